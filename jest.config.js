/** The real Neo4j is started by tests/support; see there. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.m?[tj]s$": "@swc/jest" },
  transformIgnorePatterns: ["/node_modules/(?!(jose|intl-messageformat|@formatjs|d3-geo|d3-array|internmap)/)"],
  setupFiles: ["reflect-metadata"],
  globalSetup: "<rootDir>/tests/support/globalSetup.ts",
  globalTeardown: "<rootDir>/tests/support/globalTeardown.ts",
  testSequencer: "<rootDir>/scripts/longestFirst.cjs",
  maxWorkers: 2,
  testTimeout: 60000,
};
