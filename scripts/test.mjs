// `npm test`: installs and builds what is missing, runs jest, and prints "N passed, N failed" as the very last line.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

// The first: the query planner's package imports dynamically. The second: so that node does not remark on it.
const NODE_OPTIONS = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", process.env.NODE_OPTIONS];

/** Runs jest; resolves to its exit code, 1 when a signal ended it. */
async function runJest(countsFile) {
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
      env: {
        // As the hub runs; jest would set "test", with which libraries check far more of what they are given.
        NODE_ENV: "production",
        ...process.env,
        NODE_OPTIONS: NODE_OPTIONS.filter(Boolean).join(" "),
        LIAISON_TEST_COUNTS: countsFile,
      },
    },
  );
  process.on("SIGINT", () => undefined); // the terminal gives it to jest too; the counts still get printed
  process.on("SIGTERM", () => jest.kill("SIGTERM"));
  const [code] = await once(jest, "close");
  return code ?? 1;
}

/** What the reporter left; a run that ended before it could is one failure. */
function readCounts(countsFile) {
  try {
    return JSON.parse(readFileSync(countsFile, "utf8"));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

let counts = { passed: 0, failed: 1 };
process.on("exit", () => console.log(`${counts.passed} passed, ${counts.failed} failed`));

ensureInstalled();
ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), "liaison-test-"));
const code = await runJest(join(folder, "counts.json"));
counts = readCounts(join(folder, "counts.json"));
rmSync(folder, { recursive: true, force: true });
// A run that failed as a whole (nothing ran, or it ended badly after the last test) is one failure too.
if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
process.exitCode = counts.failed > 0 ? code || 1 : 0;
