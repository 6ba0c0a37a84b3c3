// `npm run check`: every check beside the tests, two at a time; `npm run check -- lint types` runs only those named.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const bin = (path) => join(root, "node_modules", path);
const CODEGEN = join(root, "scripts", "codegen.mjs");
const AT_ONCE = 2;

/** Name → arguments of node; the slow ones first, so that the short ones fill the gaps. */
const STEPS = {
  lint: [bin("eslint/bin/eslint.js"), ".", "--max-warnings=0"],
  types: [bin("typescript/bin/tsc"), "--project", "tsconfig.json", "--pretty", "false"],
  "types of the explorer": [bin("typescript/bin/tsc"), "--project", "web/tsconfig.json", "--pretty", "false"],
  rooms: [join(root, "scripts", "rooms.mjs")],
  imports: [bin("dependency-cruiser/bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.cjs", "."],
  unused: [bin("knip/bin/knip.js"), "--no-progress"],
  format: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."],
  ...(existsSync(CODEGEN) && { codegen: [CODEGEN, "--check"] }),
};

/** Runs one step and prints its line, with its output when it failed; true when it passed. */
function run(name) {
  const started = performance.now();
  const child = spawn(process.execPath, STEPS[name], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${name.padEnd(21)} ${seconds.padStart(5)} s`);
      if (code !== 0) console.log(Buffer.concat(output).toString().trimEnd());
      resolve(code === 0);
    });
  });
}

async function runAll(names) {
  const waiting = [...names];
  const failed = [];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) if (!(await run(name))) failed.push(name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(STEPS, name));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(", ")}. There are: ${Object.keys(STEPS).join(", ")}.`);
  process.exit(2);
}
ensureInstalled();
ensureBuilt();
const failed = await runAll(asked.length > 0 ? asked : Object.keys(STEPS));
if (failed.length > 0) console.log(`\n${failed.length} of the checks failed: ${failed.join(", ")}.`);
process.exitCode = failed.length > 0 ? 1 : 0;
