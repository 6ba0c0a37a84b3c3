/** What only makes starts of Neo4j faster never fails them. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { install } from "../../store/embedded/install";
import { findJava } from "../../store/embedded/java";
import { makeArchive } from "../../store/embedded/warmUp";

const base = mkdtempSync(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "warm-up-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A Java that does what a script says. */
function javaThat(name: string, script: string): { command: string; home: string } {
  const command = join(base, name);
  writeFileSync(command, `#!/bin/sh\n${script}\n`);
  chmodSync(command, 0o755);
  return { command, home: base };
}

it.each([
  ["ends before it has written an archive", "echo begun; echo ready; cat > /dev/null"],
  ["does not start", "exit 1"],
  ["is killed", "kill -9 $$"],
  ["finds the folder in use", "exit 75"],
])("a rehearsal comes to nothing without a failure where Java %s", async (name, script) => {
  const folder = join(base, `installation, ${name}`);
  mkdirSync(folder);
  const lines: string[] = [];
  await makeArchive(javaThat(name, script), { folder, classPath: "" }, (line) => lines.push(line));
  expect(lines.at(-1)).toMatch(/^The rehearsal failed, so starts of Neo4j take some seconds longer: /);
  expect(readdirSync(folder)).toEqual([]);
});

it("no jar of an installation is signed, so that all its classes can be archived", async () => {
  const { folder } = await install(await findJava(), join(homedir(), ".cache", "liaison"), () => undefined);
  const jars = readdirSync(join(folder, "jars"));
  expect(jars.length).toBeGreaterThan(100);
  // Names of entries stand in a jar as they are.
  const signed = jars.filter((name) =>
    /META-INF\/[^/\0]+\.(SF|RSA|DSA|EC)/.test(readFileSync(join(folder, "jars", name), "latin1")),
  );
  expect(signed).toEqual([]);
});
