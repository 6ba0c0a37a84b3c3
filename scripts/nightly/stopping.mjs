// Part of `npm run nightly`: `npm test` is asked to stop, or loses its npm, in the middle, and leaves nothing behind: no worker, no hub, no Neo4j, no
// browser and no folder. Needs Linux, where the variables of processes can be read.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureBuilt } from "../build.mjs";
import { ensureInstalled, root } from "../install.mjs";

/** Tests that start Neo4j, hubs and a browser. */
const TESTS = ["tests/hub/processes", "tests/embedded/launch.night", "tests/explorer"];
const SIGNALS = ["SIGTERM", "SIGINT", "SIGKILL"];
/** After the first test has begun, so that much of what they start is there. */
const IN_THE_MIDDLE = 15_000;
/** Longest time after which all has to be gone. */
const LIMIT = 60_000;

/** Processes with a variable in their environment. */
function processesWith(variable) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const has = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(variable);
        return has
          ? [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").slice(0, 120)}`]
          : [];
      } catch {
        return [];
      }
    });
}

/** The folder of a run, from the environment of its jest. */
function folderOf(marker) {
  for (const line of processesWith(marker)) {
    const [pid] = line.split(" ");
    const variables = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    const found = variables.find((one) => one.startsWith("LIAISON_TEST_FOLDER="));
    if (found) return found.slice("LIAISON_TEST_FOLDER=".length);
  }
  throw new Error("The run has no folder.");
}

/** Resolves to what is left after a signal to npm. */
async function leftAfter(signal) {
  const marker = `LIAISON_TEST_STOPPING=${process.pid}-${signal}`;
  const [name, value] = marker.split("=");
  const npm = spawn("npm", ["test", "--", "-w", "2", ...TESTS], {
    cwd: root,
    env: { ...process.env, [name]: value },
    stdio: ["ignore", "pipe", "pipe"],
    // As a terminal does it: Ctrl-C reaches the whole group.
    detached: true,
  });
  let output = "";
  const running = new Promise((resolve, reject) => {
    const hear = (chunk) => /Running the tests/.test((output += chunk)) && resolve();
    npm.stdout.on("data", hear);
    npm.stderr.on("data", hear);
    npm.once("exit", () => reject(new Error(`npm test ended before its tests began:\n${output}`)));
  });
  await running;
  await sleep(IN_THE_MIDDLE);
  const folder = folderOf(marker);
  const before = processesWith(marker).length;
  process.kill(signal === "SIGINT" ? -npm.pid : npm.pid, signal);
  for (const until = Date.now() + LIMIT; processesWith(marker).length > 0 && Date.now() < until;) await sleep(200);
  const left = [...processesWith(marker), ...(existsSync(folder) ? [folder] : [])];
  console.log(`${left.length === 0 ? "ok    " : "FAILED"} ${signal}: ${before} processes before, ${left.length} left`);
  for (const one of left) console.log(`  ${one}`);
  return left.length;
}

ensureInstalled();
ensureBuilt();
let left = 0;
for (const signal of SIGNALS) left += await leftAfter(signal);
process.exitCode = left === 0 ? 0 : 1;
