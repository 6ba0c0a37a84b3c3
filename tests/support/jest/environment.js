/**
 * The environment of tests, in workers that end when the run does: what a client of a test did not read of an answer would keep its connection,
 * and with it the worker, until the memory is tidied up.
 */
const process = require("node:process");
const { TestEnvironment } = require("jest-environment-node");

/** What jest-worker sends when nothing more is to come (CHILD_MESSAGE_END). */
const END = 2;

process.on("message", (message) => {
  if (Array.isArray(message) && message[0] === END) process.exit();
});

module.exports = TestEnvironment;
