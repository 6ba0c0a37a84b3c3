import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedError, launchEmbedded } from "../../store/embedded/launch";

const base = mkdtempSync(join(tmpdir(), "liaison-refusal-"));
const options = { dataDir: join(base, "data"), cacheDir: join(base, "cache"), report: (): void => undefined };
const choices = [/NEO4J_URI/, /docker compose up/, /JDK 17 .*Maven/];

afterAll(() => rmSync(base, { recursive: true, force: true }));

async function refusal(launching: Promise<unknown>): Promise<string> {
  const error: unknown = await launching.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EmbeddedError);
  return (error as EmbeddedError).message;
}

it("names the three choices where Java is missing", async () => {
  const message = await refusal(launchEmbedded({ ...options, javaHome: join(base, "no java") }));
  for (const choice of [/no Java/, ...choices]) expect(message).toMatch(choice);
});

it("names the version where Java is too old", async () => {
  const bin = join(base, "old", "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, "java"),
    "#!/bin/sh\necho '    java.home = /old' >&2\necho '    java.specification.version = 11' >&2\n",
  );
  chmodSync(join(bin, "java"), 0o755);
  const message = await refusal(launchEmbedded({ ...options, javaHome: join(base, "old") }));
  for (const choice of [/Java 17 or newer/, /is Java 11/, ...choices]) expect(message).toMatch(choice);
});

it("names the three choices where Maven is missing", () => {
  const settings = execFileSync("sh", ["-c", "java -XshowSettings:properties -version 2>&1"], { encoding: "utf8" });
  const javaHome = /java\.home = (.+)/.exec(settings)?.[1]?.trim();
  const script = `require("./store/embedded/launch").launchEmbedded({ ...JSON.parse(process.argv[1]), report() {} })
    .then(() => process.exit(1), (error) => console.log(error.name, error.message))`;
  const hub = ["-r", "./tests/support/register.js", "-e", script, JSON.stringify({ ...options, javaHome })];
  const message = execFileSync(process.execPath, hub, {
    cwd: join(__dirname, "..", ".."),
    env: { PATH: base },
    encoding: "utf8",
  });
  for (const part of [/EmbeddedError/, /needs Maven/, ...choices]) expect(message).toMatch(part);
});

it("tells the last lines of a Neo4j that can't start, and what to do", async () => {
  const dataDir = join(base, "broken");
  mkdirSync(join(dataDir, "neo4j"), { recursive: true });
  writeFileSync(join(dataDir, "neo4j", "data"), "a file where Neo4j wants a folder");
  const message = await refusal(launchEmbedded({ dataDir, report: options.report }));
  for (const part of [/did not start/, /FileSystemException/, /debug\.log/, /NEO4J_URI/]) expect(message).toMatch(part);
});
