/** What people handed in about records, before anybody decides. */
import fc from "fast-check";
import { pointersOf, type ProposedValue, type Submission } from "../../../store/port";
import type { Graph, GraphRecord } from "../inference/graph";
import { NOW, oneOf, OF_NETWORKS } from "./lives";

/** Reports and proposals about some records of a graph. */
export function submissionsAbout(graph: Graph): fc.Arbitrary<readonly Submission[]> {
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
    ...{ message: "Sample", subject: "test", client: null, at: NOW, answer: null, answeredAt: null },
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
