/** Dates that follow from the OPCAT itself. */
import { daysAfter, isDay, yearsAfter, type Day } from "../time/partialDate";

/** The OPCAT entered into force on this day (Art. 28(1)). */
const OPCAT_ENTRY_INTO_FORCE: Day = "2006-06-22";

/**
 * The day on which the OPCAT entered into force for a state: the thirtieth day after its instrument was deposited, and not before
 * the protocol itself (Art. 28). Undefined where the day of deposit is not known.
 */
export function entryIntoForce(ratifiedOn: string | null | undefined): Day | undefined {
  if (!ratifiedOn || !isDay(ratifiedOn)) return undefined;
  const thirtiethDay = daysAfter(ratifiedOn, 30);
  return thirtiethDay > OPCAT_ENTRY_INTO_FORCE ? thirtiethDay : OPCAT_ENTRY_INTO_FORCE;
}

/** What a record says of a state’s ratification of the OPCAT, and of its declaration under Art. 24. */
export interface TreatyFacts {
  readonly isParty: boolean;
  readonly ratifiedOn: string | null | undefined;
  readonly article24Declared: boolean;
  readonly article24Part: "PART_III" | "PART_IV" | null;
}

/** By when an NPM is due, and why; no day where the facts do not give one. */
export interface DueBy {
  readonly day: Day | null;
  readonly because: string;
}

/**
 * By when a state is due to have an NPM: one year after entry into force (Art. 17). Art. 24 lets a state postpone Part IV; how long
 * is not recorded, so then no day is given.
 */
export function npmDueBy(facts: TreatyFacts): DueBy {
  if (!facts.isParty) return { day: null, because: "The state is not a party to the OPCAT." };
  const inForce = entryIntoForce(facts.ratifiedOn);
  if (!inForce) return { day: null, because: "The day on which the state joined is not recorded." };
  if (facts.article24Declared && facts.article24Part !== "PART_III") {
    const part =
      facts.article24Part === "PART_IV" ? "postponed Part IV" : "made a declaration whose part is not recorded";
    return { day: null, because: `The state ${part} (OPCAT Art. 24); until when is not recorded.` };
  }
  return { day: yearsAfter(inForce, 1), because: `One year after entry into force on ${inForce} (OPCAT Art. 17).` };
}
