// `npm test`: installs and builds what is missing, runs jest, stops all that it started, and prints "N passed, N failed" as the very last line.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithNpm } from "../cli/endWithNpm.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

// The first: the query planner's package imports dynamically. The second: so that node does not remark on it.
const NODE_OPTIONS = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", process.env.NODE_OPTIONS];
const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
/** What workers and the hubs of tests get to end in an orderly way before they are killed. */
const GRACE_MS = 12_000;
const STEP_MS = 50;

/** Sends a signal to jest, its workers and all that they started; false where none of them is left. */
function signalGroup(jest, signal) {
  try {
    process.kill(-jest.pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Ends whatever of the run is left: asked first, then made to. Each Neo4j ends with the process that started it. */
async function stopGroup(jest) {
  if (!signalGroup(jest, "SIGTERM")) return;
  for (const until = Date.now() + GRACE_MS; signalGroup(jest, 0) && Date.now() < until;) await sleep(STEP_MS);
  signalGroup(jest, "SIGKILL");
}

/** Runs jest in a group of its own, so that all of it can be ended; resolves to its exit code, and after a signal to that of the signal. */
async function runJest(folder) {
  const data = join(folder, "data");
  mkdirSync(data);
  const jest = spawn(
    process.execPath,
    [
      join(root, "node_modules", "jest", "bin", "jest.js"),
      ...process.argv.slice(2),
      // After the arguments: these options would take names of test files for reporters.
      "--reporters=default",
      `--reporters=${join(root, "scripts", "countingReporter.cjs")}`,
    ],
    {
      cwd: root,
      stdio: "inherit",
      detached: true,
      env: {
        // As the hub runs; jest would set "test", with which libraries check far more of what they are given.
        NODE_ENV: "production",
        ...process.env,
        NODE_OPTIONS: NODE_OPTIONS.filter(Boolean).join(" "),
        LIAISON_TEST_COUNTS: join(folder, "counts.json"),
        LIAISON_TEST_FOLDER: data,
        // What tests forget goes with the folder.
        TMPDIR: data,
      },
    },
  );
  const closed = once(jest, "close");
  let ended;
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (ended !== undefined) return signalGroup(jest, "SIGKILL");
      ended = 128 + number;
      console.error("Stopping what the tests have started …");
      return void stopGroup(jest);
    });
  }
  endWithNpm();
  const [code] = await closed;
  await stopGroup(jest);
  return ended ?? code ?? 1;
}

/** What the reporter left; a run that ended before it could is one failure. */
function readCounts(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, "counts.json"), "utf8"));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

let counts = { passed: 0, failed: 1 };
process.on("exit", () => console.log(`${counts.passed} passed, ${counts.failed} failed`));

ensureInstalled();
ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), "liaison-test-"));
const code = await runJest(folder);
counts = readCounts(folder);
// A Neo4j may need a moment longer than the process that started it.
rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
// A run that failed as a whole (nothing ran, or it ended badly after the last test) is one failure too.
if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
process.exitCode = counts.failed > 0 ? code || 1 : 0;
