/**
 * What stays of a record that was archived: its id, who could see it last, and where other records point at it. What it held stays in
 * the journal; from there it is brought back.
 */
import { ownJson } from "../../domain/ownJson";
import { VISIBILITY_CLASS } from "../../domain/access/viewpoint";
import { sendAhead, type Run } from "../neo4j/transacting";
import type { JournalEntry } from "../journal/journal";
import type { Label } from "../../model";
import type { StoredRecord } from "../port/write";
import { WITHHELD } from "../port/content";

const { CONFIDENTIAL } = VISIBILITY_CLASS;

const bury = (label: Label): string => `UNWIND $ids AS id MATCH (n:Record {id: id, label: $label})
CALL { WITH n MATCH (n)-[edge]->() DELETE edge }
SET n = {id: n.id, label: n.label, revision: n.revision, origin: n.origin, countries: n.countries,
  visibilityClass: CASE WHEN n.visibilityClass = ${WITHHELD} THEN ${CONFIDENTIAL} ELSE n.visibilityClass END,
  owners: coalesce(n.heldFor, n.owners), audience: n.audience}
REMOVE n:Record:Actor:${label} SET n:Archived`;

const GONE_WITH = `UNWIND $along AS one MATCH (t:Archived {id: one.id})
UNWIND one.ends AS end MATCH (root:Archived {id: end}) MERGE (t)-[:ARCHIVED_WITH]->(root)`;

const WITH = `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id}) OPTIONAL MATCH (t:Archived {id: id})
WITH coalesce(n, t) AS root WHERE root IS NOT NULL
MATCH (root)<-[:ARCHIVED_WITH]-(along:Archived) RETURN DISTINCT along.id AS id ORDER BY id`;

/** Its last entry tells what a record held when it was archived. `more` is returned before it. */
export const heldText = (more = ""): string => `UNWIND $ids AS id MATCH (t:Archived {id: id})
RETURN ${more}t{.id, .label, .origin, .revision,
  last: head(COLLECT { MATCH (c:Change {record: id}) RETURN c.content ORDER BY c.sequence DESC LIMIT 1 })} AS gone`;
const HELD = `${heldText()} ORDER BY id`;

/** Makes nodes of records again, for what they are to hold; where others point at them, they point at the records. */
const UNEARTH = `UNWIND $ids AS id MATCH (t:Archived {id: id}) REMOVE t:Archived SET t:Record`;

/** A record that was archived along with others, and the ids of those that it ends at. */
export interface GoneWith {
  readonly id: string;
  readonly ends: readonly string[];
}

/** Turns records into tombstones; what points at them goes on pointing at these. */
export function entomb(run: Run, records: readonly StoredRecord[]): void {
  for (const label of new Set(records.map((one) => one.label))) {
    const ids = records.flatMap((one) => (one.label === label ? [one.id] : []));
    sendAhead(run, { text: bury(label), parameters: { ids, label } });
  }
}

/** Stores with which records a record was archived, so that they are restored together. */
export function keepTogether(run: Run, along: readonly GoneWith[]): void {
  if (along.length > 0) sendAhead(run, { text: GONE_WITH, parameters: { along } });
}

/** Ids of records that were archived along with one of these and are still archived. */
export async function archivedAlongWith(run: Run, ids: readonly string[]): Promise<readonly string[]> {
  return (await run<{ id: string }>({ text: WITH, parameters: { ids } })).map(({ id }) => id);
}

/** Those of the ids that are archived, with what they held. */
export async function archivedRecords(run: Run, ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
  if (ids.length === 0) return new Map();
  const found = await run<{ gone: Held }>({ text: HELD, parameters: { ids } });
  return new Map(found.map(({ gone }) => [gone.id, recordOf(gone)]));
}

/** What is known of what was archived. */
export interface Held {
  readonly id: string;
  readonly label: Label;
  readonly origin: string | null;
  /** Null where it was archived by a version of the hub that kept no more than who could see it. */
  readonly revision: number | null;
  readonly last: string | null;
}

/** The archived record, as it was when it was archived. */
export function recordOf({ id, label, origin, revision, last }: Held): StoredRecord {
  const entry = last === null ? null : ownJson<JournalEntry>(last);
  const { properties = {}, pointers = {}, ...more } = entry?.before ?? {};
  return {
    ...more,
    id,
    label,
    properties,
    pointers,
    isWithheld: false,
    boundedBy: {},
    ...(origin === null ? {} : { origin }),
    revision: revision ?? entry?.revision ?? 1,
  };
}

/** Makes room for records that are written again under their ids. */
export function unearth(run: Run, ids: readonly string[]): void {
  if (ids.length > 0) sendAhead(run, { text: UNEARTH, parameters: { ids } });
}
