import type { DaysAsked } from "../../domain/time/partialDate";
import type { Where } from "../../store/port";

/** Kinds of record by which two actors are related. */
export const RELATIONS = ["COLLABORATION", "MEMBERSHIP", "PROJECT", "VISIT", "MEETING"] as const;
/** One kind of record by which two actors are related. */
export type Relation = (typeof RELATIONS)[number];

/** Which records count. */
export interface Selection {
  readonly relations: readonly Relation[];
  /** Filter on collaborations, as lists of the API take it. */
  readonly where?: Where;
  /** Only records that hold for sure on some day of it. */
  readonly during?: DaysAsked;
}
