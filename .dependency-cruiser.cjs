// Which folder may import which: the arrows of ARCHITECTURE.md. Each rule says what it protects.

const TEST_FILES = "\\.test\\.ts$|^tests/";
const FOLDERS =
  "config|disk|domain|model|analysis|policy|store|subgraphs|gateway|schema|seed|hub|web|cli|terminal|bench|scripts|tests";
const MODEL = "^model/index\\.ts$";
const STORE_PORT = "^store/port/index\\.ts$";
const STORE_ENTRY = "^store/(index|port/index)\\.ts$";

/** A folder may import of the project only itself and what `allowed` matches; tests beside the code may import more. */
const only = (folder, allowed, why) => ({
  name: `${folder}-imports`,
  comment: why,
  severity: "error",
  from: { path: `^${folder}/`, pathNot: TEST_FILES },
  to: { path: `^(${FOLDERS})/|^main\\.ts$`, pathNot: [`^${folder}/`, ...allowed] },
});

const ARROWS = [
  only("config", ["^disk/", "^domain/"], "Settings know nothing of what they set."),
  only("disk", [], "Files and room on a disk, whatever they are for."),
  only("domain", [], "Rules are pure: they import nothing of the project."),
  only("model", ["^domain/"], "What there is, whoever stores, shows or judges it."),
  only("analysis", ["^domain/", MODEL, STORE_PORT], "Analyses know facts, not who asks for them."),
  only("policy", ["^domain/", MODEL], "Permissions are decided without store, subgraphs and gateway."),
  only("store", ["^disk/", "^domain/", MODEL], "The store knows rules, not who asks through which API."),
  only(
    "subgraphs",
    ["^domain/", MODEL, "^policy/", STORE_PORT, "^analysis/port\\.ts$"],
    "Subgraphs reach data only through the ports of store and analysis.",
  ),
  only(
    "hub",
    [
      ...["^config/", "^domain/", "^terminal/", MODEL, "^policy/index\\.ts$", STORE_ENTRY],
      "^(analysis|seed|subgraphs)/index\\.ts$",
    ],
    "Parts of a server are put together from public entries.",
  ),
  only("gateway", ["^domain/", MODEL, "^policy/"], "The gateway composes what it is given."),
  only("seed", ["^domain/", MODEL, STORE_ENTRY], "The importer writes through the store's public entry."),
  only(
    "bench",
    [
      ...["^config/", "^domain/", "^terminal/", STORE_ENTRY, "^seed/index\\.ts$", "^scripts/browser\\.ts$"],
      ...["^policy/index\\.ts$", "^gateway/(index|executor|operations/operation)\\.ts$"],
      // The hub’s own resolvers as one plain schema.
      ...[
        "^hub/(database|identity)\\.ts$",
        "^subgraphs/index\\.ts$",
        "^gateway/(oneProcess/executable|operations/(requestContext|selected))\\.ts$",
      ],
    ],
    "The bench writes through the store and asks as anyone would.",
  ),
  only("web", [], "The explorer uses the API, like everyone else."),
  only("schema", ["^domain/"], "Scalars and snapshots depend on no implementation."),
];

/** Rooms of a folder, from the one that the others rest on to the one that rests on them: a room imports those before it. */
const FLOORS = {
  domain: ["text", "time", "access", "actors", "networks", "patterns", "insights"],
  analysis: ["graph", "questions", "thread"],
  store: ["port", "neo4j", "cypher", "records", "journal", "access", "read", "write", "schema"],
  gateway: [
    ...["http", "operations", "clients", "cost", "oneProcess", "federation", "server", "streams"],
    ...["files", "tables", "exports", "pages"],
  ],
};

/** What puts the rooms of a folder together, and what others know of them, stands on its floor. */
const COMPOSITION = "(index|analyst|port|gateway|executor|subgraphServer)\\.ts$";

const ROOMS = Object.entries(FLOORS).flatMap(([folder, rooms]) =>
  rooms.map((room, at) => ({
    name: `${folder}-${room}`,
    comment: "A room imports only those before it, as FLOORS lists them.",
    severity: "error",
    from: { path: `^${folder}/${room}/` },
    to: { path: `^${folder}/(${[...rooms.slice(at + 1).map((above) => `${above}/`), COMPOSITION].join("|")})` },
  })),
);

const RULES = [
  {
    name: "no-circular",
    comment: "A cycle means that two files are one, or that a third is missing between them.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "domain-is-pure",
    comment: "No packages and no input or output in the rules.",
    severity: "error",
    from: { path: "^domain/", pathNot: TEST_FILES },
    to: { pathNot: "^domain/" },
  },
  {
    name: "subgraphs-are-separate",
    comment: "Each subgraph can be served alone; what two need is in subgraphs/schema and subgraphs/shared.",
    severity: "error",
    from: { path: "^subgraphs/([^/]+)/", pathNot: TEST_FILES },
    to: { path: "^subgraphs/", pathNot: ["^subgraphs/$1/", "^subgraphs/(schema|shared)/"] },
  },
  {
    name: "subgraphs-by-index",
    comment: "subgraphs/index.ts puts the subgraphs together through the index of each.",
    severity: "error",
    from: { path: "^subgraphs/[^/]+\\.ts$", pathNot: TEST_FILES },
    to: { path: "^subgraphs/[^/]+/", pathNot: ["^subgraphs/[^/]+/index\\.ts$", "^subgraphs/(schema|shared)/"] },
  },
  {
    name: "one-driver",
    comment: "Only the store talks to Neo4j: that is where the visibility predicate is added.",
    severity: "error",
    // The bench has contestants that ask Neo4j without the store.
    from: { pathNot: `^store/|^bench/(probe\\.cjs$|contest/)|${TEST_FILES}` },
    to: { path: "(^|/)node_modules/neo4j-driver|^neo4j-driver" },
  },
  {
    name: "public-entries",
    comment:
      "main.ts, the command line and what it prints know the parts by their public entries; main.ts does not know the command line.",
    severity: "error",
    from: { path: "^main\\.ts$|^terminal/", pathNot: TEST_FILES },
    to: {
      path: `^(${FOLDERS})/`,
      pathNot: [
        "^terminal/",
        "^config/",
        "^domain/",
        "^policy/index\\.ts$",
        STORE_ENTRY,
        "^(subgraphs|gateway|seed)/index\\.ts$",
        "^hub/",
      ],
    },
  },
  {
    name: "terminal-below-hub",
    comment: "What a person reads is printed by the hub; what prints it knows no hub.",
    severity: "error",
    from: { path: "^terminal/", pathNot: TEST_FILES },
    to: { path: "^hub/" },
  },
  {
    name: "command-line",
    comment: "The command line runs what main.ts composes.",
    severity: "error",
    from: { path: "^cli/", pathNot: TEST_FILES },
    to: {
      path: `^(${FOLDERS})/`,
      pathNot: ["^(cli|terminal|config|domain|hub)/", STORE_ENTRY, "^(policy|subgraphs|gateway|seed)/index\\.ts$"],
    },
  },
  {
    name: "one-jwt",
    comment: "jose accepts too much unless told otherwise; policy/tokens/jwt.ts tells it.",
    severity: "error",
    from: { pathNot: `^policy/tokens/jwt\\.ts$|${TEST_FILES}` },
    to: { path: "(^|/)node_modules/jose/|^jose$" },
  },
  {
    name: "nothing-imports-tests",
    severity: "error",
    from: { pathNot: TEST_FILES },
    to: { path: TEST_FILES },
  },
  {
    name: "resolvable",
    comment: "Every import leads somewhere. dist/ is left out: it is built, and so is what is virtual.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true, pathNot: "(^|/)dist/|^virtual:" },
  },
  {
    name: "declared",
    comment: "A package that is imported is listed in package.json.",
    severity: "error",
    // The probe counts in the driver's own core, which the driver brings.
    from: { pathNot: "^bench/probe\\.cjs$" },
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "no-tools-at-run-time",
    comment: "The image has no devDependencies.",
    severity: "error",
    from: {
      path: "^(main\\.ts$|(config|domain|model|analysis|policy|store|subgraphs|gateway|schema|seed|hub|cli|terminal)/)",
      pathNot: TEST_FILES,
    },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
];

module.exports = {
  forbidden: [...RULES, ...ARROWS, ...ROOMS],
  options: {
    exclude: { path: "^(dist|\\.liaison|coverage|seed/data|tests/nightly/clients)/" },
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    // Types are knowledge too: an import of a type follows the same arrows.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
