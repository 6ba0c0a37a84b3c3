/** `liaison export` against servers that behave as a hub can: late, torn, refusing. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { runExport, type ExportAsked } from "../../cli/exportFile";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let servers: Server[] = [];
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "liaison-export-test-"))));
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers = [];
  await rm(folder, { recursive: true });
});

/** A server that gives each request the next answer, and the last one again and again. */
async function serving(...answers: Answer[]): Promise<{ url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    answer?.(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const HEADERS = {
  "liaison-dataset-version": "123",
  "liaison-node-count": "2",
  "liaison-edge-count": "1",

  "liaison-viewer-classes": "PUBLIC",
  "liaison-filters": '{"asOf":"2013"}',
  "liaison-coverage": "3 records found.",
};
const whole: Answer = (_request, response) => void response.writeHead(200, HEADERS).end("one\ntwo\n");
const torn: Answer = (_request, response) => {
  response.writeHead(200, HEADERS).write("one\n");
  setTimeout(() => response.destroy(), 20);
};
const refusing =
  (status: number, body: unknown, headers = {}): Answer =>
  (_request, response) =>
    void response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
const later = refusing(503, { errors: [{ message: "The hub is starting." }] }, { "retry-after": "0" });

async function run(asked: Partial<ExportAsked>, signal = new AbortController().signal) {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const whole = { path: "/export/graph.csv", parameters: { part: "nodes", where: '{"a":"b c"}', asOf: undefined } };
  const code = await runExport({ ...whole, ...asked }, streams, signal);
  const text = ({ stdout, stderr }: typeof streams) =>
    [String(stdout.read() ?? ""), String(stderr.read() ?? "")] as const;
  const [stdout, stderr] = text(streams);
  return { code, stdout, stderr };
}

const out = () => join(folder, "network.csv");

describe("liaison export", () => {
  it("asks with its parameters and its token, and writes all that comes", async () => {
    const { url, requests } = await serving(whole);
    await writeFile(join(folder, "token"), "a.b.c\n");
    const { code, stdout, stderr } = await run({ hub: `${url}/`, out: out(), tokenFile: join(folder, "token") });
    expect([code, stdout, await readFile(out(), "utf8")]).toEqual([0, "", "one\ntwo\n"]);
    expect(stderr).toContain(
      `Wrote 8 bytes of dataset version 123 to ${out()}: 2 actors, 1 edges, as seen with PUBLIC.`,
    );
    expect(stderr).toContain("3 records found.");
    const [request] = requests;
    expect(request?.headers.authorization).toBe("Bearer a.b.c");
    expect(new URL(request?.url ?? "", url).searchParams.get("where")).toBe('{"a":"b c"}');
    expect(request?.url).not.toContain("asOf");
    expect((await readdir(folder)).sort()).toEqual(["network.csv", "token"]);
  });

  it("sends no token where none was given, and writes to stdout where no file was", async () => {
    const { url, requests } = await serving(whole);
    const { code, stdout } = await run({ hub: url });
    expect([code, stdout, requests[0]?.headers.authorization]).toEqual([0, "one\ntwo\n", undefined]);
  });

  it("prints a summary for programs", async () => {
    const { url } = await serving(whole);
    const { stdout } = await run({ hub: url, out: out(), json: true });
    expect(JSON.parse(stdout)).toEqual({
      outcome: "exported",
      file: out(),
      path: "/export/graph.csv",
      bytes: 8,
      datasetVersion: "123",

      nodeCount: 2,
      edgeCount: 1,
      viewerClasses: "PUBLIC",
      filters: { asOf: "2013" },
      coverage: "3 records found.",
    });
  });

  it("waits for a hub that says it is not ready", async () => {
    const { url, requests } = await serving(later, later, whole);
    const { code, stderr } = await run({ hub: url, out: out() });
    expect([code, requests.length, await readFile(out(), "utf8")]).toEqual([0, 3, "one\ntwo\n"]);
    expect(stderr.match(/The hub is starting\./g)).toHaveLength(1);
  });

  it("begins anew when the hub breaks off, and writes nothing twice", async () => {
    const { url, requests } = await serving(torn, whole);
    expect((await run({ hub: url })).stdout).toBe("one\ntwo\n");
    expect(requests).toHaveLength(2);
  });

  it("gives up after the third time, and leaves what was there as it was", async () => {
    await writeFile(out(), "before");
    const { url, requests } = await serving(torn);
    const { code, stderr } = await run({ hub: url, out: out() });
    expect([code, requests.length, await readFile(out(), "utf8")]).toEqual([3, 3, "before"]);
    expect(stderr).toContain("The hub stopped sending 3 times, and nothing was written; try again later.");
    expect(await readdir(folder)).toEqual(["network.csv"]);
  });

  it.each([
    ["a wrong parameter", 400, { errors: [{ message: '"part" must be edges or nodes.' }] }, 2, /"part" must be edges/],
    ["a token that is no good", 401, { errors: [{ message: "The token is not valid." }] }, 2, /The token is not valid/],
    ["a table there is not", 404, { error: "There is no such table.", tables: [] }, 2, /There is no such table/],
    ["another program", 404, "<html>", 2, /not a hub that can export/],
    ["a fault of the hub", 500, { errors: [{ message: "Something went wrong." }] }, 1, /Something went wrong\./],
  ])("says what the hub said of %s, and writes nothing", async (_what, status, body, exitCode, message) => {
    const { url } = await serving(refusing(status, body));
    const { code, stdout, stderr } = await run({ hub: url, out: out() });
    expect([code, stdout, stderr]).toEqual([exitCode, "", expect.stringMatching(message)]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("says that no hub answers, in words and for programs", async () => {
    const { url } = await serving(whole);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const { code, stdout } = await run({ hub: url, out: out(), json: true });
    expect([code, JSON.parse(stdout)]).toEqual([
      3,
      {
        outcome: "failed",
        message: `No hub answers at ${url} (ECONNREFUSED); check --hub, and that the hub is running.`,
      },
    ]);
  });

  it("refuses what it could not write, or a token that is none, before it asks", async () => {
    const { url, requests } = await serving(whole);
    await mkdir(join(folder, "folder"));
    await symlink("/dev/stdout", join(folder, "link"));
    await writeFile(join(folder, "words"), "not a token");
    const refused: readonly (readonly [Partial<ExportAsked>, RegExp])[] = [
      [{ json: true }, /add --out FILE/],
      [{ out: join(folder, "nowhere", "x") }, /there is no folder/],
      [{ out: join(folder, "folder") }, /not a regular file/],
      [{ out: join(folder, "link") }, /not a regular file/],
      [{ tokenFile: join(folder, "nothing") }, /can’t be read/],
      [{ tokenFile: join(folder, "words") }, /must hold a token alone/],
    ];
    for (const [asked, message] of refused) {
      const { code, stdout, stderr } = await run({ hub: url, ...asked });
      expect([code, stdout + stderr]).toEqual([2, expect.stringMatching(message)]);
      expect(stdout + stderr).not.toContain("not a token");
    }
    expect(requests).toEqual([]);
  });

  it("leaves nothing behind when it is stopped", async () => {
    const stalled: Answer = (_request, response) => void response.writeHead(200, HEADERS).write("one\n");
    const { url } = await serving(stalled);
    const abort = new AbortController();
    const running = run({ hub: url, out: out() }, abort.signal);
    for (let waited = 0; waited < 100 && (await readdir(folder)).length === 0; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await readdir(folder)).toHaveLength(1);
    abort.abort();
    const { stderr } = await running;
    expect(stderr).toContain("Stopped; nothing was written.");
    expect(await readdir(folder)).toEqual([]);
  });
});
