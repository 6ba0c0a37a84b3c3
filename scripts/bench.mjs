// `npm run bench`: how fast the hub is over generated records; prints one table and writes bench/results.json.
// `npm run bench -- insights --scale 10` runs one part at one scale. Exit code 1 when a figure misses its limit.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checksOfContest, rowsOfContest } from "./bench/contest.mjs";
import { performancePage } from "./bench/page.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const RESULTS = join(root, "bench", "results.json");
const DOCS = join(root, "docs");
const REGISTER = join(root, "tests", "support", "register.js");
const SEED = 1;

/** Limits of what is asked of the graph as a whole, milliseconds, for Q6 to Q8 warm; they hold up to this scale. */
const INSIGHTS = { p50: 100, eventLoop: 50, scale: 10 };

/** A cell that misses its limit is marked; figures have one decimal below ten. */
const shown = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en"));

/** Warm answers come in time, whether they are known or not; the event loop is never held up, cold or warm. */
function checksOfInsights({ scale, graph, questions }) {
  if (scale > INSIGHTS.scale) return [];
  const loop = (what, { loop: { held } }) => ({
    what: `${what}: event loop`,
    value: held,
    limit: INSIGHTS.eventLoop,
  });
  const p50 = (what, phase) => ({ what: `${what}: p50`, value: phase.p50, limit: INSIGHTS.p50 });
  const judged = questions.filter(({ operation }) => operation !== null);
  return [
    loop("reading the graph", graph),
    ...judged.flatMap(({ name, operation, cold, same, other }) => {
      const [asked, again, others] = ["cold", "the same question", "other questions"].map(
        (which) => `${operation} ${name}, ${which}`,
      );
      return [p50(again, same), p50(others, other), loop(asked, cold), loop(again, same), loop(others, other)];
    }),
  ];
}

function rowsOfInsights({ scale, records, loadSeconds, idle, first, graph, questions }) {
  const phase = ({ requests, p50, p95, loop }) => [requests, p50, p95, loop.held].map(shown);
  const blank = ["", "", "", ""];
  return [
    [`scale ${scale}`, "cold", "loop", "n", "p50", "p95", "loop", "n", "p50", "p95", "loop"],
    ["first answer of all: one record", shown(first.p50), shown(first.loop.held), ...blank, ...blank],
    ["nothing is asked", "", shown(idle.held), ...blank, ...blank],
    [`graph of ${records} records is read`, shown(graph.p50), shown(graph.loop.held), ...blank, ...blank],
    ...questions.map(({ name, operation, cold, same, other }) => [
      `${operation === null ? "" : `${operation} `}${name}`,
      shown(cold.p50),
      shown(cold.loop.held),
      ...phase(same),
      ...phase(other),
    ]),
    [`loaded in ${shown(loadSeconds)} s, ${shown(records / loadSeconds)} records/s`],
  ];
}

/** Limits of the explorer: compressed code, kB; first view and scripts in a frame, milliseconds. */
const EXPLORER = { code: 350, firstView: 1_000, frame: 12 };

const checksOfExplorer = ({ codeFirst, codeNetwork, firstView, frameMedian }) => [
  { what: "code of the first view, kB", value: codeFirst, limit: EXPLORER.code },
  { what: "code of the network, kB", value: codeNetwork, limit: EXPLORER.code },
  { what: "first view, milliseconds", value: firstView, limit: EXPLORER.firstView },
  { what: "scripts in a frame, median, milliseconds", value: frameMedian, limit: EXPLORER.frame },
];

const rowsOfExplorer = (figures) => [
  ["", "figure", "limit"],
  ["code of the first view, kB compressed", shown(figures.codeFirst), shown(EXPLORER.code)],
  ["code of the network view, kB compressed", shown(figures.codeNetwork), shown(EXPLORER.code)],
  ["first view over the real dataset, median", shown(figures.firstView), shown(EXPLORER.firstView)],
  ["first view over the real dataset, longest", shown(figures.firstViewLongest), ""],
  [
    `scripts in a frame, ${shown(figures.actors)} actors, ${shown(figures.edges)} edges, median`,
    shown(figures.frameMedian),
    shown(EXPLORER.frame),
  ],
  [`scripts in a frame, 95 of 100 (${figures.frames} frames)`, shown(figures.frame95), ""],
];

/** At five times the peak most of it is kept; one client is answered as before within seconds; memory does not grow without end. */
const OVERLOAD = { kept: 0.8, recovery: 10, memory: 2 };

const checksOfOverload = ({ kept, recovery, memory, loads }) => [
  { what: "share of the peak lost at five times of it", value: 1 - kept, limit: 1 - OVERLOAD.kept },
  { what: "recovery, seconds", value: recovery, limit: OVERLOAD.recovery },
  { what: "memory after, times before", value: memory.after / memory.before, limit: OVERLOAD.memory },
  ...loads.map(({ name, failed }) => ({
    what: `${name}: neither answered nor told when to try again`,
    value: failed,
    limit: 0,
  })),
];

const rowsOfOverload = ({ scale, peak, loads, kept, recovery, memory }) => [
  [`scale ${scale}`, "goodput/s", "p50", "p99", "sent", "refused", "late", "failed", "MiB"],
  ...loads.map(({ name, goodput, p50, p99, sent, refused, late, failed, memory: used }) => [
    name,
    ...[goodput, p50, p99, sent, refused, late, failed, used].map(shown),
  ]),
  [`goodput at five times the peak of ${shown(peak)}/s: ${Math.round(100 * kept)} %`],
  [
    `one client is answered as before after ${shown(recovery)} s; memory ${shown(memory.before)} to ${shown(memory.after)} MiB`,
  ],
];

/** Hidden writes are told by the time of answers hardly more often than by a coin; one half is chance. */
const TIMING = 0.6;

const checksOfTiming = ({ questions }) =>
  questions.map(({ name, apart }) => ({ what: `${name}: told apart`, value: apart, limit: TIMING }));

const rowsOfTiming = ({ scale, pairs, questions }) => [
  [`scale ${scale}, ${pairs} pairs each`, "told apart of 100", "without, ms", "after a write, ms"],
  ...questions.map(({ name, apart, without, written }) => [
    name,
    String(Math.round(100 * apart)),
    without.toFixed(1),
    written.toFixed(1),
  ]),
];

const rowsOfJoining = ({ sizes }) => [
  ["records", "in one process", "planned, new document", "planned, known document"],
  ...sizes.map(({ records, direct, planned, known }) => [`${records}`, ...[direct, planned, known].map(shown)]),
];

/** Name → what it measures, the file that does, its standard scales, and how its figures are shown and judged. */
const PARTS = {
  reads: {
    title:
      "records read as anyone may, milliseconds and ratios: against @neo4j/graphql, statements written by hand, one plain schema",
    file: "reads.ts",
    hasQuickForm: true,
    scales: [1],
    rows: rowsOfContest,
    checks: checksOfContest,
  },
  writes: {
    title: "a collaboration recorded, with all rules and the journal, against the bare create of @neo4j/graphql",
    file: "reads.ts",
    hasQuickForm: true,
    arguments: ["--what=writes"],
    scales: [1],
    rows: rowsOfContest,
    checks: checksOfContest,
  },
  insights: {
    title:
      "questions about the graph as a whole, milliseconds: cold (the first of its kind), the same again, others of its kind (n requests each)",
    file: "insights.ts",
    scales: [10],
    rows: rowsOfInsights,
    checks: checksOfInsights,
  },
  load: {
    title: "more questions than can be answered: answers a second within 2 s, milliseconds, memory, recovery",
    file: "overload.ts",
    scales: [1],
    rows: rowsOfOverload,
    checks: checksOfOverload,
  },
  timing: {
    title: "whether response times reveal a hidden write",
    file: "timing.ts",
    scales: [1],
    rows: rowsOfTiming,
    checks: checksOfTiming,
  },
  joining: {
    title: "answers of two subgraphs joined and completed, milliseconds, beside those of one process",
    file: "joining.ts",
    scales: [1],
    rows: rowsOfJoining,
    checks: () => [],
  },
  explorer: {
    title:
      "the explorer in a browser: code, first view over the real dataset, scripts in a frame while a large network is moved",
    file: "explorer.ts",
    scales: [1],
    rows: rowsOfExplorer,
    checks: checksOfExplorer,
  },
};

const listed = () =>
  Object.entries(PARTS)
    .map(([name, { title, scales }]) => `  ${name.padEnd(12)} ${title} (scale ${scales.join(", ")})`)
    .join("\n");

const HELP = `npm run bench [-- part …] [--scale N[,N]] [--only question,…] [--quick] runs all parts, or those named, and writes bench/results.json; reads and writes make docs/performance.md of it too:
${listed()}
Scale 1: 2,000 actors, 10,000 collaborations, 3,000 projects. Databases are loaded once and kept in .liaison/bench.
With --only the figures are printed and not written; with --quick neither, and reads and writes take two minutes and have wider limits.`;

/** Runs one part at one scale in a process of its own; resolves to its figures. */
function measure(name, scale, { only, isQuick }) {
  const folder = mkdtempSync(join(tmpdir(), "liaison-bench-"));
  const out = join(folder, "figures.json");
  const { file, arguments: more = [], hasQuickForm } = PARTS[name];
  const args = ["-r", REGISTER, join(root, "bench", file), `--scale=${scale}`, `--seed=${SEED}`, ...more];
  if (isQuick && hasQuickForm) args.push("--quick");
  const child = spawn(process.execPath, [...args, `--only=${only}`, `--out=${out}`], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const forward = () => child.kill("SIGTERM");
  process.once("SIGINT", forward).once("SIGTERM", forward);
  return new Promise((resolve, reject) => {
    child.on("close", (code) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      if (code === 0) resolve(JSON.parse(readFileSync(out, "utf8")));
      else reject(new Error(`${name} at scale ${scale} ended with ${code}.`));
      rmSync(folder, { recursive: true, force: true });
    });
  });
}

function print(rows) {
  const [header = []] = rows;
  const widths = header.map((_, at) => Math.max(...rows.map((row) => (row.length > 1 ? String(row[at]).length : 0))));
  const cell = (text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]));
  for (const row of rows)
    console.log(row.map((text, at) => (row.length > 1 ? cell(String(text), at) : text)).join("  "));
}

/** What the figures were measured on and with; no names and no paths. */
function circumstances() {
  const { version, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const pom = readFileSync(join(root, "store", "embedded", "pom.xml"), "utf8");
  const neo4j = /<neo4j\.version>([^<]+)|<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)/.exec(pom);
  const { "neo4j-driver": driver, graphology, graphql } = dependencies;
  const [{ model = "unknown" } = {}] = cpus();
  const machine = { processor: model, cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) };
  return {
    machine: { ...machine, platform: platform(), architecture: arch() },
    versions: {
      liaison: version,
      node: process.versions.node,
      neo4j: neo4j?.[1] ?? neo4j?.[2],
      driver,
      graphology,
      graphql,
    },
  };
}

/** Figures of earlier runs stay for the parts and scales that did not run. */
async function keep(figures) {
  // Not before the packages are there.
  const { format } = await import("prettier");
  let before = {};
  try {
    before = JSON.parse(readFileSync(RESULTS, "utf8")).parts ?? {};
  } catch {
    // The first run.
  }
  const parts = { ...before };
  for (const { name, scale, result } of figures)
    parts[name] = { ...parts[name], [`scale ${scale}`]: { ...circumstances(), ...result } };
  writeFileSync(RESULTS, await format(JSON.stringify({ parts }), { parser: "json", printWidth: 120 }));
  const page = performancePage(parts);
  if (!page) return;
  writeFileSync(join(DOCS, "performance.md"), await format(page.text, { parser: "markdown", printWidth: 120 }));
  writeFileSync(join(DOCS, "pictures", "performance.svg"), page.picture);
}

async function runAll(names, { scale, only, isQuick }) {
  const figures = [];
  const missed = [];
  for (const name of names) {
    const { title, scales, rows, checks } = PARTS[name];
    console.log(`\n${name}: ${title}`);
    for (const one of scale ?? scales) {
      const result = await measure(name, one, { only, isQuick });
      figures.push({ name, scale: one, result });
      print(rows(result));
      const found = checks(result, { isQuick }).filter(({ value, limit }) => value > limit);
      missed.push(...found.map((check) => ({ ...check, scale: one })));
    }
  }
  if (only === "" && !isQuick) await keep(figures);
  for (const { scale: one, what, value, limit } of missed)
    console.log(`MISSED at scale ${one}: ${what} is ${shown(value)}, limit ${limit}`);
  console.log(
    missed.length === 0 ? "\nEvery figure is within its limit." : `\n${missed.length} figures miss their limits.`,
  );
  return missed.length === 0;
}

/** The command line; ends the process where it can’t be understood. */
function parsed() {
  const { values, positionals } = parseArgs({
    options: {
      scale: { type: "string" },
      only: { type: "string", default: "" },
      quick: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
  const scale = values.scale?.split(",").map(Number);
  if (values.help) return { help: true };
  if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(", ")}. There are:\n${listed()}`);
  if (scale?.some((one) => !(one > 0))) throw new Error("--scale takes positive numbers, such as 1 or 1,10.");
  return {
    names: positionals.length > 0 ? positionals : Object.keys(PARTS),
    scale,
    only: values.only,
    isQuick: values.quick,
  };
}

/** What was asked for; null with what is wrong printed. */
function asked() {
  try {
    return parsed();
  } catch (error) {
    console.error(error.message);
    return null;
  }
}

const order = asked();
if (order === null) process.exitCode = 2;
else if (order.help) console.log(HELP);
else {
  ensureInstalled();
  ensureBuilt();
  process.exitCode = (await runAll(order.names, order)) ? 0 : 1;
}
