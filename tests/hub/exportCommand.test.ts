/** `liaison export` as people run it: with a hub that runs, and without one. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCsv, readGexf } from "../gateway/exports/readBack";
import { runLiaison } from "../support/machine/cli";
import { startLiaison, type Running } from "../support/machine/processes";
import { atNight } from "../support/jest/night";
import { datasetFolder } from "../support/world";

let dataDir: string;

let folder: string;
let hub: Running;
beforeAll(async () => {
  dataDir = await datasetFolder();
  folder = await mkdtemp(join(tmpdir(), "liaison-exports-"));
  hub = await startLiaison(["serve"], { LIAISON_DATA_DIR: dataDir });
});
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true, force: true });
});

const at = (url: string) => ({ LIAISON_DATA_DIR: dataDir, LIAISON_PORT: new URL(url).port });

describe("liaison export", () => {
  it("writes the graph of the hub that runs on LIAISON_PORT", async () => {
    const file = join(folder, "network.gexf");
    const args = ["export", "graph", "--format", "gexf", "--as-of", "2023", "--out", file, "--json"];
    const { code, stdout, stderr } = await runLiaison(args, at(hub.url));
    const summary = JSON.parse(stdout);
    expect([code, summary.outcome, summary.filters]).toEqual([0, "exported", { asOf: "2023" }]);
    expect(stderr).not.toContain("Neo4j");
    const text = await readFile(file, "utf8");
    expect(Buffer.byteLength(text)).toBe(summary.bytes);
    const { nodes, edges } = readGexf(text);
    expect([Object.keys(nodes).length, Object.keys(edges).length]).toEqual([summary.nodeCount, summary.edgeCount]);
    expect(nodes).toHaveProperty("npm-slovenia");
    expect(await readdir(folder)).toEqual(["network.gexf"]);
  });

  it("writes a table to stdout, and nothing else", async () => {
    const args = ["export", "table", "npms", "--where", '{"state":{"name":{"eq":"Slovenia"}}}', "--order-by", "NAME"];
    const { code, stdout } = await runLiaison([...args, "--hub", hub.url, "--out", "-"], {});
    const there = await (
      await fetch(
        `${hub.url}/tables/npms.csv?orderBy=NAME&where=${encodeURIComponent('{"state":{"name":{"eq":"Slovenia"}}}')}`,
      )
    ).text();
    expect([code, stdout]).toEqual([0, there]);
    expect(readCsv(stdout).map(({ id }) => id)).toContain("npm-slovenia");
  });

  atNight(() => {
    it("opens a hub where none answers, sends it its token, and ends it", async () => {
      const issued = await runLiaison(["token", "issue", "--role", "member", "--org", "npm-slovenia", "--days", "1"], {
        LIAISON_DATA_DIR: dataDir,
      });
      const token = join(folder, "token");
      await writeFile(token, issued.stdout);
      // What answers here is no hub, and must not be sent the token.
      const heard: (string | undefined)[] = [];
      const other = createServer((request, response) => {
        heard.push(request.headers.authorization);
        response.end("{}");
      });
      await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
      const { port } = other.address() as AddressInfo;
      const settings = { LIAISON_DATA_DIR: dataDir, LIAISON_PORT: String(port), LIAISON_ANONYMOUS: "off" };
      const args = ["export", "graph", "--format", "csv", "--part", "nodes"];
      const { code, stdout, stderr } = await runLiaison([...args, "--token-file", token], settings);
      const without = await runLiaison(args, settings);
      other.close();
      expect([code, heard]).toEqual([0, [undefined, undefined]]);
      expect(stderr).toContain(`No hub answers at http://localhost:${port}; one is started for the export.`);
      expect(readCsv(stdout).map(({ id }) => id)).toContain("npm-slovenia");
      expect([without.code, without.stdout, without.stderr]).toEqual([
        2,
        "",
        expect.stringContaining("without a token"),
      ]);
    });
  });
});
