/** Bounds of periods that follow from what a record points at. */
import { END_OF_TIME } from "../../domain/time/partialDate";
import { sendAhead, type Run } from "../neo4j/transacting";
import { PERIOD_BOUNDS } from "../cypher/projection";
import { recordIn, type StoredNode } from "../port/content";
import { periodOf } from "./materialise";
import type { Label, Value } from "../../model";
import { periodPropertiesOf } from "../port/periodFacts";

/** Of which records another record bounds the period. */
export interface Limit {
  readonly of: Label;
  readonly edge: string;
  readonly by: Label;
  /** The fact about the period, and what the other record, `end`, holds of it. */
  readonly fact: "notBefore" | "notFrom" | "mostYears";
  readonly value: string;
}

/** At most one for the records of a label: all are read before any bounds are written. */
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

const bounded = (match: string, { of, value }: Limit): string =>
  `UNWIND $ids AS id ${match} RETURN collect({node: n{${held(of)}}, value: ${value}})`;

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

/** A statement that reads what some bounds follow from, and the bounds that it is for. */
export interface BoundsRead {
  readonly text: string;
  readonly limit: Limit;
}

/**
 * Reads for the bounds that follow from records of a label by their `$ids`, or bound them; each returns one list. `derivation`: what else follows of
 * the label’s records `n`, for labels whose records are bounded by others.
 */
export const boundsReads = (label: Label, derivation = ""): readonly BoundsRead[] =>
  LIMITS.flatMap((limit) => {
    if (limit.of === label) return [{ limit, text: own(limit, derivation) }];
    return limit.by === label ? [{ limit, text: pointing(limit) }] : [];
  });

/** Brings the bounds up to date that follow from what was read; true where they were not. */
export function bound(run: Run, { of, fact }: Limit, found: readonly Bounded[]): boolean {
  const bounded = found.flatMap(({ node, value }) => {
    const { id, properties, boundedBy } = recordIn(node);
    const limit = { [fact]: value ?? null };
    const bounds = { ...limit, ...periodOf(of, { ...properties, ...boundedBy, ...limit }) };
    const isSo = Object.entries(bounds).every(([name, bound]) => (node[name] ?? null) === bound);
    return isSo ? [] : [{ id, bounds }];
  });
  if (bounded.length > 0) sendAhead(run, { text: SET_BOUNDS, parameters: { bounded } });
  return bounded.length > 0;
}

/** The period of a record, and what bounds it. */
export interface Bounded {
  readonly node: StoredNode;
  readonly value: Value;
}

/** Brings the bounds up to date that follow from records of a label, or bound them. */
export async function boundFromEnds(run: Run, label: Label, ids: readonly string[]): Promise<void> {
  for (const { limit, text } of boundsReads(label)) {
    const [row] = await run<{ bounded: readonly Bounded[] }>({ text: `${text} AS bounded`, parameters: { ids } });
    bound(run, limit, row?.bounded ?? []);
  }
}
