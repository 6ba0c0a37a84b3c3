/** The time that is asked about: a date, or from one to another. */
import { LiaisonError } from "../../domain/errors";
import { BEGINNING_OF_TIME, daysOf, END_OF_TIME, type DaysAsked } from "../../domain/time/partialDate";
import { argument } from "../schema/descriptors";
import { today } from "../../store/port";

/** Partial dates, as they are asked. */
export interface DuringArguments {
  readonly asOf?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

/** The arguments `asOf`, `since` and `until`; `rest` says what happens to undetermined records. */
export const duringArguments = (rest = "") => ({
  asOf: argument("PartialDate", `Only what holds for sure on some day of this date${rest}.`),
  since: argument("PartialDate", `Only what holds for sure on some day from this date on${rest}.`),
  until: argument("PartialDate", `Only what holds for sure on some day up to this date${rest}.`),
});

/** The days that are meant; undefined: all time. BAD_USER_INPUT where `asOf` stands with the others, or `since` after `until`. */
export function daysAsked({ asOf, since, until }: DuringArguments): DaysAsked | undefined {
  if (asOf != null) {
    if (since != null || until != null) throw invalid("asOf cannot be combined with since or until.", "asOf");
    return { ...daysOf(asOf, "asOf"), today: today() };
  }
  if (since == null && until == null) return undefined;
  const earliest = since == null ? BEGINNING_OF_TIME : daysOf(since, "since").earliest;
  const latest = until == null ? END_OF_TIME : daysOf(until, "until").latest;
  if (earliest > latest) throw invalid("since must not be after until.", "since");
  return { earliest, latest, today: today() };
}

const invalid = (message: string, argument: string): LiaisonError =>
  new LiaisonError("BAD_USER_INPUT", message, { argument });
