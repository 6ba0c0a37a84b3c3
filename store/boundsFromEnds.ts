/** Bounds of periods that follow from what a record points at. */
import { END_OF_TIME } from "../domain/partialDate";
import { sendAhead, type Run } from "./connection";
import { PERIOD_BOUNDS } from "./cypher/projection";
import { recordIn, type StoredNode } from "./content";
import { periodOf } from "./materialise";
import type { Label } from "../model";
import { periodPropertiesOf } from "./periodFacts";
import type { Value } from "./port";

/** Of which records another record bounds the period. */
interface Limit {
  readonly of: Label;
  readonly edge: string;
  readonly by: Label;
  /** The fact about the period, and what the other record, `end`, holds of it. */
  readonly fact: "notBefore" | "notFrom" | "mostYears";
  readonly value: string;
}

const LIMITS: readonly Limit[] = [
  // Cooperation ends with the mandate of its NPM.
  {
    of: "Collaboration",
    edge: "WITH_NPM",
    by: "Npm",
    fact: "notFrom",
    value: `CASE WHEN end.possibleUntil < '${END_OF_TIME}' THEN end.possibleUntil END`,
  },
  // Nobody was in a network before it was founded.
  { of: "Membership", edge: "IN_NETWORK", by: "Network", fact: "notBefore", value: "end.foundedDate" },
  // How long the chair lasts is a rule of its network (D13).
  { of: "ChairTerm", edge: "CHAIR_OF", by: "Network", fact: "mostYears", value: "end.chairTermYears" },
];

// Sorted, so that all is written before the first is returned: what is sent meanwhile finds it.
const bounded = (match: string, { of, value }: Limit): string =>
  `UNWIND $ids AS id ${match} RETURN n{${held(of)}} AS node, ${value} AS value ORDER BY n.id`;

/** What the bounds of a label’s records follow from, and the bounds themselves. */
const held = (label: Label): string =>
  ["id", "label", ...periodPropertiesOf(label), ...PERIOD_BOUNDS, "isKnownByYear"].map((name) => `.${name}`).join(", ");

// The index is that of all records by their ids.
const own = (limit: Limit, derivation: string): string =>
  bounded(
    `MATCH (n:Record&${limit.of} {id: id}) ${derivation} OPTIONAL MATCH (n)-[:${limit.edge}]->(end:${limit.by})`,
    limit,
  );
const pointing = (limit: Limit): string =>
  bounded(`MATCH (end:Record&${limit.by} {id: id})<-[:${limit.edge}]-(n:${limit.of})`, limit);

const SET_BOUNDS = "UNWIND $bounded AS one MATCH (n:Record {id: one.id}) SET n += one.bounds";

/**
 * Brings the bounds up to date that follow from records of a label, or bound them. `derivation`: what else follows of the label’s records `n`,
 * for labels whose records are bounded by others.
 */
export async function boundFromEnds(
  run: Run,
  { label, derivation = "" }: { readonly label: Label; readonly derivation?: string },
  ids: readonly string[],
): Promise<void> {
  for (const limit of LIMITS) {
    const text = limit.of === label ? own(limit, derivation) : limit.by === label ? pointing(limit) : null;
    if (text !== null) await bound(run, limit, { text, parameters: { ids } });
  }
}

async function bound(run: Run, { of, fact }: Limit, statement: Parameters<Run>[0]): Promise<void> {
  const found = (await run(statement)) as { node: StoredNode; value: Value }[];
  if (found.length === 0) return;
  const bounded = found.flatMap(({ node, value }) => {
    const { id, properties, boundedBy } = recordIn(node);
    const limit = { [fact]: value ?? null };
    const bounds = { ...limit, ...periodOf(of, { ...properties, ...boundedBy, ...limit }) };
    const isSo = Object.entries(bounds).every(([name, bound]) => (node[name] ?? null) === bound);
    return isSo ? [] : [{ id, bounds }];
  });
  if (bounded.length > 0) sendAhead(run, { text: SET_BOUNDS, parameters: { bounded } });
}
