/** A journal that an older version wrote: its entries do not say who could see what relates others, so they are shown to the fewest. */
import type { Driver } from "neo4j-driver";
import { ANONYMOUS_VIEWER, type Viewer } from "../../../policy";
import { openStore } from "../../../store";
import { macOf } from "../../../store/journal/chain";
import { openHub, type Data, type Hub } from "../../support/hub";
import { writeSmallWorld } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { scratchDatabase, scratchSettings, scratchStore, TEST_JOURNAL_KEY } from "../../support/world";

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const ROUND = `patterns: [CAPACITY_STRENGTHENING] partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE npm: "npm-north" partner: "cso-alpha"`;

let hub: Hub;
let database: Driver;
/** Ids by what they are. */
const ids = { board: "", atBoard: "", open: "" };
let then: string;

async function write(mutation: string): Promise<string> {
  const { data, errors } = await hub.ask(`mutation { ${mutation} }`, {}, north);
  expect({ mutation, errors }).toEqual({ mutation, errors: [] });
  return Object.values<Data>(data)[0].made.id;
}
const recordRound = (more: string) =>
  write(`recordCollaboration(input: { ${ROUND} ${more} }) { made: collaboration { id } }`);

/** Rewrites the journal as version 0.1 would have written it: without effective classes, and signed. */
async function makeFormer(): Promise<void> {
  const { records } = await database.executeQuery(
    "MATCH (c:Change) RETURN c.sequence AS sequence, c.content AS content ORDER BY sequence",
  );
  const entries: object[] = [];
  let previous = "";
  let sequence = 0;
  for (const { effective: _, ...former } of records.map((row) => JSON.parse(row.get("content") as string))) {
    if (former.action === "RECLASSIFIED") continue;
    const content = JSON.stringify(former);
    const mac = macOf(TEST_JOURNAL_KEY, { sequence: (sequence += 1), previous, content });
    const { id, at, actor, record, label, about, writtenAs } = former;
    entries.push({ sequence, previous, content, mac, id, at, actor, record, label, about, writtenAs });
    previous = mac;
  }
  await database.executeQuery("MATCH (c:Change) DETACH DELETE c");
  await database.executeQuery("UNWIND $entries AS entry CREATE (c:Change) SET c = entry", { entries });
  await database.executeQuery(
    "MATCH (j:Journal {id: 'journal'}) SET j.sequence = $sequence, j.mac = $mac, j.at = null",
    {
      sequence,
      mac: previous,
    },
  );
  await database.executeQuery("MATCH (s:Schema) SET s.journal = null");
}

beforeAll(async () => {
  const store = await scratchStore();
  database = await scratchDatabase();
  await writeSmallWorld(store);
  hub = await openHub(store);
  ids.board = await write(
    `createAdvisoryBody(input: { name: "Board" npm: "npm-north" visibility: CONFIDENTIAL }) { made: advisoryBody { id } }`,
  );
  ids.atBoard = await recordRound(`description: "At a closed board" advisoryBody: "${ids.board}"`);
  ids.open = await recordRound(`description: "In the open"`);
  await new Promise((resolve) => setTimeout(resolve, 5));
  then = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const id of [ids.atBoard, ids.open])
    await write(`updateCollaboration(input: { id: "${id}" description: "Changed" }) { made: collaboration { id } }`);
  await write(`updateAdvisoryBody(input: { id: "${ids.board}" visibility: PUBLIC }) { made: advisoryBody { id } }`);
  await hub.close();
  await makeFormer();
  hub = await openHub(await openStore(await scratchSettings()));
});
afterAll(async () => {
  await database.close();
  await hub.close();
});

const told = async (
  id: string,
  viewer: Viewer,
): Promise<readonly [history: readonly string[], then: string | null]> => {
  const { data, errors } = await hub.ask(
    `{ history(id: "${id}") { nodes { action } } node: recordKnownAt(id: "${id}", at: "${then}") { ... on Collaboration { description } } }`,
    {},
    viewer,
  );
  expect(errors).toEqual([]);
  return [data.history.nodes.map(({ action }: Data) => action), data.node?.description ?? null];
};

it("is still whole", async () => {
  const store = await openStore(await scratchSettings());
  expect((await store.access.verify(() => undefined)).problems).toEqual([]);
  await store.close();
});

it.each<[string, Viewer]>([
  ["nobody in particular", ANONYMOUS_VIEWER],
  ["another member", viewerAs("member", { org: "npm-south", memberOf: ["network-shores"] })],
])("shows %s what relates nothing that was ever hidden, and of all else nothing", async (_who, viewer) => {
  expect(await told(ids.open, viewer)).toEqual([["CREATED", "UPDATED"], "In the open"]);
  expect(await told("collab-old", viewer)).toEqual([["CREATED"], "Visits together"]);
  expect(await told(ids.atBoard, viewer)).toEqual([[], null]);
});

it("shows owners all of it", async () => {
  expect(await told(ids.atBoard, north)).toEqual([["CREATED", "UPDATED"], "At a closed board"]);
});
