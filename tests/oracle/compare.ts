/** Whether two answers are the same, as far as GraphQL says what an answer is. */
import { type ExecutionResult } from "graphql";

type Path = readonly (string | number)[];

/** What is said of a member that is null: by the error at its own place, or by one below it that no null could hold up. */
interface Absence {
  readonly at: string;
  readonly own: string | null;
}

/**
 * How an answer differs from the one that is right; null where it does not. Data, with the order of its members, must be the same,
 * and the members that are null for an error. Where several errors would have led to the same null, GraphQL leaves open which
 * are told; `sites` are all places that fail.
 */
export function differenceOf(right: ExecutionResult, other: ExecutionResult, sites: ReadonlySet<string>): unknown {
  const [data, otherData] = [right.data, other.data].map((one) => JSON.stringify(one ?? null));
  if (data !== otherData) return { expected: right, got: other };
  const [absences, otherAbsences] = [absencesIn(right), absencesIn(other)].map((all) => JSON.stringify(all));
  if (absences !== otherAbsences) return { expected: absences, got: otherAbsences };
  const invented = (other.errors ?? []).find(({ path = [] }) => !sites.has(JSON.stringify(path)));
  return invented ? { invented } : null;
}

function absencesIn({ data, errors = [] }: ExecutionResult): readonly Absence[] {
  const all = errors.map(({ path = [], message, extensions }) => {
    const at = nullAt(data, path);
    const isOwn = at.length === path.length;
    return { at: JSON.stringify(at), own: isOwn ? `${String(extensions["code"])} ${message}` : null };
  });
  const bubbled = new Map(all.filter(({ own }) => own === null).map((one) => [one.at, one]));
  const own = all.filter((one) => one.own !== null);
  return [...own, ...bubbled.values()].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** The place of the null that stands for a failure at a path. */
function nullAt(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string, unknown>)[step];
  }
  return path;
}
