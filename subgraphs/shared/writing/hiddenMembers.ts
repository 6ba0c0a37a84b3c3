/** Keeps list members that the writer could not see, because they were not meant to be removed. */
import type { RecordInput } from "../../../store/port";

/** A record to be changed, and those of its ids that the writer may not see. */
export interface Base {
  readonly record: RecordInput;
  readonly hidden: ReadonlySet<string>;
}

/** A list to be written back, with its hidden members in their places. */
export function withHidden(
  stated: readonly string[],
  before: readonly string[] = [],
  hidden: ReadonlySet<string> = new Set(),
): readonly string[] {
  const kept = [...stated];
  before.forEach((id, at) => {
    if (hidden.has(id) && !stated.includes(id)) kept.splice(Math.min(at, kept.length), 0, id);
  });
  return kept;
}
