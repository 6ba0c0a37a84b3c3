import { chairOn, type ChairTermFacts } from "./chair";
import { boundsOfTerms } from "./chairTerm";
import { daysOf, isDay, type Day, type DaysAsked } from "../time/partialDate";
import { holdTogether, holdsOn, periodBounds, type Holding, type PeriodBounds, type PeriodFacts } from "../time/period";
import { listed, type Breach } from "../ruling";

/** A chair's designation of another member to represent the network (D14). */
export interface DelegationFacts {
  readonly id: string;
  readonly termId: string;
  /** Id of the member designated. */
  readonly actor: string;
  readonly period: PeriodFacts;
}

/** What is recorded that the right to speak depends on. */
export interface RepresentationFacts {
  /** The recorded chair terms of the network. */
  readonly terms: readonly ChairTermFacts[];
  readonly delegations: readonly DelegationFacts[];
  /** Whether an actor is a member on the date, by its id; an actor that is missing is none. */
  readonly standing: Readonly<Record<string, Holding>>;
}

/** Someone who represents the network, and in which role. */
export interface Representative {
  readonly actor: string;
  readonly as: "CHAIR" | "DESIGNATED";
  /** One English sentence. */
  readonly because: string;
  /** Ids of the chair term and of the delegation. */
  readonly records: readonly string[];
}

/** Who may speak for the network on a date. */
export interface Representation {
  readonly outcome: "CERTAIN" | "UNDETERMINED" | "NOT_RECORDED";
  /** Those who may speak on some day of the date for certain. */
  readonly representatives: readonly Representative[];
  /** Those for whom the records do not tell. */
  readonly possible: readonly Representative[];
  /** English sentences. */
  readonly because: string;
}

/** A designation to be recorded, and the facts it is judged by. */
export interface NewDelegation {
  /** Id of the NPM that designates. */
  readonly by: string;
  readonly term: { readonly id: string; readonly npm: string; readonly period: PeriodFacts };
  /** Id of the member designated. */
  readonly actor: string;
  /** Half-open: `to` is the first day on which it no longer holds. */
  readonly from: string;
  readonly to: string;
  /** Whether the actor is a member on the first day. */
  readonly membership: Holding;
}

/**
 * Who may speak for a network on a date: its chair, or another member that the chair has designated, within the term of that chair (D14).
 * Throws BAD_USER_INPUT for a bad date.
 */
export function whoMaySpeak(facts: RepresentationFacts, on: string, today: Day): Representation {
  const days = { ...daysOf(on, "on"), today };
  const chair = chairOn(facts.terms, on, today);
  const bounds = boundsOfTerms(facts.terms);
  const found = facts.terms.flatMap((term) => {
    const ofTerm = bounds.get(term.id) ?? periodBounds(term.period);
    return [
      { who: chairAs(term), holding: holdsOn(ofTerm, days) },
      ...facts.delegations
        .filter((delegation) => delegation.termId === term.id)
        .map((delegation) => designated(term, { delegation, standing: facts.standing, days, ofTerm })),
    ];
  });
  const representatives = found.filter(({ holding }) => holding === "CERTAIN").map(({ who }) => who);
  const possible = found.filter(({ holding }) => holding === "UNDETERMINED").map(({ who }) => who);
  return {
    outcome: representatives.length > 0 ? "CERTAIN" : possible.length > 0 ? "UNDETERMINED" : "NOT_RECORDED",
    representatives,
    possible,
    because: `The chair, or another member designated by it, represents the network (D14). ${chair.because}`,
  };
}

/** The reasons why an actor may not designate a representative; empty for the chair whose term it is (D14). */
export function judgeDesignator(by: string, { id, npm }: Pick<NewDelegation["term"], "id" | "npm">): readonly Breach[] {
  if (by === npm) return [];
  const because = "Only the chair designates who represents the network; the term is that of another NPM.";
  return [{ clause: "D14", because, records: [id] }];
}

/** What speaks against a designation; empty where it is allowed: by the chair, of another member, within its term (D14). */
export function judgeDelegation(facts: NewDelegation): readonly Breach[] {
  const { by, term, actor, membership } = facts;
  const breaches = [...judgeDesignator(by, term)];
  const add = (because: string): number => breaches.push({ clause: "D14", because, records: [term.id] });
  if (actor === term.npm) add("The chair designates another member; it represents the network itself anyway.");
  if (membership === "NO") add("Only a member can be designated; the actor is not a member on the first day.");
  if (membership === "UNDETERMINED")
    add("Only a member can be designated; that the actor is a member on the first day is not certain.");
  const outside = outsideTerm(facts);
  if (outside) add(outside);
  return breaches;
}

/** Why the days are not within the term for certain; null where they are. */
function outsideTerm({ term, from, to }: NewDelegation): string | null {
  const coarse = [from, to].filter((date) => !isDay(date));
  if (coarse.length > 0)
    return `A designation begins and ends on a whole day; ${listed(coarse.map((date) => `"${date}"`))} cannot be used.`;
  if (to <= from) return `The designation would end on ${to}, which is not after its first day, ${from}.`;
  const bounds = periodBounds(term.period);
  if (from < bounds.possibleFrom || to > bounds.possibleUntil)
    return `A designation ends with the term of the chair; from ${from} to ${to} is not within it.`;
  if (from < bounds.certainFrom || to > bounds.certainUntil)
    return `A designation ends with the term of the chair; that the term holds from ${from} to ${to} is not certain.`;
  return null;
}

interface Found {
  readonly who: Representative;
  readonly holding: Holding;
}

const chairAs = (term: ChairTermFacts): Representative => ({
  actor: term.npm,
  as: "CHAIR",
  because: `${term.npmName} chairs the network (D14).`,
  records: [term.id],
});

interface Designation {
  readonly delegation: DelegationFacts;
  readonly standing: RepresentationFacts["standing"];
  readonly days: DaysAsked;
  readonly ofTerm: PeriodBounds;
}

function designated(term: ChairTermFacts, { delegation, standing, days, ofTerm }: Designation): Found {
  const { id, actor, period } = delegation;
  const isMember = Object.hasOwn(standing, actor) ? (standing[actor] ?? "NO") : "NO";
  const own = periodBounds(period);
  const holdings = [holdsOn(ofTerm, days), holdsOn(own, days), holdTogether(ofTerm, own), isMember];
  const because = `${term.npmName}, which chairs the network, has designated it (D14).`;
  return {
    who: { actor, as: "DESIGNATED", because, records: [term.id, id] },
    holding: actor === term.npm ? "NO" : weakestOf(holdings),
  };
}

/** What all of them allow at once: three periods of which each two share a day share one together. */
function weakestOf(holdings: readonly Holding[]): Holding {
  if (holdings.includes("NO")) return "NO";
  return holdings.includes("UNDETERMINED") ? "UNDETERMINED" : "CERTAIN";
}
