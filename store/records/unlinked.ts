/**
 * A record that relates others is whole once it is linked: who may see it follows from what it relates. Until then nobody sees it and the
 * journal does not tell of it; what the journal will call its state before waits on the node.
 */
import type { Classification } from "../../domain/access/viewpoint";
import { ownJson } from "../../domain/ownJson";
import type { Run } from "../neo4j/connection";
import { contentOf, recordIn, type StoredNode } from "../port/content";
import { anyProjection } from "../cypher/projection";
import { effectiveIn } from "./effective";
import type { RecordContent, StoredRecord } from "../port";

/** The last state that was whole, with its effective class; null where there was none. */
export interface Whole {
  readonly content: RecordContent | null;
  readonly effective: Classification | null;
  /** It was archived, and is brought back. */
  readonly isRestored?: boolean;
}

/** The property of a node that is not linked yet. Empty until the transaction that put it ends. */
export const UNLINKED = "unlinked";

/** The last state of a node that was whole: itself, or, where it is not linked yet, what it was before. */
export function wholeIn(node: StoredNode): Whole {
  const waiting = node[UNLINKED];
  if (waiting == null) return { content: recordIn(node), effective: effectiveIn(node) };
  return waiting === "" ? { content: null, effective: null } : ownJson<Whole>(waiting);
}

const KEEP = `UNWIND $waiting AS one MATCH (n:Record {id: one.id}) SET n.${UNLINKED} = one.whole`;

/** Leaves the last whole states on the nodes of records that this transaction put and did not link. */
export async function keepUnlinked(run: Run, waiting: ReadonlyMap<string, Whole>): Promise<void> {
  if (waiting.size === 0) return;
  const rows = [...waiting].map(([id, { content, ...more }]) => ({
    id,
    whole: JSON.stringify({ content: content && contentOf(content), ...more } satisfies Whole),
  }));
  await run({ text: KEEP, parameters: { waiting: rows } });
}

/** A relation record that is being linked and was not yet, with its last whole state as far as that waits on its node. */
export interface Taken {
  readonly record: StoredRecord;
  readonly whole: Whole;
}

/** Of a node `n`: null where it is linked. */
export const WAITING = `CASE WHEN n.${UNLINKED} IS NOT NULL THEN ${anyProjection("n")} END`;

/** What is taken of a node that is linked now; nothing where it was linked before. */
export function takenFrom(node: StoredNode | null | undefined): readonly Taken[] {
  return node?.[UNLINKED] == null ? [] : [{ record: recordIn(node), whole: wholeIn(node) }];
}
