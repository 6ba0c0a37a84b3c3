// `npm run nightly`: tests that take too long for every change, one after another; `npm run nightly -- inference` runs only those named.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const MINUTE = 60_000;
/** Longest time of a part, minutes. */
const LIMIT = 30;
/** What a part gets to end in an orderly way before it is killed. */
const GRACE = 20_000;

/** Another seed each night, the same one all day, so that a failure can be had again. */
const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");

/** The command that runs tests as `npm test` does. */
const tests = (...args) => [join(root, "scripts", "test.mjs"), ...args];

const ORACLE = join("tests", "oracle", "oracle.test.ts");

/** Name → what it does, arguments of node, environment, and how long it usually takes at most, minutes. */
const PARTS = {
  inference: {
    title: "10,000 answers are the same whether hidden records exist or not",
    minutes: 12,
    command: tests("tests/permissions/inference.test.ts"),
    env: { LIAISON_TEST_CASES: "10000", LIAISON_TEST_SEED: today },
  },
  mutations: {
    title: "2,000 mutations answer and leave the same whether hidden records exist or not",
    minutes: 15,
    command: tests("tests/permissions/mutations.test.ts", "-t", "^(in the society|knows what to try|what was tried)"),
    env: { LIAISON_TEST_CASES: "2000", LIAISON_TEST_SEED: today },
  },
  walk: {
    title:
      "every id argument of every mutation answers a hidden id as an unknown one, to every viewer of the demonstration",
    minutes: 12,
    command: tests("tests/permissions/mutations.test.ts", "-t", "^(over the demonstration|knows what to try)"),
    env: { LIAISON_TEST_NIGHT: "on" },
  },
  fields: {
    title:
      "every role may read of every field, by every way to it, exactly what the oracle says; 1,000 requests of 20 viewers cross nowhere; pages of changes, and shares of clients",
    minutes: 4,
    command: tests("tests/permissions/permissions.test.ts", "-t", "^(fieldWays|interleaved|changes|shares) "),
    env: { LIAISON_TEST_NIGHT: "on" },
  },
  kill: {
    title:
      "100 times kill -9 of the hub or of its Neo4j during writes, and during a first start: nothing acknowledged is lost, nothing is done twice",
    minutes: 25,
    command: tests("tests/durability/kill.night.test.ts", "tests/durability/firstStart.night.test.ts"),
    env: { LIAISON_TEST_CYCLES: "100", LIAISON_TEST_SEED: today },
  },
  acknowledgements: {
    title: "a commit, or the answer to it, is lost on the way: everything is done once",
    minutes: 2,
    command: tests("tests/durability/lostAcknowledgement.night.test.ts"),
    env: { LIAISON_TEST_NIGHT: "on" },
  },
  explorer: {
    title:
      "the explorer in a browser: every place of it for people of all abilities, in both colour schemes and on narrow screens",
    minutes: 18,
    command: tests("tests/explorer"),
    env: { LIAISON_TEST_NIGHT: "on" },
  },
  longer: {
    title: "what npm test covers in part: a full disk, crowds of writes and subscriptions, more dates",
    minutes: 12,
    command: tests(
      "tests/durability/fullDisk.night.test.ts",
      "tests/gateway/streams/streamEnds.test.ts",
      "tests/time/agreement.test.ts",
      "tests/writing/writing.test.ts",
    ),
    env: { LIAISON_TEST_NIGHT: "on" },
  },
  wider: {
    title:
      "what npm test covers in part: commands, processes, damaged stores, imports, statements, filters by each pointer, and each field and order over narrowed rows",
    minutes: 20,
    command: tests(
      "tests/hub",
      "tests/embedded",
      "tests/seed",
      "tests/cli",
      "tests/cost/cost.test.ts",
      "tests/durability/vouching.test.ts",
      "tests/store/lookups.test.ts",
      "tests/store/visibility.test.ts",
      "tests/dataset/dataset.test.ts",
      "tests/gateway/federation/secondComposer.night.test.ts",
      "tests/gateway/narrowing.test.ts",
      "tests/store/pages.test.ts",
    ),
    env: { LIAISON_TEST_NIGHT: "on" },
  },
  networkx: {
    title: "every figure about the network is the one that networkx computes from the exported graph",
    minutes: 3,
    command: [join(root, "scripts", "nightly", "networkx.mjs")],
    env: {},
  },
  lists: {
    title: "each list of the API within each other is refused, or answered within the limit of records",
    minutes: 10,
    command: tests("tests/cost/cost.test.ts", "-t", "^ceiling "),
    env: { LIAISON_TEST_NIGHT: "on" },
  },
  graphqlCop: {
    title: "graphql-cop finds nothing that GraphQL servers are attacked with, but what is wanted",
    minutes: 3,
    command: [join(root, "scripts", "nightly", "graphqlCop.mjs")],
    env: {},
  },
  schemathesis: {
    title: "operations that schemathesis makes of the schema, over 300 of them, are answered with codes of the API",
    minutes: 10,
    command: [join(root, "scripts", "nightly", "schemathesis.mjs")],
    env: { LIAISON_TEST_SEED: today },
  },
  clients: {
    title: "Relay, graphql-codegen, gql.tada, Apollo Client, urql, ariadne-codegen and sgqlc work with the hub",
    minutes: 8,
    command: [join(root, "scripts", "nightly", "clients.mjs")],
    env: {},
  },
  answers: {
    title: "20,000 drawn queries, and 4,000 mutations, are answered over a planner as GraphQL itself answers them",
    minutes: 15,
    command: tests(ORACLE),
    env: { LIAISON_TEST_CASES: "20000", LIAISON_TEST_SEED: today },
  },
  processes: {
    title: "the same of 2,000 queries with subgraphs as processes",
    minutes: 5,
    command: tests(ORACLE),
    env: { LIAISON_TEST_CASES: "2000", LIAISON_TEST_PROCESSES: "on", LIAISON_TEST_SEED: today },
  },
  neo4j: {
    title: "the same of 500 queries over Neo4j and the real dataset",
    minutes: 8,
    command: tests(join("tests", "oracle", "overNeo4j.night.test.ts")),
    env: { LIAISON_TEST_CASES: "5000", LIAISON_TEST_SEED: today },
  },
  planned: {
    title: "permissions, answers and errors are the same over a planner as in one process: all their suites once more",
    minutes: 20,
    command: tests("tests/permissions/permissions.test.ts", "tests/dataset", "tests/gateway/clientMistakes.test.ts"),
    env: { LIAISON_TEST_WAY: "federated", LIAISON_TEST_NIGHT: "on" },
  },
  audit: {
    title: "graphql-hive’s audit of federation: of 199 cases, none fails but those that are known",
    minutes: 3,
    command: [join(root, "scripts", "nightly", "federationAudit.mjs")],
    env: {},
  },
  speed: {
    title:
      "reads and a write beside @neo4j/graphql, hand-written statements and one plain schema: ratios within wide bounds",
    minutes: 12,
    command: [join(root, "scripts", "bench.mjs"), "reads", "writes", "--quick"],
    env: {},
  },
  package: {
    title: "the package, installed into an empty folder, runs every command with Node 20.19, 22 and 24",
    minutes: 12,
    command: [join(root, "scripts", "nightly", "package.mjs")],
    env: {},
  },
  stopping: {
    title: "npm test that is asked to stop, or loses its npm, leaves no process and no folder behind",
    minutes: 6,
    command: [join(root, "scripts", "nightly", "stopping.mjs")],
    env: {},
  },
  rows: {
    title: "every viewer of the demonstration is led by every way to exactly the rows the rules allow",
    minutes: 5,
    command: tests("tests/permissions/permissions.test.ts", "-t", "^rows "),
    env: { LIAISON_TEST_NIGHT: "on" },
  },
};

const listed = () =>
  Object.entries(PARTS)
    .map(
      ([name, { title, minutes }]) =>
        `  ${name.padEnd(16)} ${title} (up to ${minutes} minutes, stopped after ${LIMIT})`,
    )
    .join("\n");

/** Ends a part with everything it started: first asked, then made to. */
function stop(child) {
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // It has ended by itself.
    }
  };
  signal("SIGTERM");
  setTimeout(() => signal("SIGKILL"), GRACE).unref();
}

/** Runs one part; resolves to the line that tells how it went, and whether it passed. */
function run(name) {
  const { title, command, env } = PARTS[name];
  console.log(`\n${name}: ${title}`);
  const started = performance.now();
  // Variables that are set already win, so that one night can be repeated with its seed. A group of its own can be ended as a whole.
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...env, ...process.env },
    detached: true,
  });
  const forward = () => stop(child);
  process.once("SIGINT", forward).once("SIGTERM", forward);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    stop(child);
  }, LIMIT * MINUTE);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearTimeout(limit);
      process.off("SIGINT", forward).off("SIGTERM", forward);
      const passed = code === 0 && !late;
      const minutes = ((performance.now() - started) / MINUTE).toFixed(1).padStart(5);
      const remark = late ? `, stopped after ${LIMIT} minutes` : "";
      resolve({ passed, line: `${passed ? "ok    " : "FAILED"} ${name.padEnd(16)} ${minutes} minutes${remark}` });
    });
  });
}

async function runAll(names) {
  const results = [];
  for (const name of names) results.push(await run(name));
  console.log(`\n${results.map(({ line }) => line).join("\n")}`);
  return results.every(({ passed }) => passed);
}

const asked = process.argv.slice(2);
if (asked.includes("--help")) {
  console.log(`npm run nightly [-- part …] runs all parts, or those named:\n${listed()}`);
  process.exit(0);
}
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. There are:\n${listed()}`);
  process.exit(2);
}
ensureInstalled();
ensureBuilt();
process.exitCode = (await runAll(asked.length > 0 ? asked : Object.keys(PARTS))) ? 0 : 1;
