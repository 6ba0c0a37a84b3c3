/** Records as they are written: nodes, their relationships, and what follows from these. */
import type { Viewpoint } from "../../domain/access/viewpoint";
import { sendAhead, type Run } from "../neo4j/transacting";
import { readAlong } from "../cypher/lookup";
import { concluded, consequencesOf, deciding, deriveFrom, type Consequences, type Derived } from "./derive";
import { connecting, connectText, DETACH, refuseWrongEnds } from "./links";
import { memoised } from "../../domain/memoised";
import { isActorLabel, type Label, type Row } from "../../model";
import type { StoredNode } from "../port/content";
import type { RecordInput } from "../port/write";
import { allIn } from "../cypher/together";

const putText = memoised((label: Label): string => {
  const marks = ["Record", label, ...(isActorLabel(label) ? ["Actor"] : [])].join(":");
  return `UNWIND $nodes AS node MERGE (n:Record {id: node.id}) SET n:${marks}, n = node`;
});

/** Writes nodes of one label, without their relationships. */
export function putNodes(run: Run, label: Label, nodes: readonly StoredNode[]): void {
  sendAhead(run, { text: putText(label), parameters: { nodes } });
}

/** Records that are related. */
export interface Relating {
  readonly label: Label;
  readonly records: readonly RecordInput[];
  /** Ids of those that still have the relationships of what they were before. */
  readonly detached: readonly string[];
  /** Ids of those from which something follows. */
  readonly deciding: readonly string[];
}

/** Relates records whose nodes are there; resolves to the records whose class was worked out anew. Many of them do not fit into one statement. */
export async function relate(
  run: Run,
  { label, records, detached, deciding: ids }: Relating,
): Promise<readonly Derived[]> {
  if (detached.length > 0) sendAhead(run, { text: DETACH, parameters: { detached } });
  const links = connecting(label, records);
  const connected = run<Made>({ text: connectText(label), parameters: links }).then(([row]) =>
    refuseWrongEnds(run, links, row?.made),
  );
  const [derived] = await Promise.all([deriveFrom(run, label, ids), connected]);
  return derived;
}

/** What was written, in the form that is answered at once. */
export interface PutRelated {
  /** Records whose class was worked out anew. */
  readonly derived: readonly Derived[];
  /** The records, as far as the viewpoint sees them; undefined where something of them was written after. */
  readonly shown?: readonly Row[];
}

/** Writes nodes and relates them in one statement, and reads them for a viewpoint. */
export async function putRelated(
  run: Run,
  { nodes, viewpoint }: { readonly nodes: readonly StoredNode[]; readonly viewpoint: Viewpoint | undefined },
  { label, records, detached, deciding: ids }: Relating,
): Promise<PutRelated> {
  const links = connecting(label, records);
  const [row] = await run<Put>(
    allIn([
      { text: putText(label), parameters: { nodes } },
      ...(detached.length > 0 ? [{ text: DETACH, parameters: { detached } }] : []),
      { text: connectText(label), parameters: links, as: "made" },
      ...(ids.length > 0 ? consequencesOf(label) : []).map((one) => ({ ...one, parameters: deciding(ids) })),
      ...(viewpoint ? [readAlong(SHOWN, idsOf(records), viewpoint)] : []),
    ]),
  );
  await refuseWrongEnds(run, links, row?.made);
  const { derived, isWhole } = ids.length > 0 ? concluded(run, label, row ?? {}) : { derived: [], isWhole: true };
  return { derived, ...(viewpoint && isWhole && { shown: row?.[SHOWN] }) };
}

const SHOWN = "shown";
/** How many relationships were made. */
interface Made {
  readonly made: number;
}
interface Put extends Made, Consequences {
  readonly [SHOWN]?: readonly Row[];
}
const idsOf = (records: readonly RecordInput[]): readonly string[] => records.map(({ id }) => id);
