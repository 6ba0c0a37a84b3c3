import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { launchEmbedded } from "../../store/embedded/launch";

const LISTENING = "0A";
const base = mkdtempSync(join(tmpdir(), "liaison-first-"));

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Ports on which anything on this machine listens, as Linux lists them. */
function listeningPorts(): Set<number> {
  const tables = ["/proc/net/tcp", "/proc/net/tcp6"].map((path) => readFileSync(path, "utf8"));
  const rows = tables.flatMap((table) => table.split("\n").slice(1)).map((line) => line.trim().split(/\s+/));
  return new Set(rows.filter((row) => row[3] === LISTENING).map((row) => parseInt(row[1]?.split(":")[1] ?? "0", 16)));
}

async function signIn(port: number): Promise<string> {
  const driver = neo4j.driver(`bolt://127.0.0.1:${port}`, neo4j.auth.basic("neo4j", "neo4j"), {
    connectionTimeout: 1_000,
  });
  try {
    await driver.getServerInfo();
    return "in";
  } catch (error) {
    return error instanceof neo4j.Neo4jError ? error.code : String(error);
  } finally {
    await driver.close();
  }
}

const onLinux = existsSync("/proc/net/tcp") ? it : it.skip;

onLinux(
  "never accepts the well-known password, not even while a new folder is set up",
  async () => {
    const before = listeningPorts();
    const answers = new Map<number, string[]>();
    const starting = { over: false };
    const launching = launchEmbedded({ dataDir: join(base, "watched"), report: () => undefined }).finally(
      () => (starting.over = true),
    );
    // Each port by itself: another one that keeps a caller waiting must not hide the one that is looked for.
    const tryAgainAndAgain = async (port: number, tried: string[]): Promise<void> => {
      while (!starting.over) {
        tried.push(await signIn(port));
        await sleep(20);
      }
    };
    while (!starting.over) {
      for (const port of listeningPorts()) {
        if (before.has(port) || answers.has(port)) continue;
        const tried: string[] = [];
        answers.set(port, tried);
        void tryAgainAndAgain(port, tried);
      }
      await sleep(5);
    }
    const embedded = await launching;
    const tried = answers.get(Number(new URL(embedded.uri).port)) ?? [];
    await embedded.stop();
    expect(tried.length).toBeGreaterThan(1);
    expect(tried).toContain("Neo.ClientError.Security.Unauthorized");
    expect(tried).not.toContain("in");
    expect(tried.filter((answer) => /CredentialsExpired/.test(answer))).toEqual([]);
  },
  120_000,
);

it("starts anew after kill -9 of a hub whose Neo4j was just making its store", async () => {
  const dataDir = join(base, "killed");
  const script = `require("./store/embedded/launch").launchEmbedded({ dataDir: process.argv[1], report() {} })`;
  const hub = spawn(process.execPath, ["-r", "./tests/support/register.js", "-e", script, dataDir], {
    cwd: join(__dirname, "..", ".."),
    stdio: "ignore",
  });
  while (!existsSync(join(dataDir, "neo4j", "data", "databases", "system", "neostore")) && hub.exitCode === null)
    await sleep(5);
  hub.kill("SIGKILL");
  const embedded = await launchEmbedded({ dataDir, report: () => undefined });
  expect(embedded.owned).toBe(true);
  await embedded.stop();
  expect(existsSync(join(dataDir, "neo4j", "unfinished"))).toBe(false);
});
