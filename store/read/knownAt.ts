/**
 * Records as the hub knew them at a time: the version before the first change after it, or today’s where there was none since; shown to
 * those who could see it then.
 */
import { ownJson } from "../../domain/ownJson";
import { VISIBILITY_CLASS, type Classification } from "../../domain/access/viewpoint";
import { periodBounds } from "../../domain/time/period";
import { Parameters } from "../cypher/parameters";
import { anyProjection } from "../cypher/projection";
import { classInPast, visibleInPastTo } from "../cypher/visibility";
import { pointedAt, type StoredNode, WITHHELD } from "../port/content";
import { couldSee, relatesHiddenIn, seenAmong, withoutHidden, type Eyes } from "../journal/history";
import { effectiveOf, type JournalEntry, type ReclassifyingEntry } from "../journal/journal";
import { nodeOf } from "../records/materialise";
import { isRowOf, pointerProperty, pointersOf, type InverseModel, type Label, type RowOf } from "../../model";
import { periodFactsOf } from "../port/periodFacts";
import type { Row } from "../port";

/** An entry as it is found. */
interface FoundEntry {
  readonly sequence: number;
  readonly content: string;
  /** Classes that an old entry was given. */
  readonly effective?: string;
}

interface Found extends Record<string, unknown> {
  readonly id: string;
  /** The first change after the time. */
  readonly next: FoundEntry | null;
  /** The first entry after the time that tells of another class only. */
  readonly moved: FoundEntry | null;
  /** The record as it is today, where it still exists. */
  readonly node: StoredNode | null;
  readonly visibilityClass: number;
}

/** A version, with who could see it at that time. */
interface Version {
  readonly row: Row;
  /** Undefined: whoever may see the record today. */
  readonly effective: Classification | null | undefined;
  /** The entry that ended it. */
  readonly entry?: JournalEntry;
}

/** Versions of records, in the order asked for; null for what was not known then, or may not be seen today. */
export async function knownAt(eyes: Eyes, ids: readonly string[], at: string): Promise<readonly (Row | null)[]> {
  const found = await find(eyes, ids, at);
  const entries = new Map(
    found.flatMap(({ id, next }) => (next ? [[id, ownJson<JournalEntry>(next.content)] as const] : [])),
  );
  const seen = await seenAmong(
    eyes,
    [...entries.values()].flatMap(({ before }) => pointedAt(before)),
  );
  const versions = new Map(found.map((one) => [one.id, versionOf(one, entries.get(one.id), seen)]));
  return ids.map((id) => {
    const version = versions.get(id);
    if (!version || version.effective === null) return null;
    const { effective, entry, row } = version;
    if (effective && !couldSee(eyes.viewpoint, effective)) return null;
    return entry && relatesHiddenIn(entry.label, entry.before, seen) ? null : row;
  });
}

function versionOf(
  { next, moved, node, visibilityClass }: Found,
  entry: JournalEntry | undefined,
  seen: ReadonlySet<string>,
): Version | null {
  const effective = classThen({ next, moved }, entry);
  if (!entry) return node && { row: { ...node, ...strictest(visibilityClass, effective) }, effective };
  const { before, record, label, at } = entry;
  if (before === null) return null;
  const row = nodeOf(label, { id: record, ...withoutHidden(before, seen) }, at.slice(0, 10));
  const { owners = [], audience = [] } = before;
  return { row: { ...row, owners, audience, ...strictest(visibilityClass, effective) }, effective, entry };
}

/** The class that a record had until the first entry of either kind. */
function classThen(
  { next, moved }: Pick<Found, "next" | "moved">,
  entry: JournalEntry | undefined,
): Classification | null | undefined {
  if (moved && (!next || moved.sequence < next.sequence))
    return ownJson<ReclassifyingEntry>(moved.content).effective.before;
  return entry && effectiveOf(entry, next?.effective ?? null).before;
}

/** Reading a version is noted where the record is confidential, or was. */
const strictest = (today: number, then: Classification | null | undefined): { readonly visibilityClass: number } => ({
  visibilityClass: Math.max(today, then ? VISIBILITY_CLASS[then.visibility] : 0),
});

/** The first entry about a record after a time, by one place in the index. */
const first = (property: "record" | "reclassified", at: string): string =>
  `WITH id MATCH (c:Change) USING INDEX SEEK c:Change(${property}, at, sequence) WHERE c.${property} = id AND c.at > ${at} AND c.sequence > 0
  WITH c ORDER BY c.${property}, c.at, c.sequence LIMIT 1 RETURN collect(c{.sequence, .content, .effective})[0]`;

async function find({ connection, viewpoint }: Eyes, ids: readonly string[], at: string): Promise<readonly Found[]> {
  const parameters = new Parameters();
  const visible = visibleInPastTo(viewpoint, parameters);
  const after = parameters.named("at", at);
  const text = `UNWIND ${parameters.named("ids", [...new Set(ids)])} AS id
OPTIONAL MATCH (n:Record {id: id}) OPTIONAL MATCH (t:Archived {id: id}) WITH id, n, coalesce(n, t) AS r
WHERE r IS NOT NULL AND ${visible("r")}
CALL { ${first("record", after)} AS next }
CALL { ${first("reclassified", after)} AS moved }
RETURN id, next, moved, CASE WHEN next IS NULL AND n.visibilityClass < ${WITHHELD} THEN ${anyProjection("n")} END AS node, ${classInPast("r")} AS visibilityClass`;
  return connection.read<Found>({ text, parameters: parameters.values });
}

/** Records that a relation led to at a time, as they were then. */
export async function relatedKnownAt(
  eyes: Eyes,
  { relation, id }: { relation: InverseModel; id: string },
  at: string,
): Promise<readonly Row[]> {
  if (relation.through) throw new Error(`${relation.name} can’t be asked for as it was known at a time.`);
  const rows = await knownAt(eyes, await candidates(eyes, { relation, id }), at);
  const pointers = relation.via.flatMap((name) => {
    const model = pointersOf(relation.of)[name];
    return model ? [pointerProperty(name, model)] : [];
  });
  const { only } = relation;
  const related = rows
    .filter((row) => row !== null)
    .filter((row) => pointers.some((property) => row[property] === id))
    .filter((row) => !only || only.values.includes(String(row[only.property])));
  return NETWORKS_BOUND.some((label) => label === relation.of) ? boundByNetworks(eyes, related, at) : related;
}

/** Ids of records that may be seen and lead there today, or led there once. */
async function candidates(
  { connection, viewpoint }: Eyes,
  { relation, id }: { relation: InverseModel; id: string },
): Promise<readonly string[]> {
  const parameters = new Parameters();
  const visible = visibleInPastTo(viewpoint, parameters);
  const edges = relation.via.map((name) => pointersOf(relation.of)[name]?.edge ?? "").join("|");
  const to = parameters.named("id", id);
  const past = (kind: "Record" | "Archived") =>
    `MATCH (p:Past) USING INDEX SEEK p:Past(names) WHERE p.names = ${to} MATCH (r:${kind} {id: p.record}) WHERE r.label = ${parameters.named("label", relation.of)} AND ${visible("r")} RETURN r.id AS id`;
  const found = await connection.read<{ id: string }>({
    text: `CALL { MATCH (:Record {id: ${to}})<-[:${edges}]-(n:${relation.of}) WHERE ${visible("n")} RETURN n.id AS id
UNION ${past("Record")} UNION ${past("Archived")} } RETURN DISTINCT id ORDER BY id`,
    parameters: parameters.values,
  });
  return found.map((one) => one.id);
}

/** Records whose period is bounded by what their network says. */
const NETWORKS_BOUND = ["Membership", "ChairTerm"] as const satisfies readonly Label[];
const isBoundByNetwork = (row: Row): row is RowOf<(typeof NETWORKS_BOUND)[number]> =>
  NETWORKS_BOUND.some((label) => isRowOf(label, row));

/** Nobody was in a network before it was founded, and how long the chair lasts is its rule: as far as both were known then. */
async function boundByNetworks(eyes: Eyes, rows: readonly Row[], at: string): Promise<readonly Row[]> {
  const networkIds = rows.filter(isBoundByNetwork).map(({ networkId }) => networkId);
  const networks = new Map((await knownAt(eyes, networkIds, at)).map((row) => [row?.id, row]));
  return rows.map((row) => {
    if (!isBoundByNetwork(row)) return row;
    const found = networks.get(row.networkId);
    const network = found && isRowOf("Network", found) ? found : undefined;
    const bounded = { ...row, notBefore: network?.foundedDate, mostYears: network?.chairTermYears };
    const facts = periodFactsOf(row.label, bounded);
    return facts ? { ...bounded, ...periodBounds(facts) } : row;
  });
}
