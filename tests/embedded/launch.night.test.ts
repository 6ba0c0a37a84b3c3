import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import neo4j, { type AuthToken } from "neo4j-driver";
import { isAlive } from "../../store/embedded/announcement";
import { launchEmbedded, prepareEmbedded, type EmbeddedNeo4j } from "../../store/embedded/launch";

const root = join(__dirname, "..", "..");
const base = mkdtempSync(join(tmpdir(), "liaison with spaces "));
const dataDir = join(base, "data of the hub");
const report = (): void => undefined;
const launched: EmbeddedNeo4j[] = [];
const hubs: ChildProcess[] = [];

async function launch(folder = dataDir): Promise<EmbeddedNeo4j> {
  const embedded = await launchEmbedded({ dataDir: folder, report });
  launched.push(embedded);
  return embedded;
}

async function ask(uri: string, auth: AuthToken | undefined, statement: string): Promise<unknown> {
  const driver = neo4j.driver(uri, auth, { maxTransactionRetryTime: 0, connectionTimeout: 5_000 });
  try {
    const { records } = await driver.executeQuery(statement);
    return records[0]?.get(0) ?? null;
  } finally {
    await driver.close();
  }
}

const askOwn = (embedded: EmbeddedNeo4j, statement: string): Promise<unknown> =>
  ask(embedded.uri, neo4j.auth.basic(embedded.user, embedded.password), statement);

type Launched = Pick<EmbeddedNeo4j, "uri" | "user" | "password" | "owned" | "pid">;

/** A hub in a process of its own, which launches, prints what it got and stays. */
function startHub(folder: string): { hub: ChildProcess; launched: Promise<Launched> } {
  const script = `require("./store/embedded/launch").launchEmbedded({ dataDir: process.argv[1], report() {} })
    .then(({ uri, user, password, owned, pid }) => { console.log(JSON.stringify({ uri, user, password, owned, pid })); setInterval(() => {}, 1000); })`;
  const hub = spawn("node", ["-r", "./tests/support/register.js", "-e", script, folder], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  hubs.push(hub);
  const answer = new Promise<Launched>((resolve, reject) => {
    hub.stdout?.once("data", (line: Buffer) => resolve(JSON.parse(line.toString()) as Launched));
    hub.once("exit", () => reject(new Error("the hub ended before it launched")));
  });
  return { hub, launched: answer };
}

async function untilGone(pid: number, limit = 8_000): Promise<boolean> {
  for (const end = Date.now() + limit; Date.now() < end; await sleep(50)) if (!isAlive(pid)) return true;
  return false;
}

beforeAll(async () => prepareEmbedded({ report }), 300_000);

afterAll(async () => {
  for (const hub of hubs) hub.kill("SIGKILL");
  await Promise.all(launched.map((embedded) => embedded.stop()));
  rmSync(base, { recursive: true, force: true });
});

describe("one Neo4j", () => {
  let own: EmbeddedNeo4j;

  beforeAll(async () => {
    own = await launch();
  });

  it("starts, is owned and answers a query with its password", async () => {
    expect(own.owned).toBe(true);
    expect(own.uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/);
    expect(await askOwn(own, "CREATE (n:Kept {text: 'kept'}) RETURN n.text")).toBe("kept");
  });

  it.each<[string, AuthToken | undefined]>([
    ["no password", undefined],
    ["the well-known password", neo4j.auth.basic("neo4j", "neo4j")],
    ["an empty password", neo4j.auth.basic("neo4j", "")],
    ["a wrong password", neo4j.auth.basic("neo4j", "wrong")],
  ])("refuses %s", async (_what, auth) => {
    await expect(ask(own.uri, auth, "RETURN 1")).rejects.toMatchObject({
      code: "Neo.ClientError.Security.Unauthorized",
    });
  });

  it("does not lock its hub out after many wrong passwords", async () => {
    const wrong = Array.from({ length: 6 }, (_, n) => ask(own.uri, neo4j.auth.basic("neo4j", `wrong${n}`), "RETURN 1"));
    expect((await Promise.allSettled(wrong)).every(({ status }) => status === "rejected")).toBe(true);
    expect(await askOwn(own, "RETURN 'in'")).toBe("in");
  });

  it("closes the connection of a web page that asks for a WebSocket", async () => {
    expect(await answerToWebSocket(Number(new URL(own.uri).port))).toBe("");
    expect(await askOwn(own, "RETURN 'in'")).toBe("in");
  });

  it.each(["file:///etc/hostname", "http://127.0.0.1:9/x"])("does not load %s", async (url) => {
    await expect(askOwn(own, `LOAD CSV FROM '${url}' AS line RETURN line`)).rejects.toThrow(/configuration property/);
  });

  it("keeps the password in a file of mode 0600 and off the command line", () => {
    const file = join(dataDir, "neo4j.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      uri: own.uri,
      user: "neo4j",
      password: own.password,
      pid: own.pid,
    });
    expect(execFileSync("ps", ["-ww", "-o", "args=", "-p", String(own.pid)], { encoding: "utf8" })).not.toContain(
      own.password,
    );
  });

  it("is attached to by a second launch, whose stop leaves it running", async () => {
    const second = await launch();
    expect(second).toMatchObject({ owned: false, uri: own.uri, pid: own.pid });
    expect(await askOwn(second, "RETURN 'in'")).toBe("in");
    await second.stop();
    expect(isAlive(own.pid)).toBe(true);
  });

  it("recovers by itself after kill -9 of Neo4j", async () => {
    process.kill(own.pid, "SIGKILL");
    expect((await own.ended).code).toBeNull();
    expect(existsSync(join(dataDir, "neo4j.json"))).toBe(true);
    own = await launch();
    expect(own.owned).toBe(true);
    expect(await askOwn(own, "MATCH (n:Kept) RETURN n.text")).toBe("kept");
  });

  it("stops cleanly and takes its announcement away", async () => {
    await own.stop();
    expect((await own.ended).code).toBe(0);
    expect(isAlive(own.pid)).toBe(false);
    expect(existsSync(join(dataDir, "neo4j.json"))).toBe(false);
  });
});

describe("several hubs", () => {
  it("lets one of two simultaneous hubs own it, ends with that hub even at kill -9, and starts again with its data", async () => {
    const both = [startHub(dataDir), startHub(dataDir)];
    const answers = await Promise.all(both.map((each) => each.launched));
    expect(answers.map(({ owned }) => owned).sort()).toEqual([false, true]);
    expect(answers[0]).toMatchObject({ uri: answers[1]?.uri, password: answers[1]?.password, pid: answers[1]?.pid });
    const pid = answers[0]?.pid ?? 0;
    const owner = both[answers.findIndex(({ owned }) => owned)]?.hub;
    const end = new Promise((resolve) => owner?.once("exit", resolve));
    owner?.kill("SIGKILL");
    await end;
    // At once, so this also meets the old Neo4j while it stops.
    const next = await launch();
    expect(await untilGone(pid)).toBe(true);
    expect(next.pid).not.toBe(pid);
    expect(next.owned).toBe(true);
    expect(await askOwn(next, "MATCH (n:Kept) RETURN n.text")).toBe("kept");
    await next.stop();
  });
});

function answerToWebSocket(port: number): Promise<string> {
  const request = [
    "GET / HTTP/1.1",
    "Host: 127.0.0.1",
    "Origin: https://example.org",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "",
    "",
  ].join("\r\n");
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    socket.setTimeout(5_000, () => socket.destroy(new Error("the connection stayed open")));
    socket.on("data", (bytes) => (answer += bytes.toString()));
    socket.once("error", reject).once("close", () => resolve(answer));
  });
}
