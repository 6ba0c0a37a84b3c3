/** Bounds of periods that follow from what a record points at. */
import { END_OF_TIME } from "../../domain/time/partialDate";
import type { Run } from "../neo4j/connection";
import { anyProjection } from "../cypher/projection";
import { recordIn, type StoredNode } from "../port/content";
import { periodOf } from "./materialise";
import type { Label } from "../../model";
import type { Value } from "../port";

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

const bounded = (match: string, { value }: Limit): string =>
  `UNWIND $ids AS id ${match} RETURN ${anyProjection("n")} AS node, ${value} AS value`;
// The index is that of all records by their ids.
const own = (limit: Limit): string =>
  bounded(`MATCH (n:Record&${limit.of} {id: id}) OPTIONAL MATCH (n)-[:${limit.edge}]->(end:${limit.by})`, limit);
const pointing = (limit: Limit): string =>
  bounded(`MATCH (end:Record&${limit.by} {id: id})<-[:${limit.edge}]-(n:${limit.of})`, limit);

const SET_BOUNDS = "UNWIND $bounded AS one MATCH (n:Record {id: one.id}) SET n += one.bounds";

/** Brings the bounds up to date that follow from records of a label, or bound them. */
export async function boundFromEnds(run: Run, label: Label, ids: readonly string[]): Promise<void> {
  for (const limit of LIMITS) {
    const text = limit.of === label ? own(limit) : limit.by === label ? pointing(limit) : null;
    if (text !== null) await bound(run, limit, { text, parameters: { ids } });
  }
}

async function bound(run: Run, { of, fact }: Limit, statement: Parameters<Run>[0]): Promise<void> {
  const found = (await run(statement)) as { node: StoredNode; value: Value }[];
  if (found.length === 0) return;
  const bounds = found.map(({ node, value }) => {
    const { id, properties, boundedBy } = recordIn(node);
    const limit = { [fact]: value ?? null };
    return { id, bounds: { ...limit, ...periodOf(of, { ...properties, ...boundedBy, ...limit }) } };
  });
  await run({ text: SET_BOUNDS, parameters: { bounded: bounds } });
}
