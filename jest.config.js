/** One project; the real Neo4j is started lazily by tests/support. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests", "<rootDir>/domain", "<rootDir>/store", "<rootDir>/seed", "<rootDir>/config"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.[tj]s$": "@swc/jest" },
  transformIgnorePatterns: ["/node_modules/(?!jose/)"],
  setupFiles: ["reflect-metadata"],
  maxWorkers: 2,
  testTimeout: 60000,
};
