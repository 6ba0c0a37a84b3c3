const { workers } = require("./scripts/workers.cjs");

const isForTheNight =
  process.env.LIAISON_TEST_NIGHT === "on" || process.argv.some((argument) => argument.includes(".night"));

/** The real Neo4j is started by tests/support; see there. */
module.exports = {
  testEnvironment: "<rootDir>/tests/support/jest/environment.js",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  // Those that start a hub or a Neo4j again and again are for the night, or for those who name them.
  testPathIgnorePatterns: isForTheNight ? [] : ["\\.night\\.test\\.ts$"],
  transform: { "^.+\\.m?[tj]s$": "@swc/jest" },
  transformIgnorePatterns: ["/node_modules/(?!(jose|intl-messageformat|@formatjs|d3-geo|d3-array|internmap)/)"],
  setupFiles: ["reflect-metadata", "<rootDir>/tests/support/jest/stackTraces.js"],
  setupFilesAfterEnv: ["<rootDir>/tests/support/jest/equality.js"],
  globalSetup: "<rootDir>/tests/support/jest/globalSetup.ts",
  globalTeardown: "<rootDir>/tests/support/jest/globalTeardown.ts",
  testSequencer: "<rootDir>/scripts/longestFirst.cjs",
  // Looked up again and again by parsers, and slowly in the sandbox that jest runs tests in.
  sandboxInjectedGlobals: ["Math", "Object"],
  maxWorkers: workers(),
  // Not in the folder for what is temporary, which is another one for each run.
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
  // Time is not what tests assert: a slow or busy machine only takes longer.
  testTimeout: 600_000,
};
