// Jest reporter: leaves the final counts in the file LIAISON_TEST_COUNTS, for scripts/test.mjs to print last.
const { writeFileSync } = require("node:fs");

module.exports = class CountingReporter {
  /** A suite that could not run counts as one failure: its tests are not known. */
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.ran = passed + failed;
    const file = process.env.LIAISON_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify({ passed, failed }));
  }

  /** Makes jest itself fail when it found files but ran nothing. */
  getLastError() {
    return this.ran === 0 ? new Error("No test ran.") : undefined;
  }
};
