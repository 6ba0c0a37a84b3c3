/** Records as they are written: nodes, their relationships, and what follows from these. */
import { sendAhead, type Parameterised, type Run } from "./connection";
import { concluded, consequencesOf, deciding, deriveFrom, type Derived } from "./derive";
import { connecting, connectText, DETACH, refuseWrongEnds } from "./links";
import type { NodeProperties } from "./materialise";
import { memoised } from "../domain/memoised";
import { isActorLabel, type Label } from "../model";
import type { RecordInput } from "./port";
import { allIn } from "./together";

const putText = memoised((label: Label): string => {
  const marks = ["Record", label, ...(isActorLabel(label) ? ["Actor"] : [])].join(":");
  return `UNWIND $nodes AS node MERGE (n:Record {id: node.id}) SET n:${marks}, n = node`;
});

/** Writes nodes of one label, without their relationships. */
export function putNodes(run: Run, label: Label, nodes: readonly NodeProperties[]): void {
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
  const connected = run({ text: connectText(label), parameters: links }).then(([row]) =>
    refuseWrongEnds(run, links, row?.["made"]),
  );
  const [derived] = await Promise.all([deriveFrom(run, label, ids), connected]);
  return derived;
}

/** Writes nodes and relates them in one statement; resolves to the records whose class was worked out anew. */
export async function putRelated(
  run: Run,
  nodes: readonly NodeProperties[],
  { label, records, detached, deciding: ids }: Relating,
): Promise<readonly Derived[]> {
  const links = connecting(label, records);
  const [row = {}] = await run(
    allIn([
      { text: putText(label), parameters: { nodes } },
      ...(detached.length > 0 ? [{ text: DETACH, parameters: { detached } }] : []),
      { text: connectText(label), parameters: links, as: "made" },
      ...(ids.length > 0 ? consequencesOf(label) : []).map((one) => ({ ...one, parameters: deciding(ids) })),
    ] satisfies readonly (Parameterised & { readonly as?: string })[]),
  );
  await refuseWrongEnds(run, links, row["made"]);
  return ids.length > 0 ? concluded(run, label, row) : [];
}
