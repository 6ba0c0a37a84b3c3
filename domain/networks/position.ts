import { daysOf, type DayRange } from "../time/partialDate";

/** A position that an actor took on a proposal (D12), and when. */
export interface PositionFacts {
  readonly actor: string;
  readonly stance: "ASSENT" | "OBJECTION" | "ABSTENTION";
  /** Null: by the date asked for, on a day that is not recorded. */
  readonly statedOn: string | null;
}

/** A stance, or none. */
export type StanceOrSilence = PositionFacts["stance"] | "SILENCE";

interface Stated {
  readonly stance: PositionFacts["stance"];
  readonly days: DayRange | undefined;
}

/**
 * What the stance of an actor may be: its latest position that was stated by the last day on which positions count, in every reading of
 * the recorded dates. `until` holds the earliest and the latest such day. One stance for certain where the dates tell; of two
 * positions on the same day the one further on in the list is the later.
 */
export function stancesOf(
  actor: string,
  positions: readonly PositionFacts[],
  until: DayRange,
): readonly StanceOrSilence[] {
  const stated = positions.filter((position) => position.actor === actor).map(read);
  const candidates = stated.filter(({ days }) => days === undefined || days.earliest <= until.latest);
  const inTime = candidates.filter(({ days }) => days === undefined || days.latest <= until.earliest);
  const lastOnes = candidates.filter((one) => !inTime.some((other) => isLater(other, one, stated)));
  const silence: readonly StanceOrSilence[] = inTime.length > 0 ? [] : ["SILENCE"];
  return [...new Set([...lastOnes.map(({ stance }) => stance), ...silence])];
}

function read({ stance, statedOn }: PositionFacts): Stated {
  return { stance, days: statedOn === null ? undefined : daysOf(statedOn, "statedOn") };
}

/** True where the first is later than the second in every reading. */
function isLater(one: Stated, other: Stated, order: readonly Stated[]): boolean {
  if (!one.days || !other.days) return false;
  if (one.days.earliest !== other.days.latest) return one.days.earliest > other.days.latest;
  return order.indexOf(one) > order.indexOf(other);
}
