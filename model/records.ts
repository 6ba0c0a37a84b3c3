import { activityRecords } from "./activities";
import { actorRecords } from "./actors";
import { cooperationRecords } from "./cooperation";
import { knowledgeRecords } from "./knowledge";
import { networkRecords } from "./networks";
import type { Label, RecordModel } from "./shape";

const declared = {
  ...actorRecords,
  ...networkRecords,
  ...cooperationRecords,
  ...activityRecords,
  ...knowledgeRecords,
} as const satisfies Readonly<Record<Label, RecordModel>>;

/** The records as declared, with the names and types of what each holds; `rows.ts` reads them. */
export type Records = typeof declared;

/** Every kind of record by label. */
export const records: Readonly<Record<Label, RecordModel>> = declared;
