/** Why it is undetermined whether a record holds on a date. */
import type { Day, DaysAsked } from "./partialDate";
import { contradicts, lastDate, lastsFor, onlyYearOf, periodBounds, startsFor, type PeriodFacts } from "./period";

/** Why a date is undetermined; what is not recorded at all goes before what is recorded too coarsely. */
export type UndeterminedReason = "START_UNKNOWN" | "END_UNKNOWN" | "NOT_YET" | "PRECISION";

/** A code, and one English sentence that names the facts. */
interface Reason {
  readonly code: UndeterminedReason;
  readonly because: string;
}

/** Why `holdsOn` answers UNDETERMINED for these facts. */
export function undeterminedReason(facts: PeriodFacts, on: DaysAsked): Reason {
  const stated = coarseAsStated(facts);
  if (stated !== null) return precision(stated);
  const bounds = periodBounds(facts);
  const unsure = { start: !startsFor(bounds, on), end: !lastsFor(bounds, on) };
  return missingDate(facts, unsure, on.today) ?? precision(clausesOf(facts, unsure) || "the recorded dates decide");
}

/** What makes a period undetermined on whatever date; null where it takes a look at the date. */
function coarseAsStated(facts: PeriodFacts): string | null {
  const year = onlyYearOf(facts);
  if (year !== null) return `only its year, ${year}, is recorded, and another term is recorded for it`;
  const to = lastDate(facts);
  if (contradicts(facts))
    return `the recorded start ${facts.from} is not before the recorded end ${to ?? facts.notFrom}`;
  return facts.inclusive && facts.from && to === facts.from ? `the date is recorded only as ${to}` : null;
}

/** Which side of a period is in doubt. */
interface Unsure {
  readonly start: boolean;
  readonly end: boolean;
}

/** The reason where a date is not recorded at all; null where those that are recorded are too coarse. */
function missingDate(facts: PeriodFacts, unsure: Unsure, today: Day): Reason | null {
  const text = clausesOf(facts, unsure);
  if (unsure.start && !facts.from)
    return { code: "START_UNKNOWN", because: sentence(text, knownBesides(facts, unsure.end)) };
  if (!unsure.end || lastDate(facts)) return null;
  if (!facts.isOpen || facts.notFrom) return { code: "END_UNKNOWN", because: sentence(text, endBesides(facts)) };
  const notYet = `no end is recorded, so nothing is certain after ${today}`;
  return { code: "NOT_YET", because: sentence(unsure.start ? text : notYet, []) };
}

function clausesOf(facts: PeriodFacts, { start, end }: Unsure): string {
  const clauses = [
    ...(start ? [dateClause("start", facts.from)] : []),
    ...(end ? [dateClause("end", lastDate(facts))] : []),
  ];
  return clauses.join(" and ");
}

function precision(clause: string): Reason {
  return { code: "PRECISION", because: sentence(clause, []) };
}

function dateClause(side: "start" | "end", date: string | null | undefined): string {
  return date ? `the ${side} is recorded only as ${date}` : `the ${side} is not recorded`;
}

/** Facts beside a missing start. */
function knownBesides(facts: PeriodFacts, unsureEnd: boolean): string[] {
  const first = facts.firstAttested ?? facts.lastAttested;
  const last = facts.lastAttested ?? facts.firstAttested;
  const notBefore = facts.notBefore ? [`not before ${facts.notBefore}`] : [];
  if (!first || !unsureEnd) return [...notBefore, ...(first ? [`first attested ${first}`] : [])];
  return [
    ...notBefore,
    ...(first === last ? [`attested ${first}`] : [`first attested ${first}`, `last attested ${last}`]),
  ];
}

/** Facts beside a missing end. */
function endBesides(facts: PeriodFacts): string[] {
  const attested = facts.lastAttested ?? facts.firstAttested;
  const ended = facts.endedBy ? [`ended by ${facts.endedBy}`] : [];
  return [...ended, ...(attested && attested !== facts.endedBy ? [`last attested ${attested}`] : [])];
}

function sentence(clause: string, besides: readonly string[]): string {
  const text = besides.length > 0 ? `${clause}; ${besides.join(", ")}` : clause;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
