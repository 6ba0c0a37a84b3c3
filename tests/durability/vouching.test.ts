/** What lies outside the database (key, signed heads, signing keys) is looked at before anything is written: missing, damaged, of another database. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Driver } from "neo4j-driver";
import { openJournalKey } from "../../config/journalKey";
import { openStore, VouchingError } from "../../store";
import type { Store } from "../../store/port";
import { runLiaison } from "../support/machine/cli";
import { scratchDatabase, scratchSettings, scratchStore } from "../support/world";
import { atNight } from "../support/jest/night";

let folder: string;
let database: Driver;
let settings: Record<string, string>;
/** Files as they belong to the database. */
const whole = new Map<string, Buffer>();
const KEPT = ["journal.key", "heads.json"];

/** A database with a journal and an audit, and a data folder that belongs to it. */
beforeAll(async () => {
  folder = await mkdtemp(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "vouching-"));
  await (await scratchStore()).close();
  database = await scratchDatabase();
  const { uri, password } = await scratchSettings();
  settings = { LIAISON_DATA_DIR: folder, NEO4J_URI: uri, NEO4J_PASSWORD: password };
  const store = await open();
  const source = { id: "source-1", properties: { title: "t", kind: "WEB_PAGE" }, pointers: {} };
  await store.writer.transact({ actor: "test", input: {} }, (transaction) => transaction.put("Source", [source]));
  await note(store);
  await store.close();
  for (const name of KEPT) whole.set(name, await readFile(join(folder, name)));
});
afterEach(async () => {
  for (const [name, content] of whole) await writeFile(join(folder, name), content);
});
afterAll(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

const note = (store: Store) => store.access.note({ kind: "REFUSED", subject: "s", tokenId: null, org: null });

async function open({ warn }: { warn?: (warning: string) => void } = {}) {
  const { uri, user, password } = await scratchSettings();
  const journalKey = await openJournalKey(folder);
  const headsFile = join(folder, "heads.json");
  return openStore({ uri, user, password, database: "neo4j", journalKey, headsFile, warn });
}

/** Why the store is not opened, and that nothing came of the attempt. */
async function refusal(): Promise<string> {
  const before = await everything();
  const error = await open().then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(VouchingError);
  expect(await everything()).toEqual(before);
  return (error as VouchingError).message;
}

/** What the database and the files of the folder hold. */
async function everything(): Promise<unknown> {
  const text = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS held ORDER BY elementId(n)";
  const { records } = await database.executeQuery(text, {}, { database: "neo4j" });
  const files = await Promise.all(KEPT.map((name) => readFile(join(folder, name), "hex").catch(() => "none")));
  return { files, nodes: records.map((record) => record.toObject()) };
}

const heads = () => join(folder, "heads.json");
const edit = async (change: (text: string) => string) => writeFile(heads(), change(await readFile(heads(), "utf8")));
const change = (text: string) => database.executeQuery(text, {}, { database: "neo4j" });

/** Nodes that are hidden are gone for the hub, until they are shown again. */
const hide = (label: string, condition: string) =>
  change(`MATCH (n:${label}) WHERE ${condition} SET n:Hidden${label} REMOVE n:${label}`);
const show = (label: string) => change(`MATCH (n:Hidden${label}) SET n:${label} REMOVE n:Hidden${label}`);

it("opens what fits together, without a word", async () => {
  const warnings: string[] = [];
  await (await open({ warn: (warning) => warnings.push(warning) })).close();
  expect(warnings).toEqual([]);
});

it("makes no other key for entries whose key is missing", async () => {
  await rm(join(folder, "journal.key"));
  expect(await refusal()).toMatch(
    /a journal of 1 entries, but the key .* is missing: there is no \S+journal\.key\. Restore .*No other key was made\./,
  );
});

it("does not write on with another key", async () => {
  await writeFile(join(folder, "journal.key"), Buffer.alloc(32, 9));
  expect(await refusal()).toMatch(/newest entry of the journal \(1\) does not fit \S+journal\.key: .*LIAISON_DATA_DIR/);
});

it.each<[string, (text: string) => string]>([
  ["cut off", (text) => text.slice(0, text.length / 2)],
  ["empty", () => ""],
  ["other JSON", () => "[]"],
  ["without a number", (text) => text.replace(/"sequence": \d+/, '"sequence": "x"')],
  ["with another number", (text) => text.replace(/"sequence": 1/, '"sequence": 2')],
  ["with another seal", (text) => text.replace(/"seal": "./, '"seal": "x')],
])("writes no new signed heads over a file of them that is damaged: %s", async (_, damage) => {
  await edit(damage);
  expect(await refusal()).toMatch(/heads\.json is damaged: .* Restore the one from your backup\. If you have none/);
});

it.each([
  ["journal", "Change"],
  ["audit", "AuditEvent"],
])("goes on with no database that lacks what the signed heads vouch for: %s", async (chain, label) => {
  await hide(label, "true");
  await hide("Journal", `n.id = '${chain}'`);
  expect(await refusal()).toMatch(
    new RegExp(`heads\\.json vouches for entry 1 of the ${chain}, which the database does not hold as it was`),
  );
  await show(label);
  await show("Journal");
});

it("goes on with no chain whose newest entry is gone", async () => {
  await rm(heads());
  await hide("Change", "true");
  expect(await refusal()).toMatch(/says that the journal has 1 entries, but it does not hold the newest/);
  await show("Change");
});

it("says that signed heads are missing, and vouches anew", async () => {
  await rm(heads());
  const warnings: string[] = [];
  const store = await open({ warn: (warning) => warnings.push(warning) });
  await note(store);
  await store.close();
  expect(warnings).toEqual([
    expect.stringMatching(/heads\.json is missing, so nothing vouches for the end of a journal \(1 entries\)/),
    expect.stringMatching(/the end of an audit \(1 entries\).*compare with your backup/),
  ]);
  expect(JSON.parse(await readFile(heads(), "utf8"))).toMatchObject({ audit: { sequence: 2 } });
  whole.set("heads.json", await readFile(heads()));
});

atNight(() => {
  describe("a command", () => {
    it("exits with 6 and the next step, and liaison audit verify still tells what is wrong", async () => {
      await edit((text) => text.slice(20));
      const [listed, verified] = await Promise.all([
        runLiaison(["token", "list"], settings),
        runLiaison(["audit", "verify", "--json"], settings),
      ]);
      expect([listed.code, listed.stderr]).toEqual([
        6,
        expect.stringMatching(/heads\.json is damaged: .* run liaison audit/),
      ]);
      expect([verified.code, JSON.parse(verified.stdout).problems]).toEqual([
        6,
        expect.arrayContaining([expect.objectContaining({ problem: expect.stringContaining("can’t be used") })]),
      ]);
    });

    it("exits with 2 where the keys are gone that signed tokens which still hold, until a new one is made on purpose", async () => {
      const issue = ["token", "issue", "--role", "analyst", "--days", "1"];
      expect((await runLiaison(issue, settings)).code).toBe(0);
      await rm(join(folder, "keys"), { recursive: true });
      await mkdir(join(folder, "keys"));
      const refused = await runLiaison(issue, settings);
      expect([refused.code, refused.stderr]).toEqual([
        2,
        expect.stringMatching(/keys holds no key, but 1 tokens are in use .* liaison keys rotate/),
      ]);
      expect((await runLiaison(["keys", "rotate"], settings)).code).toBe(0);
      expect((await runLiaison(issue, settings)).code).toBe(0);
    });

    it("exits with 3 where a newer Liaison has written into the database, and changes nothing there", async () => {
      await change("MATCH (s:Schema) SET s.format = 99");
      const { code, stderr } = await runLiaison(["token", "list"], settings);
      expect([code, stderr]).toEqual([3, expect.stringMatching(/newer Liaison .*format \(99\).*Run that version/)]);
      await change("MATCH (s:Schema) REMOVE s.format");
    });
  });
});
