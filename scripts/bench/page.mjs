// docs/performance.md and its picture: made of bench/results.json whenever reads or writes were measured.
import { chartOfContest } from "./chart.mjs";
import { checksOfContest, LEAST, ratiosOf } from "./contest.mjs";

const times = (value) => (value === undefined ? "" : value.toFixed(2));
const milliseconds = (value) => value.toFixed(1);
const judged = (ratio, least) =>
  least === undefined ? times(ratio) : `${ratio < least ? `**${times(ratio)}**` : times(ratio)} (${times(least)})`;
const atMost = (ratio, most) => `${ratio > most ? `**${times(ratio)}**` : times(ratio)} (${times(most)})`;

const INTRODUCTION = `# How fast it is

\`npm run bench -- reads writes\` measures this page and writes it. Absolute times say little about another machine, so what counts are ratios within one run: the contestants answer the same questions over the same records on one Neo4j, in rounds whose order is shuffled; their answers are compared before
anything is timed; whoever asks is a process of its own. All see public records only, and no cache of rows is used, by nobody.

- **the hub** with all that it does: permissions, limits, the journal, federation in one process
- **one plain schema**: the same resolvers behind Apollo Server as it comes, without limits, headers and counting
- **@neo4j/graphql** behind Apollo Server, with the same records in its types
- **one statement**: the best Cypher written by hand, behind a server that does nothing else
`;

const HEADER = [
  ["", "hub, ms", "@neo4j/graphql, ms", "one statement, ms", "p50: times as quick as @neo4j/graphql (least)"],
  ["8 clients: answers, times those of @neo4j/graphql (least)", "8 clients: share of one plain schema (least)"],
  [
    "p50 beside the hub’s own cost, times the statement in process (most)",
    "statements",
    "processor time of Neo4j + server, ms: hub",
  ],
  ["plain schema", "@neo4j/graphql", "one statement"],
].flat();

function rowOf(operation, own) {
  const { name, title, figures } = operation;
  const ratios = ratiosOf(operation, own);
  const { hub, plain, peer, statement } = figures;
  const processor = (one) => (one ? `${milliseconds(one.counts.neo4j)} + ${milliseconds(one.counts.cpu)}` : "");
  return [
    `${name} ${title}`,
    milliseconds(hub.p50),
    milliseconds(peer.p50),
    milliseconds(statement.p50),
    judged(ratios.p50, LEAST.peer[name]?.p50),
    judged(ratios.throughput, LEAST.peer[name]?.throughput),
    ratios.plain === undefined ? "" : judged(ratios.plain, LEAST.plain),
    name === "W1" ? "" : atMost(ratios.statement, LEAST.mostOfStatement),
    String(hub.counts.statements),
    processor(hub),
    processor(plain),
    processor(peer),
    processor(statement),
  ];
}

const line = (cells) => `| ${cells.join(" | ")} |`;

function aboutMachine({ machine, versions, records }) {
  const { processor, cores, memoryGiB, platform } = machine;
  return `${records === undefined ? "" : `${records.toLocaleString("en")} records, `}${cores} cores of ${processor}, ${memoryGiB} GiB, ${platform}; Node ${versions.node}, Neo4j ${versions.neo4j}`;
}

/** The page and the picture; null as long as reads have never been measured. */
export function performancePage({ reads, writes }) {
  const standard = reads?.["scale 1"];
  if (!standard) return null;
  const parts = [standard, writes?.["scale 1"]].filter((one) => one !== undefined);
  const operations = parts.flatMap((part) => part.operations.map((operation) => ({ operation, own: part.own })));
  const missed = parts.flatMap((part) => checksOfContest(part)).filter(({ value, limit }) => value > limit);
  const about = aboutMachine(standard);
  const larger = Object.entries(reads).filter(([scale]) => scale !== "scale 1");
  const text = [
    INTRODUCTION,
    `Scale 1: 2,000 actors, 10,000 collaborations, 3,000 projects. ${about}. For an answer that needs no Neo4j the hub takes ${milliseconds(standard.own)} ms: its own cost. Figures that miss what is wanted of them are bold.`,
    "",
    line(HEADER),
    line(HEADER.map(() => "---")),
    ...operations.map(({ operation, own }) => line(rowOf(operation, own))),
    "",
    "![How many times as quick as @neo4j/graphql the hub, its resolvers as one plain schema, and one statement are: the figures of the table as bars](pictures/performance.svg)",
    "",
    ...larger.flatMap(([scale, part]) => grown(scale, part, standard)),
    `${missed.length === 0 ? "Every figure is within its limit." : `${missed.length} figures miss their limits; [decision 22](decisions/0022-fast-reads.md) explains why, by profile.`}`,
    "",
  ].join("\n");
  const picture = chartOfContest(
    operations.map(({ operation }) => operation),
    { limits: LEAST.peer, about: `${about}. Logarithmic; right of 1 is quicker.` },
  );
  return { text, picture };
}

/** How the times of the hub grow with the graph. */
function grown(scale, { operations }, standard) {
  const before = new Map(standard.operations.map(({ name, figures }) => [name, figures.hub.p50]));
  const told = operations.map(
    ({ name, figures }) =>
      `${name} ${milliseconds(figures.hub.p50)} ms, ${times(figures.hub.p50 / before.get(name))} times that of scale 1`,
  );
  return [`At ${scale} the hub takes: ${told.join("; ")}.`, ""];
}
