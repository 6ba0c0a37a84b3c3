/** What people handed in about records, before anybody decides. */
import fc from "fast-check";
import { isActorLabel, pointersOf, type ProposedValue, type Submission } from "../../../../store/port";
import { confirmedBy } from "../../../../subgraphs/shared/writing/confirmations";
import { partiesOf } from "../../../../subgraphs/shared/writing/draft";
import type { Graph, GraphRecord } from "../../inference/graph";
import { NOW, oneOf, OF_NETWORKS } from "./lives";

/** Reports and proposals about some records of a graph, and objections of their parties. */
export function submissionsAbout(graph: Graph): fc.Arbitrary<readonly Submission[]> {
  const about = graph.filter(({ label }) => !OF_NETWORKS.includes(label) && label !== "State");
  if (about.length === 0) return fc.constant([]);
  const one = (at: number): fc.Arbitrary<Submission> =>
    fc.constantFrom(...about).chain((record) => submissionOn(record, { at, graph }));
  // States publish documents, and object to nothing.
  const actors = new Set(graph.flatMap(({ label, id }) => (isActorLabel(label) ? [id] : [])));
  const objectorsTo = (record: GraphRecord): readonly string[] =>
    canBeDisputed(record) ? partiesOf(record.label, record).filter((id) => actors.has(id)) : [];
  const named = graph.filter((record) => objectorsTo(record).length > 0);
  const objections = fc
    .uniqueArray(fc.nat(named.length), { minLength: Math.min(4, named.length), maxLength: 6 })
    .chain((drawn) =>
      fc.tuple(
        ...drawn.flatMap((at) => named[at] ?? []).map((record, at) => objectionTo(record, at, objectorsTo(record))),
      ),
    );
  return fc
    .tuple(fc.tuple(...[1, 2, 3, 4, 5, 6, 7, 8].map(one)), objections)
    .map(([handed, objecting]) => [...handed, ...objecting]);
}

const canBeDisputed = ({ label }: GraphRecord): boolean => "disputedBy" in pointersOf(label);

function objectionTo(record: GraphRecord, at: number, objectors: readonly string[]): fc.Arbitrary<Submission> {
  return fc
    .record({
      org: fc.constantFrom(...objectors),
      status: oneOf<Submission["status"]>([4, "OPEN"], [2, "UPHELD"], [1, "DISMISSED"]),
    })
    .map((drawn) => ({ ...handedIn("OBJECTION", at + 1, record), ...drawn, values: [] }));
}

/** A society in which those object to a record who handed an objection in, and none of them confirms it. */
export function withObjections(graph: Graph, submissions: readonly Submission[]) {
  const standing = submissions.filter(({ kind, status }) => kind === "OBJECTION" && status !== "DISMISSED");
  const disputed = graph.map((record): GraphRecord => {
    if (!canBeDisputed(record)) return record;
    const disputedBy = standing.filter((one) => one.record === record.id).flatMap(({ org }) => org ?? []);
    const parties = partiesOf(record.label, record);
    const isFree = (id: string): boolean => parties.includes(id) && !disputedBy.includes(id);
    return {
      ...record,
      pointers: { ...record.pointers, disputedBy, confirmedBy: confirmedBy(record).filter(isFree) },
    };
  });
  return { graph: disputed, submissions };
}

const handedIn = <Kind extends Submission["kind"]>(kind: Kind, at: number, { id, label }: GraphRecord) =>
  ({
    id: `${kind.toLowerCase()}-${at}`,
    kind,
    record: id,
    label,
    field: null,
    message: "Sample",
    subject: "test",
    client: null,
    at: NOW,
    answer: null,
    answeredAt: null,
  }) as const;

function submissionOn(record: GraphRecord, { at, graph }: { at: number; graph: Graph }): fc.Arbitrary<Submission> {
  const kind: Submission["kind"] = at > 3 ? "PROPOSAL" : "REPORT";
  return fc
    .record({
      org: fc.constantFrom("npm-1", "npm-2", "cso-1"),
      status: oneOf<Submission["status"]>([5, "OPEN"], [1, "DECLINED"]),
      values: kind === "REPORT" ? fc.constant([]) : valuesOf(record, graph),
    })
    .map((drawn) => ({ ...handedIn(kind, at, record), ...drawn }));
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
