import type { Label } from "./labels";
import { records } from "./records";
import type { MutationNames } from "./shape";

/** The mutations that write records of a label. */
export const mutationNamesOf = (label: Label): MutationNames => ({
  create: `create${label}`,
  update: `update${label}`,
  archive: `archive${label}`,
  ...records[label].mutations,
});
