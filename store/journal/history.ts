/** The journal as one viewpoint may read it: with today’s visibility, and never more than what could be seen of that version. */
import { admits, type Classification, VISIBILITY_CLASS, type Viewpoint } from "../../domain/access/viewpoint";
import { ownJson } from "../../domain/ownJson";
import type { Reads } from "../neo4j/connection";
import { endsOf, pointedAt } from "../port/content";
import { entriesStatement } from "../cypher/entries";
import { Parameters } from "../cypher/parameters";
import { visibleInPastTo } from "../cypher/visibility";
import { effectiveOf, type JournalEntry } from "./journal";
import type { ChangeEntry, ChangePage, ChangeRequest, RecordContent } from "../port";

interface FoundEntry extends Record<string, unknown> {
  readonly sequence: number;
  readonly hash: string;
  readonly previousHash: string;
  /** Null where the record may not be seen. */
  readonly content: string | null;
  /** Classes that an old entry was given. */
  readonly given: string | null;
  /** Effective class of the record today. */
  readonly visibilityClass: number | null;
}

/** What reading history needs: the database, and the viewer. */
export interface Eyes {
  readonly connection: Reads;
  readonly viewpoint: Viewpoint;
}

/** A change with what decides who is told of it. */
interface Judged {
  readonly entry: ChangeEntry;
  readonly isConfidential: boolean;
}

/** Changes that may be seen, oldest first. */
export async function changesFor(eyes: Eyes, request: ChangeRequest): Promise<ChangePage> {
  const { first, isShown = () => true } = request;
  const changes: Judged[] = [];
  for (let after = request.after; ;) {
    const size = first - changes.length + 1;
    const found = await eyes.connection.read<FoundEntry>(entriesStatement(eyes.viewpoint, { ...request, after }, size));
    const shown = (await readable(eyes, found)).filter(({ entry }) => isShown(entry));
    const taken = shown.slice(0, first - changes.length);
    changes.push(...taken);
    after = found.at(-1)?.sequence ?? after;
    const hasMore = taken.length < shown.length;
    // Few are found and not shown: those that depend on more than one circle, and values that may not be read.
    if (!hasMore && found.length === size) continue;
    return {
      changes: changes.map(({ entry }) => entry),
      scannedTo: hasMore ? (changes.at(-1)?.entry.sequence ?? request.after) : after,
      hasMore,
      confidential: changes.flatMap(({ entry, isConfidential }) => (isConfidential ? [entry.record] : [])),
    };
  }
}

/** Entries without what may not be seen, and those left out of which nothing may be seen. */
async function readable(eyes: Eyes, found: readonly FoundEntry[]): Promise<readonly Judged[]> {
  const open = found.flatMap((one) => {
    if (one.content === null) return [];
    const content = ownJson<JournalEntry>(one.content);
    const { before, after } = effectiveOf(content, one.given);
    if (!couldSee(eyes.viewpoint, before) || !couldSee(eyes.viewpoint, after)) return [];
    const isConfidential =
      one.visibilityClass === VISIBILITY_CLASS.CONFIDENTIAL ||
      [before, after].some((seen) => seen?.visibility === "CONFIDENTIAL");
    return [{ entry: entryOf(one, content), isConfidential }];
  });
  const seen = await seenAmong(
    eyes,
    open.flatMap(({ entry: { before, after } }) => [...named(before), ...named(after)]),
  );
  return open
    .filter(({ entry }) => !relatesHidden(entry, seen))
    .map(({ entry, isConfidential }) => ({ entry: redacted(entry, seen), isConfidential }));
}

function entryOf({ sequence, hash, previousHash }: FoundEntry, content: JournalEntry): ChangeEntry {
  const { id, at, action, record, label, before, after, actor, org, writtenAs, reason } = content;
  return { id, at, action, record, label, before, after, actor, org, writtenAs, reason, sequence, hash, previousHash };
}

/** Whether a viewpoint could see what had this class; what was not there hides nothing. */
export const couldSee = (viewpoint: Viewpoint, effective: Classification | null): boolean =>
  effective === null || admits(viewpoint, effective);

/** The ids that the viewer may see today, as records or as archived ones. */
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
  return content !== null && endsOf(label, content).some((id) => !seen.has(id));
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

/** A content without pointers to hidden records. */
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
