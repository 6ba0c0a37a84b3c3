/** The journal as one viewpoint may read it: with today’s visibility, and never more than what could be seen of that version. */
import { admits, VISIBILITY_CLASS, type Visibility, type Viewpoint } from "../domain/viewpoint";
import type { Reads } from "./connection";
import { pointedAt } from "./content";
import { Parameters } from "./cypher/parameters";
import { classInPast, visibleInPastTo } from "./cypher/visibility";
import type { JournalEntry } from "./journal";
import { records } from "./model";
import type { ChangeEntry, ChangePage, ChangeRequest, RecordContent } from "./port";

/** Entries that one statement looks at. */
const SCAN = 500;

interface ScannedEntry extends Record<string, unknown> {
  readonly sequence: number;
  readonly hash: string;
  readonly previousHash: string;
  /** Null where the record may not be seen. */
  readonly content: string | null;
  /** Effective class of the record today. */
  readonly visibilityClass: number | null;
}

/** What reading takes: the database, and whose eyes. */
export interface Eyes {
  readonly connection: Reads;
  readonly viewpoint: Viewpoint;
}

/** Changes that may be seen, oldest first. */
export async function changesFor(eyes: Eyes, request: ChangeRequest): Promise<ChangePage> {
  const { first, isShown = () => true } = request;
  const changes: ChangeEntry[] = [];
  const classes = new Map<string, number | null>();
  for (let after = request.after; ;) {
    const scanned = await scan(eyes, { ...request, after });
    scanned.forEach((one) => classes.set(one.hash, one.visibilityClass));
    const shown = (await readable(eyes, scanned)).filter(isShown);
    const taken = shown.slice(0, first - changes.length);
    changes.push(...taken);
    after = scanned.at(-1)?.sequence ?? after;
    // Goes on until it is known that something shown follows, or nothing: how much is hidden must not be told by a page.
    const hasMore = taken.length < shown.length;
    if (!hasMore && scanned.length === SCAN) continue;
    const scannedTo = hasMore ? (changes.at(-1)?.sequence ?? request.after) : after;
    return { changes, scannedTo, hasMore, confidential: confidentialIn(changes, classes) };
  }
}

const confidentialIn = (
  changes: readonly ChangeEntry[],
  classes: ReadonlyMap<string, number | null>,
): readonly string[] =>
  changes
    .filter(
      ({ hash, before, after }) =>
        classes.get(hash) === VISIBILITY_CLASS.CONFIDENTIAL ||
        [before, after].some((one) => one?.properties["visibility"] === "CONFIDENTIAL"),
    )
    .map(({ record }) => record);

async function scan({ connection, viewpoint }: Eyes, request: ChangeRequest): Promise<readonly ScannedEntry[]> {
  const parameters = new Parameters();
  const visible = visibleInPastTo(viewpoint, parameters);
  const { after, since, until, record, labels } = request;
  const conditions = [
    `c.sequence > ${parameters.named("after", after)}`,
    // Entries of before there was a history of each record name no record.
    "c.record IS NOT NULL",
    ...(since === undefined ? [] : [`c.at >= ${parameters.named("since", since)}`]),
    ...(until === undefined ? [] : [`c.at <= ${parameters.named("until", until)}`]),
    ...(record === undefined ? [] : [`c.record = ${parameters.named("record", record)}`]),
    ...(labels === undefined ? [] : [`c.label IN ${parameters.named("labels", labels)}`]),
  ];
  const text = `MATCH (c:Change) WHERE ${conditions.join(" AND ")} WITH c ORDER BY c.sequence LIMIT ${SCAN}
OPTIONAL MATCH (n:Record {id: c.record}) OPTIONAL MATCH (t:Archived {id: c.record})
WITH c, coalesce(n, t) AS r
RETURN c.sequence AS sequence, c.mac AS hash, c.previous AS previousHash, CASE WHEN r IS NOT NULL AND ${visible("r")} THEN c.content END AS content, ${classInPast("r")} AS visibilityClass ORDER BY sequence`;
  return connection.read<ScannedEntry>({ text, parameters: parameters.values });
}

/** Entries without what may not be seen, and those left out of which nothing may be seen. */
async function readable(eyes: Eyes, scanned: readonly ScannedEntry[]): Promise<readonly ChangeEntry[]> {
  const entries = scanned.flatMap((one) => (one.content === null ? [] : [entryOf(one, one.content)]));
  const open = entries.filter(
    ({ before, after }) => admitsContent(eyes.viewpoint, before) && admitsContent(eyes.viewpoint, after),
  );
  const seen = await seenAmong(
    eyes,
    open.flatMap(({ before, after }) => [...named(before), ...named(after)]),
  );
  return open.filter((entry) => !relatesHidden(entry, seen)).map((entry) => redacted(entry, seen));
}

function entryOf({ sequence, hash, previousHash }: ScannedEntry, content: string): ChangeEntry {
  const { id, at, action, record, label, before, after, actor, org, writtenAs, reason } = JSON.parse(
    content,
  ) as JournalEntry;
  return { id, at, action, record, label, before, after, actor, org, writtenAs, reason, sequence, hash, previousHash };
}

/** Whether a viewpoint could see a version of a record by the version’s own class. */
export function admitsContent(viewpoint: Viewpoint, content: RecordContent | null): boolean {
  if (content === null) return true;
  const { properties, owners = [], audience = [], countries = [] } = content;
  return admits(viewpoint, { visibility: properties["visibility"] as Visibility, owners, audience, countries });
}

/** Those of the ids that may be seen today, as records or as what became of them. */
export async function seenAmong({ connection, viewpoint }: Eyes, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const parameters = new Parameters();
  const visible = visibleInPastTo(viewpoint, parameters);
  const text = `UNWIND ${parameters.named("ids", [...new Set(ids)])} AS id
OPTIONAL MATCH (n:Record {id: id}) OPTIONAL MATCH (t:Archived {id: id}) WITH id, coalesce(n, t) AS r
WHERE r IS NOT NULL AND ${visible("r")} RETURN id`;
  const found = await connection.read<{ id: string }>({ text, parameters: parameters.values });
  return new Set(found.map(({ id }) => id));
}

/** A record that relates others is not shown where one of them is hidden; sources do not count. */
function relatesHidden({ label, before, after }: ChangeEntry, seen: ReadonlySet<string>): boolean {
  return relatesHiddenIn(label, before, seen) || relatesHiddenIn(label, after, seen);
}

/** True for a relation record that names something hidden. */
export function relatesHiddenIn(
  label: ChangeEntry["label"],
  content: RecordContent | null,
  seen: ReadonlySet<string>,
): boolean {
  if (!records[label].isRelation || content === null) return false;
  const { sources: _, ...ends } = content.pointers;
  return Object.values(ends).some((value) => [value ?? []].flat().some((id) => !seen.has(id)));
}

/** Ids of all that a content points at, and of those whom it admits. */
const named = (content: RecordContent | null): readonly string[] => [
  ...pointedAt(content),
  ...(content?.owners ?? []),
  ...(content?.audience ?? []),
];

function redacted(entry: ChangeEntry, seen: ReadonlySet<string>): ChangeEntry {
  const known = (ids: readonly string[] = []): readonly string[] | undefined =>
    ids.some((id) => seen.has(id)) ? ids.filter((id) => seen.has(id)) : undefined;
  const shown = (content: RecordContent | null): RecordContent | null =>
    content && { ...withoutHidden(content, seen), owners: known(content.owners), audience: known(content.audience) };
  return { ...entry, before: shown(entry.before), after: shown(entry.after) };
}

/** A content without pointers to what is hidden. */
export function withoutHidden(content: RecordContent, seen: ReadonlySet<string>): RecordContent {
  const pointers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(content.pointers)) {
    if (value === undefined) continue;
    if (typeof value === "string") {
      if (seen.has(value)) pointers[name] = value;
    } else if (value.some((id) => seen.has(id))) pointers[name] = value.filter((id) => seen.has(id));
  }
  return { ...content, pointers };
}
