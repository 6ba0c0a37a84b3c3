/** What one has to be able to see in order to see that two versions of a record differ. */
import { contentOf } from "../port/content";
import { GUARDED, pointersOf, propertiesOf, type Label } from "../../model";
import type { RecordContent } from "../port";

/** One way to see a difference: by seeing all of these records, and by reading this field, where not everyone can. */
export interface Sight {
  readonly ids: readonly string[];
  readonly field?: string;
}

/** Most pairs of ids whose order is looked at. */
const MOST_PAIRS = 200;

/**
 * All ways to see a difference; none where nobody is shown one. Where any plain value differs there is no need to look further: whoever
 * sees both versions sees that.
 */
export function sightsOf(label: Label, one: RecordContent, other: RecordContent): readonly Sight[] {
  const [before, after] = [contentOf(one), contentOf(other)];
  const values = Object.keys(propertiesOf(label)).filter(
    (name) => JSON.stringify(before.properties[name]) !== JSON.stringify(after.properties[name]),
  );
  if (values.some((name) => !GUARDED.includes(name))) return [{ ids: [] }];
  return [
    ...values.map((field) => ({ ids: [], field })),
    ...Object.keys(pointersOf(label)).flatMap((name) => listSights(before.pointers[name], after.pointers[name])),
    ...(["owners", "audience"] as const).flatMap((field) =>
      listSights(before[field], after[field]).map(({ ids }) => ({ ids, field })),
    ),
  ];
}

type Ids = string | readonly string[] | undefined;

/** Ids that are in one list only, and pairs that stand the other way round. */
function listSights(one: Ids, other: Ids): readonly Sight[] {
  const [before, after] = [[one ?? []].flat(), [other ?? []].flat()];
  const places = new Map(after.map((id, at) => [id, at]));
  const known = new Set(before);
  const moved = [...before.filter((id) => !places.has(id)), ...after.filter((id) => !known.has(id))];
  return [...moved.map((id) => ({ ids: [id] })), ...turned(before, places).map((ids) => ({ ids }))];
}

function turned(before: readonly string[], places: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const pairs: string[][] = [];
  for (const [at, first] of before.entries())
    for (const second of before.slice(at + 1)) {
      const [a, b] = [places.get(first), places.get(second)];
      if (a !== undefined && b !== undefined && a > b && pairs.length < MOST_PAIRS) pairs.push([first, second]);
    }
  return pairs;
}
