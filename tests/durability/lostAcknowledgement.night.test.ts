/**
 * Connections that end around a commit, so that the hub can’t know whether it was done: the driver repeats the transaction, and still
 * everything is done exactly once.
 */
import type { Driver } from "neo4j-driver";
import { openStore } from "../../store";
import type { AuditNote, Store, TokenRecord } from "../../store/port";
import { BoltProxy, type Loss } from "../support/machine/boltProxy";
import { openHub, type Data, type Hub } from "../support/hub";
import { byNight, isNight } from "../support/jest/night";
import { writeSmallWorld } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";
import { scratchDatabase, scratchSettings, scratchStore } from "../support/world";

let proxy: BoltProxy;
let database: Driver;
let store: Store;
let hub: Hub;

beforeAll(async () => {
  const empty = await scratchStore();
  await writeSmallWorld(empty);
  await empty.close();
  const settings = await scratchSettings();
  proxy = await BoltProxy.open(Number(new URL(settings.uri).port));
  store = await openStore({ ...settings, uri: proxy.uri });
  hub = await openHub(store);
  database = await scratchDatabase();
});
afterAll(async () => {
  await hub?.close();
  await database?.close();
  await proxy?.close();
});

const steward = viewerAs("steward");

async function write(mutation: string): Promise<{ data: Data; codes: unknown[] }> {
  const { data, errors } = await hub.ask(`mutation { ${mutation} }`, {}, steward);
  return { data, codes: errors.map(({ extensions }) => extensions?.["code"]) };
}

async function rows(text: string, parameters: object = {}): Promise<Data[]> {
  return (await database.executeQuery(text, parameters, { database: "neo4j" })).records.map((row) => row.toObject());
}

/** What is there with this title, and what the journal says of it. */
async function found(title: string): Promise<{ note: string | null; revision: number; changes: readonly string[] }[]> {
  const text = `MATCH (n:Source {title: $title}) RETURN n.note AS note, n.revision AS revision,
    COLLECT { MATCH (c:Change {record: n.id}) RETURN c.content ORDER BY c.sequence } AS changes`;
  return (await rows(text, { title })).map((row) => ({
    ...row,
    changes: row.changes.map((content: string) => JSON.parse(content).action),
  }));
}

const create = (title: string, more = ""): string =>
  `createSource(input: { title: "${title}" kind: WEB_PAGE ${more} }) { source { id revision title } }`;

/** Loses connections as told while `work` is done, and makes sure that they were. */
async function losing<Result>(losses: readonly Loss[], work: () => Promise<Result>): Promise<Result> {
  const before = proxy.lost;
  proxy.lose(...losses);
  const result = await work();
  expect(proxy.lost - before).toBe(losses.length);
  return result;
}

async function expectOneRecord(losses: readonly Loss[]): Promise<void> {
  const title = losses.join(" and ");
  const { data, codes } = await losing(losses, () => write(create(title)));
  expect({ codes, title: data?.createSource.source.title }).toEqual({ codes: [], title });
  expect(await found(title)).toEqual([{ note: null, revision: 1, changes: ["CREATED"] }]);
}

/** Each takes the driver some seconds of patience; the nightly run loses everything that can be lost. */
describe.each<Loss>(byNight<Loss[]>(["commit", "acknowledgement"], ["acknowledgement"]))(
  "when the %s is lost",
  (loss) => {
    it("creates one record", async () => {
      await expectOneRecord([loss]);
    });

    it("changes it once, and archives it once", async () => {
      const name = `${loss}, changed`;
      const { id, revision } = (await write(create(name))).data.createSource.source;
      const update = `updateSource(input: { id: "${id}" note: "new" ifRevision: ${revision} }) { source { note } }`;
      const updated = await losing([loss], () => write(update));
      expect(updated).toEqual({ codes: [], data: { updateSource: { source: { note: "new" } } } });
      expect(await found(name)).toEqual([{ note: "new", revision: 2, changes: ["CREATED", "UPDATED"] }]);
      const archive = `archiveSource(input: { id: "${id}" idempotencyKey: "${loss}" }) { id }`;
      expect(await losing([loss], () => write(archive))).toEqual({ codes: [], data: { archiveSource: { id } } });
      expect(await write(archive)).toEqual({ codes: [], data: { archiveSource: { id } } });
      expect(await rows("MATCH (c:Change {record: $id}) RETURN count(*) AS changes", { id })).toEqual([{ changes: 3 }]);
    });

    it("notes in the audit once", async () => {
      const id = `token-${loss}`;
      const note = (detail: string): AuditNote => ({
        ...({ kind: "TOKEN_ISSUED", subject: "operator", tokenId: null, org: null } as const),
        records: [id],
        detail,
      });
      const token: TokenRecord = {
        id,
        subject: "s",
        role: null,
        org: null,
        scopes: [],
        networks: [],
        countries: [],
        purpose: "p",
        operations: null,
        breakGlass: null,
        issuedAt: "2026-01-01T00:00:00.000Z",
        issuedBy: "operator",

        issuedWith: null,
        issuedFor: null,
        expiresAt: "2026-01-02T00:00:00.000Z",
        revokedAt: null,
        revokedBy: null,
        isExternal: false,
        uses: 0,
        lastUsedAt: null,
      };
      const revoked: AuditNote = { ...note("revoked"), kind: "TOKEN_REVOKED" };
      await losing([loss], () => store.access.note(note("noted")));
      await losing([loss], () => store.access.keep(token, note("kept"), loss));
      await losing([loss], () => store.access.revoke(id, revoked));
      const entries = await rows("MATCH (e:AuditEvent) RETURN e.content AS content ORDER BY e.sequence");
      const details = entries.map(({ content }) => JSON.parse(content)).filter(({ records }) => records.includes(id));
      expect(details.map(({ detail }) => detail)).toEqual(["noted", "kept", "revoked"]);
    });
  },
);

it.each<[Loss, Loss]>([
  ["acknowledgement", "acknowledgement"],
  ...byNight<[Loss, Loss][]>([["acknowledgement", "commit"]], []),
])("creates one record when the %s is lost, and at the repetition the %s", async (...losses) => {
  await expectOneRecord(losses);
});

it("says UNAVAILABLE when Neo4j stays away after an acknowledgement was lost, and a repetition finds the record", async () => {
  const { target } = proxy;
  const creation = create("away", 'idempotencyKey: "away"');
  proxy.lose("acknowledgement");
  const lost = proxy.lost;
  const asked = write(creation);
  for (const until = Date.now() + 10_000; proxy.lost === lost && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 1));
  proxy.target = null;
  expect(await asked).toEqual({ data: { createSource: null }, codes: ["UNAVAILABLE"] });
  proxy.target = target;
  const { data, codes } = await write(creation);
  expect({ codes, title: data.createSource.source.title }).toEqual({ codes: [], title: "away" });
  expect(await found("away")).toEqual([{ note: null, revision: 1, changes: ["CREATED"] }]);
});

// The driver itself would wait for ever.
if (isNight)
  it("says UNAVAILABLE when Neo4j falls silent and keeps its connections open", async () => {
    proxy.isSilent = true;
    const { errors } = await hub.ask("{ npms { totalCount } }");
    proxy.isSilent = false;
    expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["UNAVAILABLE"]);
    proxy.cut();
    proxy.target = Number(new URL((await scratchSettings()).uri).port);
    expect((await hub.ask("{ npms { totalCount } }")).errors).toEqual([]);
  });

it("leaves both chains whole", async () => {
  expect((await store.access.verify(() => undefined)).problems).toEqual([]);
});
