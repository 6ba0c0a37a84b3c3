/** What every rule answers with: results, the clause they rest on, the fact behind them, and where it was read. */
import { isDay, type DayRange } from "./time/partialDate";
import { type Holding } from "./time/period";

/** UNKNOWN: the recorded facts leave it open. It never means FAILED. */
export type Result = "SATISFIED" | "FAILED" | "UNKNOWN";

/** One question that a rule asks, and whether the records answer it. */
export interface Criterion {
  /** The clause that asks, such as "D5"; null where the hub asks and no clause does. */
  readonly clause: string | null;
  readonly name: string;
  readonly result: Result;
  /** The recorded date that decides, as recorded; null where none does. */
  readonly date: string | null;
  /** One English sentence. */
  readonly because: string;
  /** Ids of the sources of the fact. */
  readonly sources: readonly string[];
}

/** A clause that a record breaks, or that a new record would break. */
export interface Breach {
  readonly clause: string;
  /** One English sentence. */
  readonly because: string;
  /** Ids of the records concerned, beside the one that is judged where that is new. */
  readonly records: readonly string[];
}

/** Whether something that happened once, on some day of `date`, had happened by the last day of `on`. */
export function happenedBy(date: DayRange, on: DayRange): Holding {
  if (date.earliest > on.latest) return "NO";
  return date.latest <= on.latest ? "CERTAIN" : "UNDETERMINED";
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** Each id once, in the order of first mention. */
export function withoutRepeats(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

/** "on 2013-10-25", but "in 2013-10" and "in 2013". */
export function onOrIn(date: string): string {
  return `${isDay(date) ? "on" : "in"} ${date}`;
}
