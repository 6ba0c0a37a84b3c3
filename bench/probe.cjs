// Preloaded into every contestant (`node -r bench/probe.cjs …`): counts what it asks of Neo4j, and tells what its processor time goes into. The
// product knows nothing of it.
const { Session: Inspector } = require("node:inspector");
const net = require("node:net");
const { isMainThread } = require("node:worker_threads");

/** Where time belongs, by the file in which it is spent; the first that fits. What fits none belongs to whoever called it. */
const PARTS = [
  ["driver", /neo4j-driver/],
  [
    "parsing",
    /\/graphql\/(language|validation|utilities)\/|graphql-armor|\/gateway\/(cost|limits|inputBounds|operation)/,
  ],
  ["statements", /\/(dist\/)?store\/|@neo4j\/(graphql|cypher-builder)|graphql-parse-resolve-info/],
  [
    "resolvers",
    /\/graphql\/(execution|type|jsutils|error)\/|\/subgraphs\/|\/policy\/|\/domain\/|dataloader|graphql-(shield|middleware|scalars)|type-graphql|@graphql-tools|\/gateway\/(executable|oneProcess|settledLists|transports)/,
  ],
  ["http", /node_modules\/|\/gateway\/|\/hub\/|\/bench\//],
];
const WAITING = new Set(["(idle)", "(program)", "(root)"]);
const INTERVAL = 200;

const counted = { statements: 0, records: 0 };
const sockets = new Set();
let bytesOfClosed = 0;

function countStatements() {
  const { Session, Transaction } = require("neo4j-driver-core");
  const internal = require("neo4j-driver-core/lib/transaction").default ?? Transaction;
  for (const kind of [internal, Session]) {
    const { run } = kind.prototype;
    kind.prototype.run = function (...call) {
      counted.statements += 1;
      return countRecords(run.apply(this, call));
    };
  }
}

function countRecords(result) {
  const subscribe = result._subscribe;
  result._subscribe = function (observer, ...rest) {
    const { onNext } = observer;
    const counting = (record) => {
      counted.records += 1;
      return onNext?.call(observer, record);
    };
    return subscribe.call(this, Object.assign(Object.create(observer), { onNext: counting }), ...rest);
  };
  return result;
}

/** Outgoing connections lead to Neo4j: a contestant has no others. */
function countBytes() {
  const { connect } = net;
  net.connect = (...call) => {
    const socket = connect(...call);
    sockets.add(socket);
    socket.once("close", () => {
      bytesOfClosed += socket.bytesRead;
      sockets.delete(socket);
    });
    return socket;
  };
}

const bytesRead = () => [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, bytesOfClosed);

const partOf = ({ url, functionName }) => {
  if (WAITING.has(functionName)) return "waiting";
  if (functionName === "(garbage collector)") return "memory";
  return PARTS.find(([, pattern]) => pattern.test(url))?.[0];
};

/** Milliseconds by part. */
function split({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map();
  const assign = (node, above) => {
    const part = partOf(node.callFrame) ?? above;
    parts.set(node.id, part);
    for (const id of node.children ?? []) assign(byId.get(id), part === "waiting" ? "http" : part);
  };
  assign(nodes[0], "http");
  const times = {};
  samples.forEach((id, at) => {
    const part = parts.get(id);
    // A delta is the time since the sample before.
    if (part !== "waiting") times[part] = (times[part] ?? 0) + (timeDeltas[at + 1] ?? 0) / 1000;
  });
  return times;
}

function listen() {
  const inspector = new Inspector();
  inspector.connect();
  const post = (method, params) =>
    new Promise((resolve, reject) =>
      inspector.post(method, params, (error, answer) => (error ? reject(error) : resolve(answer))),
    );
  let from;
  const orders = {
    /** Counting begins anew. */
    async begin() {
      from = { ...counted, bytes: bytesRead(), cpu: process.cpuUsage() };
    },
    async end() {
      const { user, system } = process.cpuUsage(from.cpu);
      const [statements, records] = [counted.statements - from.statements, counted.records - from.records];
      return { statements, records, bytes: bytesRead() - from.bytes, cpu: (user + system) / 1000 };
    },
    async profile() {
      await post("Profiler.enable");
      await post("Profiler.setSamplingInterval", { interval: INTERVAL });
      await post("Profiler.start");
    },
    async parts() {
      return split((await post("Profiler.stop")).profile);
    },
  };
  process.on("message", ({ probe }) => {
    if (probe) void orders[probe]().then((found) => process.send({ probe, found: found ?? null }));
  });
  process.channel.unref();
}

if (isMainThread && process.channel) {
  countStatements();
  countBytes();
  listen();
}

module.exports = {};
