/**
 * Which circles are shown which entries of the journal. An entry is shown to those who may see its record today and could see both
 * versions, and who see a difference between them; so it is kept with the entry, and worked out anew where any of that changes.
 */
import { ownJson } from "../../domain/ownJson";
import type { Classification } from "../../domain/access/viewpoint";
import { circlesOf, circlesOfAll, readersOf } from "../cypher/circles";
import { sendAhead, type Parameterised, type Run } from "../neo4j/transacting";
import { type Connection } from "../neo4j/connection";
import { endsOf, HELD_FOR } from "../port/content";
import { sightsOf, type Sight } from "./differences";
import { effectiveIn, isSameClass, type Effective, type FoundClass } from "../records/effective";
import { effectiveOf, type JournalEntry, type Placed } from "./journal";
import { allIn } from "../cypher/together";

/** An entry as it is looked at here. */
interface Looked extends Pick<JournalEntry, "record" | "label" | "before" | "after"> {
  readonly sequence: number;
  readonly effective: Effective;
  readonly sights: readonly Sight[];
}

/** An entry as it is found, with the classes that an old one was given. */
interface FoundEntry {
  readonly sequence: number;
  readonly content: string;
  readonly given: string | null;
}

/** Records whose entries are gone through at once. */
const STRETCH = 200;

const TODAY = `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id}) OPTIONAL MATCH (t:Archived {id: id})
WITH id, coalesce(n, t) AS r WHERE r IS NOT NULL RETURN id, r{.visibilityClass, .owners, .audience, .countries, .${HELD_FOR}} AS node`;
const OF_RECORDS = `UNWIND $ids AS id MATCH (c:Change) USING INDEX SEEK c:Change(record) WHERE c.record = id
RETURN c.sequence AS sequence, c.content AS content, c.effective AS given ORDER BY sequence`;
/** Records that were there before they were created, and those whose entries are shown or not by how one of these stands. */
const CONCERNED = `CALL { UNWIND $created AS id MATCH (c:Change) USING INDEX SEEK c:Change(record) WHERE c.record = id AND c.sequence < $first RETURN id
UNION UNWIND $moved AS id MATCH (p:Past) USING INDEX SEEK p:Past(names) WHERE p.names = id RETURN p.record AS id } RETURN DISTINCT id`;
const HIDE = `UNWIND $ids AS id MATCH (c:Change) USING INDEX SEEK c:Change(record) WHERE c.record = id MATCH (c)-[s:SHOWN]->(:Circle) DELETE s`;
const GROW = `UNWIND $circles AS one MERGE (k:Circle {key: one.key})
SET k.sequence = CASE WHEN coalesce(k.sequence, 0) < one.sequence THEN one.sequence ELSE coalesce(k.sequence, 0) END`;
const SHOW = `UNWIND $shown AS one MATCH (c:Change {sequence: one.sequence}) UNWIND one.circles AS key MATCH (k:Circle {key: key})
CREATE (c)-[:SHOWN {circle: key, record: one.record, sequence: one.sequence}]->(k)`;
const REMEMBER = `UNWIND $pasts AS one MERGE (p:Past {record: one.record, names: one.names})`;

/**
 * Appends entries to the journal and keeps with them who is shown them. `along` is done before: it appends them. `made`: ids of records that
 * nothing had before.
 */
export async function keepShown(
  run: Run,
  appended: readonly Placed[],
  { made, along }: { readonly made: ReadonlySet<string>; readonly along: readonly Parameterised[] },
): Promise<void> {
  const entries = appended.filter((one): one is Placed<JournalEntry> => one.action !== "RECLASSIFIED").map(lookedAt);
  const renewed = await renewedBy(run, appended, made);
  const showing = new Showing(run, { along });
  const isAsBefore = ({ record }: Looked): boolean => !renewed.has(record);
  await showing.show(entries.filter(isAsBefore), () => showing.grownBy(entries, appended));
  await showing.renew([...renewed]);
}

const NEXT = `MATCH (j:Journal {id: 'journal'}) SET j.takenAt = j.takenAt
WITH j.sequence AS head MATCH (c:Change) WHERE c.record > $after WITH DISTINCT head, c.record AS id ORDER BY id LIMIT ${STRETCH} RETURN head, collect(id) AS ids`;

/** Works out who is shown the entries of a journal that was kept without. */
export async function showAll(connection: Connection): Promise<void> {
  for (let after: string | undefined = ""; after !== undefined;)
    after = await connection.write(async (run) => {
      const [next] = await run<{ head: number; ids: string[] }>({ text: NEXT, parameters: { after } });
      await new Showing(run, { newest: next?.head ?? 0 }).renew(next?.ids ?? []);
      return next?.ids.at(-1);
    }, "IMPORT");
}

/** Records whose older entries may be for others now. */
async function renewedBy(
  run: Run,
  appended: readonly Placed[],
  made: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const changes = appended.filter((one): one is Placed<JournalEntry> => one.action !== "RECLASSIFIED");
  const moved = new Set(appended.flatMap((one) => (one.action === "RECLASSIFIED" ? [one.reclassified] : [])));
  for (const { record } of changes.filter(isMoved)) moved.add(record);
  const isCreated = ({ before, record }: JournalEntry): boolean => before === null && !made.has(record);
  const created = changes.filter(isCreated).map(({ record }) => record);
  const renewed = new Set([...moved, ...changes.filter(dropsEnds).map(({ record }) => record)]);
  const parameters = { created, moved: [...moved, ...created], first: appended[0]?.sequence ?? 0 };
  if (parameters.moved.length > 0)
    for (const { id } of await run<{ id: string }>({ text: CONCERNED, parameters })) renewed.add(id);
  return renewed;
}

/** True where a change makes that others see the record. */
const isMoved = ({ before, after, effective }: JournalEntry): boolean =>
  before !== null && after !== null && !isSameClass(effective?.before ?? null, effective?.after ?? null);

/** True where a record no longer relates what it did. */
function dropsEnds({ label, before, after }: JournalEntry): boolean {
  const left = after ? endsOf(label, after) : [];
  return before !== null && endsOf(label, before).some((id) => !left.includes(id));
}

function lookedAt(entry: Placed<JournalEntry>): Looked {
  const { record, label, before, after, sequence } = entry;
  const sights = before && after ? sightsOf(label, before, after) : [{ ids: [] }];
  return { record, label, before, after, sequence, sights, effective: effectiveOf(entry, null) };
}

/** Ids that a version relates and the record no longer does: whether they are seen today decides on the entry. */
function formerEnds({ label, before, after }: Looked, newest: Looked): readonly string[] {
  const present = new Set(newest.after ? endsOf(label, newest.after) : []);
  const ends = [before, after].flatMap((content) => (content ? endsOf(label, content) : []));
  return [...new Set(ends)].filter((id) => !present.has(id));
}

class Showing {
  /** Classes today of what was looked up; null for what is not there. */
  readonly #today = new Map<string, Classification | null>();

  readonly #newest: number;
  #along: readonly Parameterised[];

  /** `newest`: what circles are told to be the newest entry, where nothing is known of the time before. `along`: what is done before all else. */
  constructor(
    private readonly run: Run,
    { newest = 0, along = [] }: { readonly newest?: number; readonly along?: readonly Parameterised[] },
  ) {
    this.#newest = newest;
    this.#along = along;
  }

  async renew(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += STRETCH) {
      const some = ids.slice(at, at + STRETCH);
      sendAhead(this.run, { text: HIDE, parameters: { ids: some } });
      const found = await this.run<FoundEntry>({ text: OF_RECORDS, parameters: { ids: some } });
      await this.#learn(some);
      await this.show(
        found.map(({ sequence, content, given }) => {
          const entry = ownJson<JournalEntry>(content);
          return { ...lookedAt({ ...entry, sequence }), effective: effectiveOf(entry, given) };
        }),
      );
    }
  }

  /** Shows entries; all of a record that are given, in their order. `grown`: the newest entries of circles, as far as they are told of these. */
  async show(entries: readonly Looked[], grown: () => ReadonlyMap<string, number> = () => new Map()): Promise<void> {
    const newest = new Map(entries.map((entry) => [entry.record, entry]));
    for (const [id, { after, effective }] of newest)
      if (after && !this.#today.has(id)) this.#today.set(id, effective.after);
    const pasts = entries.flatMap((entry) => {
      const names = [
        ...formerEnds(entry, newest.get(entry.record) ?? entry),
        ...entry.sights.flatMap(({ ids }) => ids),
      ];
      return [...new Set(names)].map((id) => ({ record: entry.record, names: id }));
    });
    await this.#learn([...newest.keys(), ...pasts.map(({ names }) => names)]);
    const shown = entries.map((entry) => {
      const circles = this.#circlesOf(entry, newest.get(entry.record) ?? entry);
      return { sequence: entry.sequence, record: entry.record, circles };
    });
    const told = shown.flatMap((one) => one.circles.map((key) => [key, this.#newest] as const));
    const circles = [...new Map([...told, ...grown()])].map(([key, sequence]) => ({ key, sequence }));
    const kept = [
      ...(circles.length > 0 ? [{ text: GROW, parameters: { circles } }] : []),
      ...(shown.length > 0 ? [{ text: SHOW, parameters: { shown } }] : []),
      ...(pasts.length > 0 ? [{ text: REMEMBER, parameters: { pasts } }] : []),
    ];
    const statements = [...this.#along, ...kept];
    this.#along = [];
    if (statements.length > 0) sendAhead(this.run, allIn(statements));
  }

  /** Circles, with the newest entry that they could see before or after it. */
  grownBy(entries: readonly Looked[], appended: readonly Placed[]): ReadonlyMap<string, number> {
    const grown = new Map<string, number>();
    const growAll = (circles: readonly string[], sequence: number): void =>
      circles.forEach((key) => grown.set(key, sequence));
    for (const one of appended) if (one.action === "RECLASSIFIED") growAll(either(one.effective), one.sequence);
    for (const { effective, sights, sequence } of entries) {
      const { before, after } = effective;
      if (!before || !after || !isSameClass(before, after)) growAll(either(effective), sequence);
      else for (const sight of sights) growAll(this.#circlesOfSight([after], sight), sequence);
    }
    return grown;
  }

  #circlesOf(entry: Looked, newest: Looked): readonly string[] {
    const { before, after } = entry.effective;
    const ends = formerEnds(entry, newest).map((id) => this.#today.get(id) ?? null);
    const classes = [this.#today.get(entry.record) ?? null, ...ends];
    if (classes.includes(null)) return [];
    const known = [before, after, ...classes].filter((one) => one !== null);
    return [...new Set(entry.sights.flatMap((sight) => this.#circlesOfSight(known, sight)))];
  }

  #circlesOfSight(classes: readonly Classification[], { ids, field }: Sight): readonly string[] {
    const seen = ids.map((id) => this.#today.get(id) ?? null);
    if (seen.includes(null)) return [];
    const circles = circlesOfAll([...classes, ...seen.filter((one) => one !== null)]);
    return field === undefined ? circles : readersOf(circles, field);
  }

  async #learn(wanted: readonly string[]): Promise<void> {
    const ids = [...new Set(wanted)].filter((id) => !this.#today.has(id));
    if (ids.length === 0) return;
    for (const id of ids) this.#today.set(id, null);
    for (const { id, node } of await this.run<FoundClass>({ text: TODAY, parameters: { ids } }))
      this.#today.set(id, effectiveIn(node));
  }
}

const either = ({ before, after }: Effective): readonly string[] =>
  [before, after].flatMap((one) => (one ? circlesOf(one) : []));
