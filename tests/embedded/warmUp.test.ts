/** What only makes starts of Neo4j faster never fails them. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
  expect(lines.at(-1)).toMatch(/^The rehearsal came to nothing, so starts of Neo4j take some seconds longer: /);
  expect(readdirSync(folder)).toEqual([]);
});
