/** What whoever writes could not see stays where it was: it did not mean to take it away. */
import type { RecordInput } from "../../../store/port";

/** A record that is changed, and those of the ids in it that whoever changes it may not see. */
export interface Base {
  readonly record: RecordInput;
  readonly hidden: ReadonlySet<string>;
}

/** A list as it is written back, with its hidden members at their places. */
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
