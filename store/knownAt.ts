/** Records as the hub knew them at a time: the version before the first change after it, or today’s where there was none since. */
import { periodBounds } from "../domain/period";
import { Parameters } from "./cypher/parameters";
import { anyProjection } from "./cypher/projection";
import { classInPast, visibleInPastTo } from "./cypher/visibility";
import { WITHHELD } from "./derive";
import { pointedAt, type StoredNode } from "./content";
import { admitsContent, relatesHiddenIn, seenAmong, withoutHidden, type Eyes } from "./history";
import type { JournalEntry } from "./journal";
import { nodeOf } from "./materialise";
import { pointerProperty, pointersOf, type InverseModel } from "./model";
import { periodFactsOf } from "./periodFacts";
import type { Row } from "./port";

interface Found extends Record<string, unknown> {
  readonly id: string;
  /** The first change after the time. */
  readonly next: string | null;
  /** The record as it is today, where it still exists. */
  readonly node: StoredNode | null;
  readonly visibilityClass: number;
}

/** Versions of records, in the order asked for; null for what was not known then, or may not be seen today. */
export async function knownAt(eyes: Eyes, ids: readonly string[], at: string): Promise<readonly (Row | null)[]> {
  const found = new Map((await find(eyes, ids, at)).map((one) => [one.id, one]));
  const entries = new Map(
    [...found].flatMap(([id, { next }]) => (next === null ? [] : [[id, JSON.parse(next) as JournalEntry] as const])),
  );
  const seen = await seenAmong(
    eyes,
    [...entries.values()].flatMap(({ before }) => pointedAt(before)),
  );
  return ids.map((id) => {
    const [entry, { node = null, visibilityClass = 0 } = {}] = [entries.get(id), found.get(id)];
    return entry ? versionBefore(eyes, entry, { seen, visibilityClass }) : (node as Row | null);
  });
}

function versionBefore(
  { viewpoint }: Eyes,
  { before, record, label, revision, action }: JournalEntry,
  { seen, visibilityClass }: { seen: ReadonlySet<string>; visibilityClass: number },
): Row | null {
  if (before === null || !admitsContent(viewpoint, before) || relatesHiddenIn(label, before, seen)) return null;
  const row = nodeOf(label, { id: record, ...withoutHidden(before, seen) }) as unknown as Row;
  const strictest = Math.max(visibilityClass, Number(row["ownClass"] ?? 0));
  const { owners = [], audience = [] } = before;
  return {
    ...row,
    owners,
    audience,
    visibilityClass: strictest,
    revision: action === "UPDATED" ? revision - 1 : revision,
  };
}

async function find({ connection, viewpoint }: Eyes, ids: readonly string[], at: string): Promise<readonly Found[]> {
  const parameters = new Parameters();
  const visible = visibleInPastTo(viewpoint, parameters);
  const text = `UNWIND ${parameters.named("ids", [...new Set(ids)])} AS id
OPTIONAL MATCH (n:Record {id: id}) OPTIONAL MATCH (t:Archived {id: id}) WITH id, n, coalesce(n, t) AS r
WHERE r IS NOT NULL AND ${visible("r")}
OPTIONAL MATCH (c:Change {record: id}) WHERE c.at > ${parameters.named("at", at)}
WITH id, n, r, c ORDER BY c.sequence WITH id, n, r, collect(c.content)[0] AS next
RETURN id, next, CASE WHEN next IS NULL AND n.visibilityClass < ${WITHHELD} THEN ${anyProjection("n")} END AS node, ${classInPast("r")} AS visibilityClass`;
  return connection.read<Found>({ text, parameters: parameters.values });
}

/** Records that a relation led to at a time, as they were then. */
export async function relatedKnownAt(
  eyes: Eyes,
  { relation, id }: { relation: InverseModel; id: string },
  at: string,
): Promise<readonly Row[]> {
  if (relation.through) throw new Error(`${relation.name} can’t be asked for as it was known at a time.`);
  const rows = await knownAt(eyes, await candidates(eyes, { relation, id }, at), at);
  const pointers = relation.via.flatMap((name) => {
    const model = pointersOf(relation.of)[name];
    return model ? [pointerProperty(name, model)] : [];
  });
  const { only } = relation;
  const related = rows
    .filter((row) => row !== null)
    .filter((row) => pointers.some((property) => row[property] === id))
    .filter((row) => !only || only.values.includes(String(row[only.property])));
  return relation.of === "Membership" ? notBeforeFounding(eyes, related, at) : related;
}

/** Ids of records that are there today, or that a change since then names. */
async function candidates(
  { connection }: Eyes,
  { relation, id }: { relation: InverseModel; id: string },
  at: string,
): Promise<readonly string[]> {
  const edges = relation.via.map((name) => pointersOf(relation.of)[name]?.edge ?? "").join("|");
  const found = await connection.read<{ id: string }>({
    text: `CALL { MATCH (:Record {id: $id})<-[:${edges}]-(n:${relation.of}) RETURN n.id AS id
UNION MATCH (c:Change) WHERE c.at > $at AND c.label = $label AND $id IN c.about RETURN c.record AS id }
RETURN DISTINCT id ORDER BY id`,
    parameters: { id, at, label: relation.of },
  });
  return found.map((one) => one.id);
}

/** Nobody was in a network before it was founded, as far as its founding was known then. */
async function notBeforeFounding(eyes: Eyes, rows: readonly Row[], at: string): Promise<readonly Row[]> {
  const networkIds = rows.map((row) => String(row["networkId"]));
  const networks = new Map((await knownAt(eyes, networkIds, at)).map((row) => [row?.id, row]));
  return rows.map((row) => {
    const notBefore = networks.get(String(row["networkId"]))?.["foundedDate"];
    const facts = periodFactsOf(row.label, row);
    return facts ? { ...row, ...periodBounds({ ...facts, notBefore: notBefore as string | undefined }) } : row;
  });
}
