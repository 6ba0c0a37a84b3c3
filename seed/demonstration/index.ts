/**
 * A demonstration of every class of visibility: made-up organisations of made-up states, marked as such in every record.
 * It holds no persons. It is written only where somebody asks for it, never with the dataset.
 */
import { records as models, type Label, type RecordInput, type Store } from "../../store/port";
import type { LabelledRecord } from "../rowRecords";
import { activities } from "./activities";
import { actors } from "./actors";
import { cooperation } from "./cooperation";
import { knowledge } from "./knowledge";
import { networkLife } from "./networks";

/** Records of one label of the demonstration. */
export interface DemonstrationPart {
  readonly label: Label;
  readonly records: readonly RecordInput[];
}

/** To be raised with every change of the records: the same key with other records is refused. */
const EDITION = 4;
const ACTOR = "demonstration";
/** A code belongs to one pattern: that of the dataset, beside which the made-up one with its code is left out. */
const PATTERN_OF_DATASET = "pattern-mutual-support";

const ALL: readonly LabelledRecord[] = [...actors, ...networkLife, ...cooperation, ...activities, ...knowledge];

/** All made-up records by label, in an order in which they can be put and linked label by label: relation records last. */
export function demonstrationRecords(): readonly DemonstrationPart[] {
  const groups = new Map<Label, RecordInput[]>();
  for (const { label, record } of ALL) groups.set(label, [...(groups.get(label) ?? []), record]);
  const parts = [...groups].map(([label, records]) => ({ label, records }));
  const relates = ({ label }: DemonstrationPart): boolean => models[label].isRelation === true;
  return [...parts.filter((part) => !relates(part)), ...parts.filter(relates)];
}

/** Writes the demonstration, all or nothing and once only; resolves to the number of its records. */
export async function writeDemonstration(store: Pick<Store, "writer">): Promise<number> {
  const parts = demonstrationRecords();
  const intent = { actor: ACTOR, key: `edition:${EDITION}`, input: parts };
  const { result } = await store.writer.transact(intent, async (transaction) => {
    const isBesideDataset = (await transaction.read([PATTERN_OF_DATASET])).size > 0;
    const written = parts.filter(({ label }) => !(isBesideDataset && label === "CollaborationPattern"));
    for (const { label, records } of written) await transaction.put(label, records);
    for (const { label, records } of written) await transaction.link(label, records);
    return String(written.reduce((sum, { records }) => sum + records.length, 0));
  });
  // Version 0.1 kept no number, and wrote all of them.
  return result === null ? ALL.length : Number(result);
}
