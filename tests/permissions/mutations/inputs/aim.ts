/** Where a mutation is aimed: mostly at what the viewer sees, now and then at what is hidden from it, and at what there is not. */
import fc from "fast-check";
import type { Viewer } from "../../../../policy";
import type { Label } from "../../../../store/port";
import { idOf, type Graph, type GraphRecord } from "../../inference/graph";
import type { Society } from "../worlds/society";

/** A viewer in front of a society. */
export interface Aim {
  readonly society: Society;
  readonly graph: Graph;
  readonly viewer: Viewer;
  /** Ids of what it sees. */
  readonly visible: ReadonlySet<string>;
}

export type Input = Readonly<Record<string, unknown>>;
/** Inputs of a mutation; null where the society has nothing that it could be about. */
export type InputOf = (aim: Aim) => fc.Arbitrary<Input>;

type Condition = (record: GraphRecord) => boolean;

/** Ids of records: most of them seen and as wished, some hidden, the rest of any other record or of none. */
export function idFor(
  { graph, visible }: Aim,
  among: readonly Label[],
  isWished: Condition = () => true,
): fc.Arbitrary<string> {
  const fitting = graph.filter(({ label }) => among.includes(label));
  const seen = fitting.filter(({ id }) => visible.has(id));
  const wished = seen.filter(isWished);
  const hidden = fitting.filter(({ id }) => !visible.has(id));
  const unknown = `${idOf(among[0] ?? "State", 0).slice(0, -1)}98`;
  const choices: [number, readonly string[]][] = [
    [60, (wished.length > 0 ? wished : seen).map(({ id }) => id)],
    [3, seen.map(({ id }) => id)],
    [6, hidden.map(({ id }) => id)],
    [1, [unknown]],
  ];
  return fc.oneof(
    ...choices
      .filter(([, ids]) => ids.length > 0)
      .map(([weight, ids]) => ({ weight, arbitrary: fc.constantFrom(...ids) })),
  );
}

/** Several of them, each once; none more often than one. */
export const idsFor = (aim: Aim, among: readonly Label[], most = 3): fc.Arbitrary<string[]> =>
  fc.oneof(fc.constant<string[]>([]), fc.uniqueArray(idFor(aim, among), { maxLength: most }));

/** Stated `often` times as often as not. */
const stated = <T>(arbitrary: fc.Arbitrary<T>, often: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: often * 10, arbitrary }, { weight: 10, arbitrary: fc.constant(undefined) });

/** Stated half of the time. */
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => stated(arbitrary, 1);
export const seldom = <T>(arbitrary: fc.Arbitrary<T>) => stated(arbitrary, 0.2);
export const usually = <T>(arbitrary: fc.Arbitrary<T>) => stated(arbitrary, 8);

/** An input of fields that are drawn each by itself; undefined ones are left out. */
export const inputOf = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Input> =>
  fc
    .record(fields)
    .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)));

/** Stands for the number of the version that the viewer reads. */
export const AS_READ = -1;
/** The version that the viewer reads, or another. */
export const ifRevision = seldom(fc.constantFrom(AS_READ, AS_READ, 1));

/** What every mutation takes beside its own. */
export const OCCASION = {
  reason: seldom(fc.constant("Sample")),
  idempotencyKey: seldom(fc.constantFrom("key-1", "key-2")),
};
