/** What clients wrote and were told, and what is wrong with what the database holds of it. */
import type { Driver } from "neo4j-driver";
import { trigramsOf } from "../../domain/text/text";

/** One write of one record, sent under its key as often as it takes. */
export interface Step {
  readonly action: "CREATED" | "UPDATED" | "ARCHIVED";
  readonly key: string;
  /** What the record’s note is afterwards. */
  readonly note: string;
  /** The revision that it goes on from. */
  readonly ifRevision?: number;
}

/** A record of a client: what was acknowledged, and at most one write that nobody knows the outcome of. */
export interface Line {
  readonly label: "Source" | "Collaboration";
  /** Title or description; no other record has it. */
  readonly marker: string;
  id: string | null;
  /** The revision that was answered last. */
  revision: number | undefined;
  readonly told: Step[];
  open: Step | null;
}

interface Found {
  readonly id: string;
  readonly marker: string;
  readonly note: string;
  readonly revision: number;
  readonly links: number;
}

interface Change {
  readonly record: string;
  readonly key: string;
  readonly action: Step["action"];
  readonly revision: number;
  readonly after: { readonly properties: { readonly note?: string } } | null;
}

/** What the database holds of the writes of one actor. */
interface Held {
  readonly records: ReadonlyMap<string, readonly Found[]>;
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** Markers of the records that the text search finds. */
  readonly searched: readonly string[];
  /** Keys of writes that were applied, with the ids that they answered. */
  readonly applied: ReadonlyMap<string, string>;
}

/** Links of a record that was written as a whole: to the NPM, the partner and the state. */
const LINKS = { Source: 0, Collaboration: 3 } as const;

const RECORDS = `MATCH (n:Record) WHERE n.title STARTS WITH $actor OR n.description STARTS WITH $actor
RETURN n.id AS id, coalesce(n.title, n.description) AS marker, n.note AS note, n.revision AS revision,
  COUNT { (n)-[:WITH_NPM|WITH_PARTNER|CONCERNS_STATE]->(:Record) } AS links`;
const CHANGES = "MATCH (c:Change {actor: $actor}) RETURN c.content AS content ORDER BY c.sequence";
/** By the text search, which follows after a commit and is brought up to date from the log after a crash. */
const SEARCHED = `CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL db.index.fulltext.queryNodes('record_search', $gram) YIELD node AS n
WITH n WHERE n.title STARTS WITH $actor OR n.description STARTS WITH $actor
RETURN coalesce(n.title, n.description) AS marker`;
const APPLIED = "MATCH (a:Applied) WHERE a.key STARTS WITH $prefix RETURN a.key AS key, a.result AS result";

/**
 * What is wrong, one sentence each: an acknowledged write that is lost, a key that was applied twice, a record nobody wrote or that
 * is there in part, or that the text search does not find. A write that is still open may be there as a whole or not at all.
 */
export async function problemsOf(driver: Driver, actor: string, lines: readonly Line[]): Promise<readonly string[]> {
  const held = await readHeld(driver, actor);
  const markers = new Set(lines.map(({ marker }) => marker));
  return [
    ...lines.flatMap((line) => problemsOfLine(line, held)),
    ...[...held.records.keys()].filter((one) => !markers.has(one)).map((one) => `Nobody wrote ${one}.`),
    ...problemsOfSearch(held),
    ...problemsOfKeys(held),
  ];
}

async function readHeld(driver: Driver, actor: string): Promise<Held> {
  const read = async <Row>(text: string, parameters: object): Promise<Row[]> =>
    (await driver.executeQuery(text, parameters, { database: "neo4j" })).records.map((row) => row.toObject() as Row);
  const changes = (await read<{ content: string }>(CHANGES, { actor })).map((row) => JSON.parse(row.content) as Change);
  const applied = await read<{ key: string; result: string }>(APPLIED, { prefix: `${actor}/` });
  return {
    records: grouped(await read<Found>(RECORDS, { actor }), ({ marker }) => marker),
    changes: grouped(changes, ({ record }) => record),
    searched: (await read<{ marker: string }>(SEARCHED, { actor, gram: trigramsOf(actor)[1] })).map(
      (row) => row.marker,
    ),
    applied: new Map(applied.map(({ key, result }) => [key, result])),
  };
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function problemsOfLine(line: Line, { records, changes }: Held): string[] {
  const { marker, told, open, label } = line;
  const found = records.get(marker) ?? [];
  const tell = (what: string): string[] => [`${marker}: ${what}`];
  if (found.length > 1) return tell(`there ${found.length} times.`);
  const [record] = found;
  const id = line.id ?? record?.id;
  const journal = (id === undefined ? undefined : changes.get(id)) ?? [];
  const isOpenDone = open !== null && journal.length === told.length + 1;
  const expected = isOpenDone ? [...told, open] : told;
  const wanted = expected.map(({ action, note }, index) =>
    describe(action, action === "ARCHIVED" ? index : index + 1, note),
  );
  const noted = journal.map(({ action, revision, after }) =>
    describe(action, revision, after?.properties.note ?? expected.at(-1)?.note ?? ""),
  );
  if (wanted.join() !== noted.join()) return tell(`the journal holds ${noted.join()}, not ${wanted.join()}.`);
  const last = expected.at(-1);
  if (!last || last.action === "ARCHIVED") return record ? tell("there, though it should not be.") : [];
  if (!record) return tell(`not there, though ${last.key} was applied.`);
  const state = describe(last.action, record.revision, record.note);
  if (state !== wanted.at(-1)) return tell(`is ${state}, not ${String(wanted.at(-1))}.`);
  return record.links === LINKS[label] ? [] : tell(`has ${record.links} links.`);
}

const describe = (action: string, revision: number, note: string): string => `${action} ${revision} (${note})`;

/** It finds each record once, and nothing else. */
function problemsOfSearch({ records, searched }: Held): string[] {
  const found = new Set(searched);
  return [
    ...[...records.keys()].filter((marker) => !found.has(marker)).map((marker) => `${marker}: not found by its text.`),
    ...searched
      .filter((marker, index) => !records.has(marker) || searched.indexOf(marker) < index)
      .map((marker) => `${marker}: found by its text, though it should not be.`),
  ];
}

/** Each key stands in the journal once, and only keys that do are taken as applied. */
function problemsOfKeys({ changes, applied }: Held): string[] {
  const all = [...changes.values()].flat();
  const keys = grouped(all, ({ key }) => key);
  return [
    ...[...keys].filter(([, { length }]) => length > 1).map(([key]) => `${key} was applied more than once.`),
    ...all
      .filter(({ key, record }) => applied.get(key) !== record)
      .map(({ key }) => `${key} does not know what it did.`),
    ...[...applied.keys()].filter((key) => !keys.has(key)).map((key) => `${key} is taken as applied but did nothing.`),
  ];
}
