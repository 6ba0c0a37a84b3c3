/** A hub whose disk fills up, with a Neo4j of its own on it: what it says, what it still does, and that it gets up by itself. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { partOfDataset, removeCopies } from "../seed/copies";
import { runLiaison } from "../support/machine/cli";
import { post, startLiaison, type Running, type Through } from "../support/machine/processes";
import { SmallDisk, whyNoDisks } from "../support/machine/smallDisk";

const MEGABYTES = 400;
/** Below what the hub keeps free for records, and below what it keeps free for anything. */
const [LITTLE, HARDLY] = [40, 2];

const onSmallDisks = whyNoDisks === null ? describe : describe.skip;

let folder: string;
let disk: SmallDisk;
let hub: Running;
let authorization: string;
let settings: Record<string, string>;
const inside: Through = (command, args) => disk.inside(command, args);

interface Ready {
  readonly status: number;
  readonly missing: readonly string[];
}

async function ready(): Promise<Ready> {
  const response = await fetch(`${hub.url}/health/ready`);
  const { missing = [] } = (await response.json()) as { missing?: string[] };
  return { status: response.status, missing };
}

/** What the hub says once it says something of this kind; waits as long as it takes. */
async function until(isIt: (said: Ready) => boolean): Promise<Ready> {
  for (;;) {
    const said = await ready();
    if (isIt(said)) return said;
    await sleep(100);
  }
}

const saying = (text: RegExp) => (said: Ready) => said.missing.some((sentence) => text.test(sentence));

const read = () => post(hub.url, `{ npms { nodes { id } } }`);
const NPMS = { data: { npms: { nodes: [{ id: "npm-slovenia" }] } } };

let written = 0;
async function write(): Promise<unknown> {
  written += 1;
  const create = `mutation { createSource(input: { title: "source ${written}" kind: WEB_PAGE }) { source { id } } }`;
  return codesIn((await post(hub.url, create, {}, { authorization })).body) ?? "written";
}

/** Codes of the errors of an answer; undefined where it has none. */
const codesIn = (body: unknown): readonly string[] | undefined =>
  (body as { errors?: { extensions: { code: string } }[] }).errors?.map(({ extensions }) => extensions.code);

/** Makes Neo4j write more than there is room for, past the hub, which would not let anybody. */
async function writePastTheHub(): Promise<void> {
  const { uri, user, password } = JSON.parse(await readFile(disk.outside("neo4j.json"), "utf8"));
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { maxTransactionRetryTime: 0 });
  const text = "UNWIND range(1, 2000) AS n CREATE (:Ballast {text: $text + n})";
  try {
    for (;;) await driver.executeQuery(text, { text: "x".repeat(5_000) });
  } catch {
    // It could not, and has stopped itself.
  } finally {
    await driver.close();
  }
}

onSmallDisks(`a full disk${whyNoDisks === null ? "" : ` (skipped: ${whyNoDisks})`}`, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "disk-"));
    disk = await SmallDisk.mount(join(folder, "data"), MEGABYTES);
    settings = {
      LIAISON_DATA_DIR: disk.folder,
      LIAISON_LOG: "error",
      LIAISON_DATASET: partOfDataset("npm-slovenia", "cso-peace-institute"),
    };
    hub = await startLiaison(["serve"], settings, inside);
    const issue = ["token", "issue", "--role", "steward", "--subject", "steward", "--days", "1"];
    authorization = `Bearer ${(await runLiaison(issue, settings, inside)).stdout.trim()}`;
  });
  afterEach(() => disk.makeRoom());
  afterAll(async () => {
    await hub?.stop();
    disk?.unmount();
    removeCopies();
    await rm(folder, { recursive: true, force: true });
  });

  it("is told before it is full: records are refused, everything is read, and tokens and the audit go on", async () => {
    expect(await write()).toBe("written");
    disk.fillTo(LITTLE);
    const said = await until(saying(/disk of the data folder is full: \d+ MB are free, and only tokens and/));
    expect(said.status).toBe(503);
    expect(hub.output()).toMatch(/"msg":"No room on the disk of [^"]+ MB are free[^"]+Make room there/);
    expect([await write(), (await read()).body]).toEqual([["UNAVAILABLE"], NPMS]);
    const issued = await runLiaison(["token", "issue", "--role", "analyst", "--days", "1"], settings, inside);
    expect(issued.code).toBe(0);
  });

  it("leaves the hub reading when nothing at all can be written, and going on when there is room", async () => {
    disk.fillTo(HARDLY);
    await until(saying(/and nothing is written\./));
    expect([await write(), (await read()).body]).toEqual([["UNAVAILABLE"], NPMS]);
    disk.makeRoom();
    expect(await until(({ status }) => status === 200)).toEqual({ status: 200, missing: [] });
    expect(await write()).toBe("written");
  });

  it("that stopped Neo4j does not stop the hub, which starts it again once there is room", async () => {
    disk.fillTo(HARDLY);
    await writePastTheHub();
    await until(saying(/Neo4j is started again once there is room/));
    expect([await write(), codesIn((await read()).body)]).toEqual([["UNAVAILABLE"], ["UNAVAILABLE"]]);
    expect(hub.output()).toMatch(
      /"msg":"The Neo4j of this hub stopped unexpectedly with code 74 \(Neo4j could not write/,
    );
    disk.makeRoom();
    await until(({ status }) => status === 200);
    expect([await write(), (await read()).body]).toEqual(["written", NPMS]);
  });

  it("leaves journal and audit whole, and a hub that starts again on the same folder", async () => {
    expect(await hub.stop()).toBe(0);
    const { code, stdout } = await runLiaison(["audit", "verify", "--json"], settings, inside);
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ problems: [] })]);
  });

  it("is told at the start, with the next step, where Neo4j could not even start", async () => {
    disk.fillTo(HARDLY);
    const { code, stderr } = await runLiaison(["token", "list"], settings, inside);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^The disk of \S+ is full: .* Make room there/m)]);
  });
});
