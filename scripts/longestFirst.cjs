// The order of test files: those that take longest begin first, so that none is left for one worker at the end.
const Sequencer = require("@jest/test-sequencer").default;

/** Parts of paths, longest first. Everything else follows by size, as far as jest knows no better. */
const LONG = [
  "permissions/permissions",
  "writing/",
  "explorer/",
  "hub/processes",
  "permissions/",
  "durability/",
  "dataset/",
  "embedded/",
  "seed/",
  "hub/",
  "cli/",
];

const rank = ({ path }) => {
  const place = LONG.findIndex((part) => path.includes(`/tests/${part}`));
  return place < 0 ? LONG.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
