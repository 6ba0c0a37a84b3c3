/** Graphs in which something can be written: networks that have members, chairs and decisions, and records that were changed before. */
import fc from "fast-check";
import {
  isActorLabel,
  pointersOf,
  propertiesOf,
  records,
  type Label,
  type ProposedValue,
  type Submission,
} from "../../../store/port";
import { admitted, graphs, valueOf, type Graph, type GraphRecord } from "../inference/graph";
import { only } from "../inference/oracle";

/** The day on which everything is asked: within terms and memberships, after some decisions and before others. */
const NOW = "2014-06-15T12:00:00.000Z";

/** A pointer that was added after the record was made. */
export interface Addition {
  readonly record: string;
  readonly pointer: string;
}

/** A world before anything is written in it. */
export interface Society {
  readonly graph: Graph;
  /** What was added later, in a second writing. */
  readonly added: readonly Addition[];
  readonly submissions: readonly Submission[];
  /** When it is asked, ISO 8601. */
  readonly now: string;
}

/** Kinds of record that networks come with. */
const OF_NETWORKS: readonly Label[] = [
  "Membership",
  "ChairTerm",
  "Delegation",
  "Decision",
  "Position",
  "WorkingGroup",
  "Mandate",
];
/** Names that could be anybody’s would hide which record is told of, so each names its record. */
const titled = (record: GraphRecord): GraphRecord => {
  const { title } = records[record.label];
  const isNamed = title !== undefined && record.properties[title] !== undefined;
  // An update states what is unverified anew, and only fields of the record.
  const properties = { ...record.properties, unverifiedFields: [] };
  return { ...record, properties: isNamed ? { ...properties, [title]: `Sample called ${record.id}` } : properties };
};

/** Worlds of some 40 to 80 records. */
export const societies = (): fc.Arbitrary<Society> =>
  graphs()
    .chain(opened)
    .chain((graph) => livesOf(graph).map((lives) => complete([...graph.map(able), ...lives])))
    .chain((graph) => provenanceOf(graph))
    .chain((graph) =>
      fc.record({
        ...{ graph: fc.constant(graph), now: fc.constant(NOW) },
        ...{ added: additionsTo(graph), submissions: submissionsAbout(graph) },
      }),
    );

/** The society in which only some records ever were. */
export function among(society: Society, ids: ReadonlySet<string>): Society {
  const graph = society.graph.filter(({ id }) => ids.has(id)).map((record) => only(record, ids));
  const submissions = society.submissions
    .filter(({ record }) => ids.has(record))
    .map((one) => ({ ...one, values: one.values.map((value) => knowing(value, society.graph, ids)) }));
  return { ...society, graph, added: society.added.filter(({ record }) => ids.has(record)), submissions };
}

/** The graph with other hidden records in the places of those that a viewer does not see: other names, days and positions, for others. */
export const disguised = (graph: Graph, visible: ReadonlySet<string>): Graph =>
  graph.map((record) => {
    if (visible.has(record.id)) return record;
    const { title = "" } = records[record.label];
    const others = { ...OTHER_VALUES, visibility: "CONFIDENTIAL", [title]: `Another name of ${record.id}` };
    const held = Object.entries(others).filter(([name]) => record.properties[name] != null);
    return {
      ...record,
      owners: ["npm-elsewhere"],
      audience: [],
      properties: { ...record.properties, ...Object.fromEntries(held) },
    };
  });

const OTHER_VALUES = {
  from: "2012-04-05",
  to: "2016-07-08",
  date: "2013-09-10",
  statedOn: "2014-05-11",
  stance: "OBJECTION",
};

/** A proposed value without ids of records that are not there. */
function knowing({ field, before, after }: ProposedValue, graph: Graph, ids: ReadonlySet<string>): ProposedValue {
  const gone = new Set(graph.map(({ id }) => id).filter((id) => !ids.has(id)));
  const kept = (texts: readonly string[] | null) => {
    const left = texts?.filter((text) => !gone.has(text)) ?? [];
    return left.length > 0 ? left : null;
  };
  return { field, before: kept(before), after: kept(after) };
}

/** The graph as it was first written, before the additions. */
export function beginningOf({ graph, added }: Society): Graph {
  return graph.map((record) => {
    const later = added.filter(({ record: id }) => id === record.id).map(({ pointer }) => pointer);
    if (later.length === 0) return record;
    const pointers = Object.fromEntries(Object.entries(record.pointers).filter(([name]) => !later.includes(name)));
    return { ...record, pointers };
  });
}

/** Who is hidden takes everything along that it takes part in, so most are not; an organisation sees itself. */
function opened(graph: Graph): fc.Arbitrary<Graph> {
  const parties = graph.filter(({ label }) => label === "State" || isActorLabel(label)).map(({ id }) => id);
  return fc.subarray(parties, { minLength: Math.floor(parties.length / 2) }).map((open) =>
    graph.map((record) => {
      if (!parties.includes(record.id)) return record;
      const visibility = open.includes(record.id) ? "PUBLIC" : record.properties["visibility"];
      const owners = [...new Set([...(record.owners ?? []), record.id])];
      return { ...record, owners, properties: { ...record.properties, visibility } };
    }),
  );
}

/** States, NPMs and networks that stand in nobody’s way: what hinders is drawn beside them. */
function able(record: GraphRecord): GraphRecord {
  const set = (properties: GraphRecord["properties"]) => ({
    ...record,
    properties: { ...record.properties, ...properties },
  });
  switch (record.label) {
    case "State":
      return set({ opcatStatus: "PARTY", ratificationDate: "2010-05-05", ratificationYear: 2010 });
    case "Npm":
      return set({ status: "ACTIVE", from: "2011-01-01", to: undefined });
    case "Network":
      return set({ foundedDate: "2012-03-01", objectionPeriodDays: 30 });
    default:
      return record;
  }
}

/** Names it, takes away what networks came with by chance, and whatever points at it. */
function complete(graph: Graph): Graph {
  const lives = graph.filter(({ id, label }) => !OF_NETWORKS.includes(label) || id.includes("-of-"));
  let kept = lives.map(titled);
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    const ids = new Set(kept.map(({ id }) => id));
    kept = kept.map((record) => ({ ...only(record, ids), countries: record.countries })).filter(isWhole);
  }
  return kept;
}

const isWhole = ({ label, pointers }: GraphRecord): boolean =>
  Object.entries(pointersOf(label)).every(([name, { required }]) => !required || pointers[name] !== undefined);

const classes = fc.oneof(
  { weight: 12, arbitrary: fc.constant("PUBLIC") },
  { weight: 5, arbitrary: fc.constantFrom("PARTNERS", "RESTRICTED", "RESTRICTED", "CONFIDENTIAL") },
);

/** What of a record is drawn when the rest is known. */
interface Sketch {
  readonly properties?: GraphRecord["properties"];
  readonly pointers?: GraphRecord["pointers"];
}

/** A record of a network: as sketched where it is sketched, the rest by chance. */
function recordOf(label: Label, id: string, sketch: fc.Arbitrary<Sketch>): fc.Arbitrary<GraphRecord> {
  const required = Object.entries(propertiesOf(label)).filter(([, model]) => model.required && !model.derived);
  return fc
    .record({
      sketch,
      properties: fc.record(Object.fromEntries(required.map(([name, model]) => [name, valueOf(label, name, model)]))),
      visibility: classes,
      ...admitted,
    })
    .map(({ sketch: { properties = {}, pointers = {} }, visibility, owners, audience, ...drawn }) => ({
      // An organisation sees its own membership, position and designation.
      ...{ label, id, audience, pointers, owners: [...new Set([...owners, ...[pointers["actor"] ?? []].flat()])] },
      properties: { ...drawn.properties, ...properties, visibility },
    }));
}

/** One of the values, each as often as it is said. */
const oneOf = <T>(...weighted: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> =>
  fc.oneof(...weighted.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const days = (from: string | undefined, to?: string) => ({ from, to });

function livesOf(graph: Graph): fc.Arbitrary<GraphRecord[]> {
  const idsOf = (label: Label) => graph.filter((record) => record.label === label).map(({ id }) => id);
  const [networks, npms, states] = [idsOf("Network"), idsOf("Npm"), idsOf("State")];
  const mandates = graph
    .filter(({ label }) => label === "Npm")
    .map(({ id, pointers }) => mandate(id, String(pointers["state"])));
  const lives = networks.map((network) => lifeOf({ network, npms, states }));
  return fc.tuple(fc.tuple(...mandates), fc.tuple(...lives)).map(([first, others]) => [...first, ...others.flat()]);
}

const mandate = (npm: string, state: string) =>
  recordOf(
    "Mandate",
    `mandate-of-${npm}`,
    fc.record({
      properties: oneOf(
        [8, { actingAs: "NPM", status: "ACTIVE", ...days("2011-01-01") }],
        [1, { actingAs: "NPM", status: "ACTIVE" }],
        [1, { actingAs: "OMBUDSMAN", status: "ACTIVE", ...days("2011-01-01") }],
        [1, { actingAs: "NPM", status: "FORMER", ...days("2011-01-01", "2013-01-01") }],
      ),
      pointers: fc.constant({ npm, state }),
    }),
  );

interface Scene {
  readonly network: string;
  readonly npms: readonly string[];
  readonly states: readonly string[];
}

/** What becomes of a network. */
function lifeOf(scene: Scene): fc.Arbitrary<GraphRecord[]> {
  const decisions = decisionsOf(scene);
  const positions = decisions.length;
  const parts = [
    ...scene.npms.map((npm) => some(3, membership(scene, npm))),
    ...TERMS.map((_, at) => some(at === 0 ? 2 : 0.5, term(scene, at))),
    ...[0, 1, 2].map((at) => some(1, delegation(scene, at))),
    ...decisions,
    ...scene.npms.flatMap((npm) => Array.from({ length: positions }, (_, at) => some(4, position(scene, npm, at)))),
    some(1, workingGroup(scene)),
  ];
  return fc.tuple(...parts).map((drawn) => drawn.filter((one) => one !== null));
}

/** There, or not: `weight` times as often there. */
const some = (weight: number, record: fc.Arbitrary<GraphRecord>): fc.Arbitrary<GraphRecord | null> =>
  fc.oneof({ weight: weight * 10, arbitrary: record }, { weight: 10, arbitrary: fc.constant(null) });

const membership = ({ network }: Scene, actor: string) =>
  recordOf(
    "Membership",
    `membership-of-${actor}-in-${network}`,
    fc.record({
      properties: oneOf(
        [8, { status: "MEMBER", ...days("2012-03-01") }],
        [4, { status: "FOUNDING_MEMBER", ...days("2012-03-01") }],
        [1, { status: "MEMBER" }],
        [1, { status: "MEMBER", ...days("2013", "2014-01-01") }],
        [1, { status: "MEMBER", ...days("2014-09-01") }],
        [2, { status: "OBSERVER", ...days("2013") }],
        [1, { status: "PENDING" }],
      ),
      pointers: fc.constant({ network, actor }),
    }),
  );

/** Terms, the one of the day first. */
const TERMS = [
  days("2014-01-01", "2015-01-01"),
  days("2013-01-01", "2014-01-01"),
  days("2015-01-01", "2015-07-01"),
  days("2015-07"),
] as const;
const termId = (network: string, at: number) => `chair-of-${network}-${at}`;

const term = ({ network, npms }: Scene, at: number) =>
  recordOf(
    "ChairTerm",
    termId(network, at),
    fc.record({
      properties: fc.constant({ year: undefined, ...TERMS[at] }),
      pointers: fc.record({ network: fc.constant(network), npm: fc.constantFrom(...npms) }),
    }),
  );

const delegation = ({ network, npms }: Scene, at: number) =>
  recordOf(
    "Delegation",
    `delegation-of-${network}-${at}`,
    fc.record({
      properties: oneOf(
        [4, days("2014-06-01", "2014-08-01")],
        [1, days("2014-02-01", "2014-03-01")],
        [1, days("2015-02-01")],
      ),
      pointers: fc.record({
        network: fc.constant(network),
        chairTerm: oneOf([3, termId(network, 0)], [1, termId(network, 2)]),
        actor: fc.constantFrom(...npms),
      }),
    }),
  );

const decisionId = (network: string, at: number) => `decision-of-${network}-${at}`;

/** Decisions of every kind: some that are open, some that ended, some of which only the record tells. */
function decisionsOf({ network, npms, states }: Scene): fc.Arbitrary<GraphRecord | null>[] {
  const subjects: readonly (readonly [kind: string, subjects: fc.Arbitrary<readonly string[]>])[] = [
    ["ADMISSION", fc.subarray([...npms], { minLength: 1, maxLength: 2 })],
    ["CHAIR", fc.subarray([...npms], { minLength: 1, maxLength: 1 })],
    ["CHAIR", fc.subarray([...npms], { minLength: 1, maxLength: 1 })],
    ["FOUNDING", fc.subarray([...npms], { minLength: Math.min(2, npms.length) })],
    ["REGION", fc.subarray([...states], { minLength: 1 })],
    ["WORKING_GROUP", fc.constant([])],
    ["OTHER", fc.constant([])],
  ];
  return subjects.map(([kind, about], at) =>
    some(
      6,
      recordOf(
        "Decision",
        decisionId(network, at),
        fc.record({
          properties: (kind === "OTHER" ? STAGES.open : STAGES.any).map((stage) => ({
            title: "Sample",
            kind,
            ...stage,
          })),
          pointers: fc.record({
            network: fc.constant(network),
            subjects: about,
            proposer: fc.option(fc.constantFrom(...npms), { nil: undefined }),
          }),
        }),
      ),
    ),
  );
}

const OPEN = { proposedOn: "2014-05-01" };
const STAGES = {
  open: oneOf<GraphRecord["properties"]>(
    [3, OPEN],
    [1, { ...OPEN, closesOn: "2014-05-20" }],
    [1, { ...OPEN, closesOn: "2014-07-01" }],
  ),
  any: oneOf<GraphRecord["properties"]>(
    [5, { proposedOn: "2014-01-10", date: "2014-02-01", outcome: "ADOPTED" }],
    [3, OPEN],
    [1, { ...OPEN, closesOn: "2014-05-20" }],
    [1, { proposedOn: "2014-01-10", date: "2014-02-01", outcome: "REJECTED" }],
    [1, { date: "2013-02-01", outcome: "ADOPTED" }],
    [1, { date: "2013" }],
  ),
};

const position = ({ network }: Scene, actor: string, at: number) =>
  recordOf(
    "Position",
    `position-of-${actor}-in-${network}-${at}`,
    fc.record({
      properties: oneOf(
        [8, { stance: "ASSENT", statedOn: "2014-05-10" }],
        [1, { stance: "OBJECTION", statedOn: "2014-05-10" }],
        [1, { stance: "ABSTENTION", statedOn: "2014-05-10" }],
        [1, { stance: "ASSENT" }],
      ),
      pointers: fc.constant({ decision: decisionId(network, at), actor }),
    }),
  );

const workingGroup = ({ network, npms }: Scene) =>
  recordOf(
    "WorkingGroup",
    `wg-of-${network}`,
    fc.record({
      properties: fc.constant({ name: "Sample", kind: "STANDING", created: "2013" }),
      pointers: fc.record({ network: fc.constant(network), members: fc.subarray([...npms]) }),
    }),
  );

/** Now and then a single value was read elsewhere. */
function provenanceOf(graph: Graph): fc.Arbitrary<Graph> {
  const sources = graph.filter(({ label }) => label === "Source").map(({ id }) => id);
  if (sources.length === 0) return fc.constant(graph);
  const stated = (record: GraphRecord) =>
    fc.option(
      fc.record({
        field: fc.constantFrom(...Object.keys(records[record.label].properties)),
        sources: fc.subarray(sources, { minLength: 1 }),
        confidence: fc.constantFrom("VERIFIED", "SEED"),
      }),
      { nil: undefined, freq: 3 },
    );
  return fc.tuple(...graph.map(stated)).map((drawn) =>
    graph.map((record, at) => {
      const one = drawn[at];
      return one
        ? { ...record, provenance: { [one.field]: { sources: one.sources, confidence: one.confidence } } }
        : record;
    }),
  );
}

/** Pointers on which no other record’s visibility rests: whoever sees the record saw it before. */
const additionsTo = (graph: Graph): fc.Arbitrary<readonly Addition[]> =>
  fc.subarray(
    graph.flatMap(({ id, label, pointers }) =>
      Object.entries(pointersOf(label)).flatMap(([pointer, { required, derived, country }]) => {
        const isEnd = country || (pointer !== "sources" && records[label].isRelation === true);
        return required || derived || isEnd || pointers[pointer] === undefined ? [] : [{ record: id, pointer }];
      }),
    ),
  );

/** What people handed in about some records. */
function submissionsAbout(graph: Graph): fc.Arbitrary<readonly Submission[]> {
  const about = graph.filter(({ label }) => !OF_NETWORKS.includes(label) && label !== "State");
  if (about.length === 0) return fc.constant([]);
  const one = (at: number): fc.Arbitrary<Submission> =>
    fc.constantFrom(...about).chain((record) => submissionOn(record, { at, graph }));
  return fc.tuple(...[1, 2, 3, 4, 5, 6, 7, 8].map(one));
}

function submissionOn(record: GraphRecord, { at, graph }: { at: number; graph: Graph }): fc.Arbitrary<Submission> {
  const kind: Submission["kind"] = at > 3 ? "PROPOSAL" : "REPORT";
  const shared = {
    ...{ id: `${kind.toLowerCase()}-${at}`, kind, record: record.id, label: record.label, field: null },
    ...{ message: "Sample", subject: "test", at: NOW, answer: null, answeredAt: null },
  } as const;
  return fc
    .record({
      org: fc.constantFrom("npm-1", "npm-2", "cso-1"),
      status: oneOf<Submission["status"]>([5, "OPEN"], [1, "DECLINED"]),
      values: kind === "REPORT" ? fc.constant([]) : valuesOf(record, graph),
    })
    .map((drawn) => ({ ...shared, ...drawn }));
}

/** A field with what it holds, or once held, and something else. */
function valuesOf({ label, pointers, properties }: GraphRecord, graph: Graph): fc.Arbitrary<readonly ProposedValue[]> {
  const fields = Object.entries(pointersOf(label)).filter(
    ([, { required, derived, ruled }]) => !required && !derived && !ruled,
  );
  const candidates = fields.map(([field, { to, many }]) => {
    const held = [pointers[field] ?? []].flat();
    const others = graph.filter((one) => to.includes(one.label)).map(({ id }) => id);
    return fc.record({
      field: fc.constant(field),
      before: oneOf<readonly string[] | null>([6, held.length > 0 ? held : null], [1, null]),
      after:
        others.length > 0
          ? fc.subarray(others, { minLength: 1, maxLength: Math.min(others.length, many ? 3 : 1) })
          : fc.constant(null),
    });
  });
  const confidence = fc.constant({ field: "confidence", before: [String(properties["confidence"])], after: ["SEED"] });
  return fc.oneof(...candidates, confidence).map((one) => [one]);
}
