// How the figures of reads and writes are shown and judged: as ratios within one run.

/** Least ratios of the hub to @neo4j/graphql: of the median time, and of answers a second with 8 clients. */
const PEER = {
  Q1: { p50: 1.4, throughput: 2 },
  Q2: { p50: 2, throughput: 2 },
  Q3: { p50: 8, throughput: 6 },
  Q4: { p50: 1.3, throughput: 1.3 },
  Q5: { p50: 1.6, throughput: 1.5 },
  // A bare create, without journal, rules and permissions, may be so much faster.
  W1: { p50: 1 / 1.5 },
};
/** Most times of the statement written by hand, beside the hub’s own cost; least share of what one plain schema does. */
const STATEMENT = 1.5;
const PLAIN = 0.9;
/** What is wanted of the hub, for whoever tells it. */
export const LEAST = { peer: PEER, plain: PLAIN, mostOfStatement: STATEMENT };
/** What a quick run may miss: it is to notice what has broken, on a machine that does other things too. */
const GENEROUS = 0.6;

const times = (value) => value.toFixed(2);
const one = (value) => value.toFixed(1);

/** What of an operation is compared with what. */
export function ratiosOf({ figures: { hub, plain, peer, inProcess } }, own) {
  return {
    p50: peer.p50 / hub.p50,
    throughput: peer.throughput === undefined ? undefined : hub.throughput / peer.throughput,
    statement: (hub.p50 - own) / inProcess.p50,
    plain: plain && hub.throughput / plain.throughput,
  };
}

/** Each as something that may not be larger than its limit. */
export function checksOfContest({ own, operations }, { isQuick = false } = {}) {
  const leeway = isQuick ? GENEROUS : 1;
  return operations.flatMap((operation) => {
    const { name } = operation;
    const ratios = ratiosOf(operation, own);
    const least = { ...PEER[name] };
    const atLeast = (what, ratio, limit) =>
      ratio === undefined || limit === undefined
        ? []
        : [{ what: `${name}: ${what}`, value: 1 / ratio, limit: 1 / (limit * leeway) }];
    return [
      ...atLeast("time, times that of @neo4j/graphql", ratios.p50, least.p50),
      ...atLeast(
        "time between answers to 8 clients, times that of @neo4j/graphql",
        ratios.throughput,
        least.throughput,
      ),
      ...atLeast("time between answers to 8 clients, times that of one plain schema", ratios.plain, PLAIN),
      ...(name === "W1"
        ? []
        : [
            {
              what: `${name}: time beside the hub’s own, times that of the statement`,
              value: ratios.statement,
              limit: STATEMENT / leeway,
            },
          ]),
    ];
  });
}

const PARTS = ["http", "parsing", "resolvers", "statements", "driver", "memory"];

/** One row for each operation: median times, and what they come to. */
function judgedRow(operation, own) {
  const { name, title, figures } = operation;
  const ratios = ratiosOf(operation, own);
  const limits = PEER[name] ?? {};
  const beside = (ratio, limit) =>
    ratio === undefined ? "" : `${times(ratio)}${limit === undefined ? "" : ` (${times(limit)})`}`;
  return [
    `${name} ${title}`,
    ...["hub", "peer", "statement", "inProcess"].map((who) => one(figures[who].p50)),
    beside(ratios.p50, limits.p50),
    beside(ratios.throughput, limits.throughput),
    name === "W1" ? "" : beside(ratios.statement, STATEMENT),
    beside(ratios.plain, PLAIN),
  ];
}

/** One row for each contestant and operation: what an answer takes. */
const countedRows = ({ name, figures }) =>
  Object.entries(figures).flatMap(([who, { counts, throughput }]) =>
    counts === undefined
      ? []
      : [
          [
            `${name} ${who}`,
            one(throughput),
            String(counts.statements),
            String(counts.records),
            ...[counts.bytesFromNeo4j, counts.bytesOfAnswer].map((bytes) => bytes.toLocaleString("en")),
            one(counts.neo4j),
            one(counts.cpu),
            PARTS.map((part) => one(counts.parts[part] ?? 0)).join(" "),
          ],
        ],
  );

export const rowsOfContest = ({ scale, own, operations }) => [
  [
    `scale ${scale}`,
    "hub",
    "peer",
    "statement",
    "in process",
    "p50 (least)",
    "8 clients (least)",
    "statement (most)",
    "plain (least)",
  ],
  ...operations.map((operation) => judgedRow(operation, own)),
  [`the hub’s own cost, for an answer that needs no Neo4j: ${one(own)} ms`],
  [""],
  [
    "for one question",
    "answers/s",
    "statements",
    "records",
    "from Neo4j, B",
    "answer, B",
    "Neo4j, ms",
    "server, ms",
    PARTS.join(" "),
  ],
  ...operations.flatMap(countedRows),
];
