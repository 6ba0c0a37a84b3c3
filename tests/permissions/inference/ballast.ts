/**
 * Neo4j plans a statement anew (100 to 1,000 ms each) when the numbers of nodes it was planned for have changed much, as they do from
 * one small world to the next. Records of every kind that have no class, so that nobody sees them, keep these numbers steady.
 */
import type { Driver } from "neo4j-driver";
import { isActorLabel, labels, orderKey, pointersOf, records, type Label } from "../../../store/port";

const EACH = 100;

const NODES = `UNWIND $kinds AS kind UNWIND range(1, $each) AS at CREATE (n:$(kind.labels))
SET n.id = 'ballast-' + kind.label + '-' + at, n.label = kind.label, n[kind.key] = 'ballast-' + at`;
const EDGES = `UNWIND $edges AS edge UNWIND range(1, $each) AS at
MATCH (a:Record {id: 'ballast-' + edge.from + '-' + at}) MATCH (b:Record {id: 'ballast-' + edge.to + '-' + at}) CREATE (a)-[:$(edge.type)]->(b)`;

/** Puts them into an empty graph. */
export async function addBallast(database: Driver): Promise<void> {
  const kinds = labels.map((label) => ({
    label,
    labels: ["Record", label, ...(isActorLabel(label) ? ["Actor"] : [])],
    key: indexedKey(label),
  }));
  const edges = labels.flatMap((from) =>
    Object.values(pointersOf(from)).flatMap(({ edge, to }) => to.map((end) => ({ from, type: edge, to: end }))),
  );
  await database.executeQuery(NODES, { kinds, each: EACH });
  await database.executeQuery(EDGES, { edges, each: EACH });
  await database.executeQuery("CALL db.prepareForReplanning(60)");
}

/** What lists of a label are ordered by first: its index is counted too. */
const indexedKey = (label: Label): string => orderKey(label, records[label].defaultOrder[0]?.property ?? "id");
