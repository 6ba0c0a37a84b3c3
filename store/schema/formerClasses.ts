/**
 * Entries of before version 0.2 do not say who could see a record that relates others. They are given the strictest class that can be
 * derived: as if all that the record relates had always been what it was at its most hidden.
 */
import { ownJson } from "../../domain/ownJson";
import { VISIBILITY_CLASS, type Classification } from "../../domain/access/viewpoint";
import type { Connection, Run } from "../neo4j/connection";
import { endsOf, type ClassifiedNode } from "../port/content";
import { NOWHERE } from "../write/derive";
import { effectiveIn, type Effective } from "../records/effective";
import type { JournalEntry } from "../journal/journal";
import { ownClassification } from "../records/materialise";
import { records, type Label } from "../../model";
import type { RecordContent } from "../port";

/** Entries in one transaction. */
const STRETCH = 500;

/** What is known of a record: its classes, of all times, and what it related at any time. */
interface Past {
  readonly classes: readonly Classification[];
  readonly ends: readonly string[];
}

interface Version {
  readonly label: Label;
  readonly id: string;
  readonly content: RecordContent;
}

/** What the class of a version rests on: for cooperation also the state of its NPM. */
const foundationsOf = ({ label, content }: Version): readonly string[] =>
  label === "Npm" ? [content.pointers.state ?? []].flat() : endsOf(label, content);

const versionsIn = ({ record, label, before, after }: JournalEntry): readonly Version[] =>
  [before, after].flatMap((content) => (content ? [{ id: record, label, content }] : []));

const PASTS = `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id}) OPTIONAL MATCH (t:Archived {id: id})
WITH id, coalesce(n, t) AS r RETURN id, r{.visibilityClass, .owners, .audience, .countries} AS today,
  COLLECT { MATCH (c:Change {record: id}) RETURN c.content } AS contents`;

interface FoundPast {
  readonly id: string;
  /** Null where there is nothing under the id. */
  readonly today: ClassifiedNode | null;
  readonly contents: readonly string[];
}

/** Reads what these records, and all that they rest on, ever were. */
async function readPasts(run: Run, wanted: readonly string[]): Promise<ReadonlyMap<string, Past>> {
  const pasts = new Map<string, Past>();
  for (let ids = [...new Set(wanted)]; ids.length > 0;) {
    const found = await run<FoundPast>({ text: PASTS, parameters: { ids } });
    for (const { id, today, contents } of found) {
      const versions = contents.flatMap((one) => versionsIn(ownJson<JournalEntry>(one)));
      const former = versions.map((one) => ownClassification(one.label, { id: one.id, ...one.content }));
      const present = today === null ? [] : [effectiveIn(today)];
      pasts.set(id, { classes: [...former, ...present], ends: versions.flatMap(foundationsOf) });
    }
    ids = [...new Set(ids.flatMap((id) => pasts.get(id)?.ends ?? []))].filter((id) => !pasts.has(id));
  }
  return pasts;
}

/** The class that admits only whom all of them admit. */
function together(classes: readonly Classification[]): Classification {
  const strict = classes.filter(({ visibility }) => visibility !== "PUBLIC");
  const narrow = classes.filter(({ countries }) => countries.length > 0);
  const [strictest] = [...strict].sort((a, b) => VISIBILITY_CLASS[b.visibility] - VISIBILITY_CLASS[a.visibility]);
  const inAll = (lists: readonly (readonly string[])[]): readonly string[] =>
    (lists[0] ?? []).filter((id) => lists.every((list) => list.includes(id)));
  const common = inAll(narrow.map(({ countries }) => countries));
  return {
    visibility: strictest?.visibility ?? "PUBLIC",
    owners: inAll(strict.map(({ owners }) => owners)),
    audience: inAll(strict.map(({ audience }) => audience)),
    countries: narrow.length > 0 && common.length === 0 ? [NOWHERE] : common,
  };
}

function strictestOf(version: Version, pasts: ReadonlyMap<string, Past>): Classification {
  const classes = [ownClassification(version.label, { id: version.id, ...version.content })];
  const met = new Set<string>();
  const open = [...endsOf(version.label, version.content)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (met.has(id)) continue;
    met.add(id);
    const { classes: more = [], ends = [] } = pasts.get(id) ?? {};
    classes.push(...more);
    open.push(...ends);
  }
  return together(classes);
}

/** The strictest classes before and after each entry, in their order. */
async function formerClasses(run: Run, entries: readonly JournalEntry[]): Promise<readonly Effective[]> {
  const relating = entries.flatMap(versionsIn).filter(({ label }) => records[label].isRelation);
  const pasts = await readPasts(run, relating.flatMap(foundationsOf));
  return entries.map(({ record: id, label, before, after }) => ({
    before: before && strictestOf({ id, label, content: before }, pasts),
    after: after && strictestOf({ id, label, content: after }, pasts),
  }));
}

const OLD = `MATCH (c:Change) WHERE c.sequence > $after AND c.record IS NOT NULL
WITH c ORDER BY c.sequence LIMIT ${STRETCH} RETURN c.sequence AS sequence, c.content AS content ORDER BY sequence`;
const GIVE = `UNWIND $given AS one MATCH (c:Change {sequence: one.sequence}) SET c.effective = one.effective`;

/** Gives every entry that does not say it the strictest class that can be derived, beside the entry itself, which stays as it was signed. */
export async function giveFormerClasses(connection: Connection): Promise<void> {
  for (let after = 0, isOver = false; !isOver;)
    [after, isOver] = await connection.write(async (run): Promise<[number, boolean]> => {
      const found = await run<{ sequence: number; content: string }>({ text: OLD, parameters: { after } });
      const old = found
        .map(({ sequence, content }) => ({ sequence, entry: ownJson<JournalEntry>(content) }))
        .filter(({ entry }) => entry.effective === undefined);
      const classes = await formerClasses(
        run,
        old.map(({ entry }) => entry),
      );
      const given = old.map(({ sequence }, at) => ({ sequence, effective: JSON.stringify(classes[at]) }));
      if (given.length > 0) await run({ text: GIVE, parameters: { given } });
      return [found.at(-1)?.sequence ?? after, found.length < STRETCH];
    }, "IMPORT");
}
