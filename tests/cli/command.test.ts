/** The command as a process; what needs a Neo4j is in tests/hub. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../config/projectRoot";
import { runLiaison } from "../support/machine/cli";
import { atNight, fewByDay } from "../support/jest/night";

const root = projectRoot();

const liaison = (args: readonly string[], variables: Record<string, string> = {}) => runLiaison(args, variables);

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "liaison-cli-"))));
afterAll(() => rm(folder, { recursive: true }));

describe("liaison", () => {
  it("says its version", async () => {
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    expect(await liaison(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  const COMMANDS: readonly (readonly string[])[] = [
    [],
    ["serve"],
    ["import"],
    ["demo"],
    ["export", "graph"],
    ["export", "table"],

    ["token", "issue"],
    ["token", "list"],
    ["token", "revoke"],
    ["keys", "rotate"],
    ["audit", "verify"],
  ];

  it.each(fewByDay(COMMANDS, 4).map((command) => [command] as const))(
    "explains itself with examples and exit codes: %j",
    async (command) => {
      const { code, stdout } = await liaison([...command, "--help"]);
      expect([code, stdout]).toEqual([
        0,
        expect.stringMatching(/Examples:\n {2}\$ (\w+=\S+ )?liaison [\s\S]*Exit codes:\n {2}0 /),
      ]);
    },
  );

  const REFUSED: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
    ["an unknown command", ["serv"], /unknown command 'serv'/],
    ["an unknown option", ["serve", "--prot", "1"], /unknown option '--prot'/],
    ["a wrong port", ["serve", "--port", "70000"], /whole number from 0 to 65535/],
    ["a token of no role", ["token", "issue", "--org", "npm-slovenia"], /required option '--role/],
    ["a role there is not", ["token", "issue", "--role", "king"], /Allowed choices are analyst, dashboard/],
    ["a token for 400 days", ["token", "issue", "--role", "analyst", "--days", "400"], /It must be 1 to 366/],
    [
      "a token narrowed to no country, as by a variable that is not set",
      ["token", "issue", "--role", "analyst", "--countries", ""],
      /It must name at least one/,
    ],
    ["a member without an organisation", ["token", "issue", "--role", "member"], /add --org, such as/],
    ["an export in a format there is not", ["export", "graph", "--format", "xls"], /Allowed choices are gexf, graphml/],
    [
      "an export of a date that is none",
      ["export", "graph", "--format", "csv", "--as-of", "13"],
      /a date such as 2013/,
    ],
    ["a filter that is no JSON", ["export", "table", "npms", "--where", "{"], /It must be JSON/],
    ["a hub that is no address", ["export", "table", "npms", "--hub", "localhost:1"], /address such as http/],
    ["an unknown subgraph", ["serve", "--subgraph", "people"], /Allowed choices are actors, networks/],
  ];

  it.each(fewByDay(REFUSED, 5))("refuses %s with exit code 2", async (_, args, message) => {
    const { code, stdout, stderr } = await liaison(args);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(message)]);
  });
});

describe("liaison serve", () => {
  it("reports all wrong settings with exit code 2, before anything starts", async () => {
    const { code, stdout, stderr } = await liaison(["serve"], { LIAISON_LOG: "loud", LIAISON_PROT: "1" });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.trim().split("\n")).toHaveLength(3);
  });

  it("tries the port before it starts Neo4j, and exits with 5 when it is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const run = await liaison(["serve", "--port", String(port)], { LIAISON_DATA_DIR: folder });
    other.close();
    expect(run).toEqual({
      code: 5,
      stdout: "",
      stderr: `Port ${port} is in use; end what uses it, or set LIAISON_PORT to another one.\n`,
    });
  });

  atNight(() => {
    it("exits with 3 and one message where no Neo4j answers", async () => {
      const variables = { LIAISON_DATA_DIR: folder, NEO4J_URI: "bolt://127.0.0.1:9", NEO4J_PASSWORD: "x" };
      const { code, stderr } = await liaison(["serve", "--port", "0"], variables);
      expect([code, stderr]).toEqual([
        3,
        "Neo4j at bolt://127.0.0.1:9 does not answer; check NEO4J_URI and that Neo4j is running.\n",
      ]);
    });
  });
});

describe("liaison import --check", () => {
  it("finds no problem in the dataset of the project", async () => {
    const { code, stdout } = await liaison(["import", "--check", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: "checked",
      directory: join(root, "seed", "data"),
      records: expect.any(Number),
    });
  });

  it("names the file and line of what is wrong and exits with 4", async () => {
    const broken = join(folder, "broken");
    await cp(join(root, "seed", "data"), broken, { recursive: true });
    const visits = await readFile(join(broken, "visits.csv"), "utf8");
    await writeFile(join(broken, "visits.csv"), visits.slice(0, -30));
    const [plain, json] = await Promise.all([
      liaison(["import", broken, "--check"]),
      liaison(["import", broken, "--check", "--json"]),
    ]);
    expect([plain.code, plain.stderr]).toEqual([
      4,
      expect.stringMatching(/^The dataset has errors; nothing was imported\.\nvisits\.csv:\d+/),
    ]);
    expect(json.code).toBe(4);
    expect(JSON.parse(json.stdout)).toMatchObject({ outcome: "failed", problems: [{ file: "visits.csv" }] });
  });

  it("says that a folder is none", async () => {
    const { code, stderr } = await liaison(["import", join(folder, "nothing"), "--check"]);
    expect([code, stderr]).toEqual([4, expect.stringContaining("ENOENT")]);
  });
});
