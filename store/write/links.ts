/** Relationships of records: one for each record that a pointer names. */
import { LiaisonError } from "../../domain/errors";
import type { Run } from "../neo4j/transacting";
import type { StoredNode } from "../port/content";
import { memoised } from "../../domain/memoised";
import { pointersOf, records as models, type Label } from "../../model";
import type { RecordInput } from "../port/write";
import { takenFrom, UNLINKED, WAITING, type Taken } from "../records/unlinked";

/** What was archived can be pointed at still, by what pointed at it before. */
const END = `OPTIONAL MATCH (r:Record {id: link.to}) OPTIONAL MATCH (t:Archived {id: link.to})`;
const WRONG_END = `UNWIND range(0, size($links) - 1) AS at WITH at, $links[at] AS link ${END}
WITH at, link, coalesce(r, t) AS b WHERE b IS NULL OR NOT b.label IN $to[link.pointer]
RETURN link.from AS from, link.to AS to, link.pointer AS pointer, b.label AS label ORDER BY at LIMIT 1`;

/** Takes away what records related, and what they waited with; names those that are not there, or are records of another kind. */
const READY = `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id}) WHERE n.label = $label
WITH id, n, ${WAITING} AS waiting
CALL { WITH n MATCH (n)-[edge]->() DELETE edge }
SET n.${UNLINKED} = null
WITH id, n, waiting WHERE n IS NULL OR waiting IS NOT NULL
RETURN id, n IS NULL AS isAbsent, waiting`;
/** Takes away what records related that were just put. */
export const DETACH = "UNWIND $detached AS id MATCH (:Record {id: id})-[edge]->() DELETE edge";

const own = memoised((label: Label) => Object.entries(pointersOf(label)).filter(([, { derived }]) => !derived));
const endsAllowed = memoised((label: Label) => Object.fromEntries(own(label).map(([name, { to }]) => [name, to])));

/** One statement for all pointers of a label, which returns how many were `made`; names of pointers and relationships are those of the model. */
export const connectText = memoised((label: Label): string => {
  const made = own(label).map(
    ([name, { edge }]) =>
      `FOREACH (_ IN CASE link.pointer WHEN '${name}' THEN [1] ELSE [] END | CREATE (a)-[:${edge}]->(b))`,
  );
  return `UNWIND $records AS one MATCH (a:Record {id: one.id})${models[label].isRelation ? ` SET a.${UNLINKED} = null` : ""}
WITH a, one UNWIND one.links AS link ${END}
WITH a, link, coalesce(r, t) AS b WHERE b.label IN $to[link.pointer]
${made.join("\n")}
RETURN count(*) AS made`;
});

/** Makes records ready to be linked anew; resolves to those that were not linked yet. NOT_FOUND names one that is not there. */
export async function makeReady(run: Run, label: Label, ids: readonly string[]): Promise<readonly Taken[]> {
  if (ids.length === 0) return [];
  const found = await run<Ready>({ text: READY, parameters: { ids, label } });
  const absent = found.find(({ isAbsent }) => isAbsent);
  if (absent) throw new LiaisonError("NOT_FOUND", `There is no record ${absent.id} of type ${label}.`);
  return found.flatMap(({ waiting }) => takenFrom(waiting));
}

/** What `connectText` needs. */
export const connecting = (label: Label, records: readonly RecordInput[]) => ({
  records: records.map((record) => ({ id: record.id, links: linksOf(label, record) })),
  to: endsAllowed(label),
});

/** NOT_FOUND or CONFLICT where a pointer names no record, or one of another kind: where fewer relationships were made than there are links. */
export async function refuseWrongEnds(
  run: Run,
  { records, to }: ReturnType<typeof connecting>,
  made: number | undefined,
): Promise<void> {
  const links = records.flatMap((one) => one.links);
  if (made === links.length) return;
  const [wrong] = await run<WrongEnd>({ text: WRONG_END, parameters: { links, to } });
  const { from, to: end, label: found, pointer }: Partial<WrongEnd> = wrong ?? {};
  const sentence = `${from ?? ""} points at ${end ?? ""}`;
  if (found == null) throw new LiaisonError("NOT_FOUND", `${sentence}, which does not exist.`);
  const expected = to[pointer ?? ""] ?? [];
  throw new LiaisonError("CONFLICT", `${sentence}, where a record of type ${expected.join(" or ")} is expected.`);
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly pointer: string;
}

/** A link that leads nowhere, or to a record of another kind. */
interface WrongEnd extends Link {
  readonly label: string | null;
}

/** A record that is not there, or that was not linked yet. */
interface Ready {
  readonly id: string;
  readonly isAbsent: boolean;
  readonly waiting: StoredNode | null;
}

/** Links that records are to have, in the order of the model. */
function linksOf(label: Label, { id, pointers }: RecordInput): Link[] {
  return own(label).flatMap(([pointer]) => idsIn(pointers[pointer]).map((to) => ({ from: id, to, pointer })));
}

/** Ids at which records of a label are going to point. */
export const targetsOf = (label: Label, records: readonly RecordInput[]): readonly string[] =>
  records.flatMap((record) => linksOf(label, record).map(({ to }) => to));

const idsIn = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;
