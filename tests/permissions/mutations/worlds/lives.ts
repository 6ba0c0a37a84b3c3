/** What networks live through: members, chairs, designations, decisions and positions, with mandates of those who take part. */
import fc from "fast-check";
import { propertiesOf, type Label } from "../../../../store/port";
import { admitted, valueOf, type Graph, type GraphRecord } from "../../inference/graph";

/** When everything is asked: within terms and memberships, after some decisions and before others. */
export const NOW = "2014-06-15T12:00:00.000Z";

/** Kinds of record that networks come with. */
export const OF_NETWORKS: readonly Label[] = [
  ...(["Membership", "ChairTerm", "Delegation", "Decision", "Position", "WorkingGroup", "Mandate"] as const),
];

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
      label,
      id,
      audience,
      pointers,
      owners: [...new Set([...owners, ...[pointers["actor"] ?? []].flat()])],
      properties: { ...drawn.properties, ...properties, visibility },
    }));
}

/** One of the values, each as often as it is said. */
export const oneOf = <T>(...weighted: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> =>
  fc.oneof(...weighted.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const days = (from: string | undefined, to?: string) => ({ from, to });

/** What the networks of a graph live through; ids of its records hold `-of-`. */
export function livesOf(graph: Graph): fc.Arbitrary<GraphRecord[]> {
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
        [1, { actingAs: "NPM", status: "DISSOLVED", ...days("2011-01-01", "2013-01-01") }],
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
