/** What records say, in the words of the rules. */
import { type AccessionFacts, type MandateFacts } from "../../domain/networks/accession";
import { TERM_YEARS, type ChairTermFacts } from "../../domain/networks/chair";
import { parsePartialDate, type Day } from "../../domain/time/partialDate";
import { holdsOn, periodBounds, type Holding, type PeriodFacts } from "../../domain/time/period";
import { type PositionFacts } from "../../domain/networks/position";
import { isFullMember, type MembershipFacts, type RegionDecision } from "../../domain/networks/region";
import { type DelegationFacts } from "../../domain/networks/representation";
import {
  periodFactsOf,
  pointerProperty,
  pointersOf,
  type Label,
  type Row,
  type RowOf,
  type StoredRecordOf,
} from "../../store/port";

/** A record of a transaction in the form in which readers return records. */
export function rowOf<L extends Label>({ id, label, properties, pointers, boundedBy }: StoredRecordOf<L>): RowOf<L> {
  const ids = Object.entries(pointersOf(label)).flatMap(([name, model]) => {
    const value = pointers[name];
    return value === undefined ? [] : [[pointerProperty(name, model), value] as const];
  });
  return { ...Object.fromEntries(ids), ...properties, ...boundedBy, id, label } as RowOf<L>;
}

/** When a record holds, as far as it tells. */
const periodOf = (row: Row): PeriodFacts => periodFactsOf(row.label, row) ?? { isOpen: true };

/** What a chair term record says, for the rules of networks; `names` maps ids to names of NPMs. */
export const termOf = (row: RowOf<"ChairTerm">, names: ReadonlyMap<string, string>): ChairTermFacts => {
  const npm = row.npmId;
  return { id: row.id, npm, npmName: names.get(npm) ?? npm, period: periodOf(row) };
};

/** Longest term of the chair by the rules of a network, years: that of the Declaration (D13) where it has none of its own. */
export const termYearsOf = (network: RowOf<"Network"> | undefined): number => network?.chairTermYears ?? TERM_YEARS;

/** What a membership record says, for the rules of networks. */
export const membershipOf = (row: RowOf<"Membership">): MembershipFacts => ({
  id: row.id,
  status: row.status,
  period: periodOf(row),
  sources: row.sourceIds ?? [],
});

/** What a decision record says, for the rules of networks; one without a kind counts as OTHER. */
export const decisionOf = (row: RowOf<"Decision">): RegionDecision => ({
  id: row.id,
  kind: row.kind ?? "OTHER",
  outcome: row.outcome ?? null,
  date: row.date ?? null,
  subjects: row.subjectIds ?? [],
  title: row.title,
  sources: row.sourceIds ?? [],
});

/** What a mandate record says, for the rules of accession. */
export const mandateOf = (row: RowOf<"Mandate">): MandateFacts => ({
  id: row.id,
  actingAs: row.actingAs,
  period: periodOf(row),
  sources: row.sourceIds ?? [],
});

/** What the record of a state says of its being a party to the OPCAT; null where there is no record. */
export const stateOf = (row: RowOf<"State"> | null): AccessionFacts["state"] =>
  row && {
    id: row.id,
    name: row.name,
    isParty: row.opcatStatus === "PARTY",
    ratificationDate: row.ratificationDate ?? null,
    ratificationYear: row.ratificationYear ?? null,
    sources: row.sourceIds ?? [],
  };

/** What an actor stated on a decision. */
export const positionOf = (row: RowOf<"Position">): PositionFacts => ({
  actor: row.actorId,
  stance: row.stance,
  statedOn: row.statedOn ?? null,
});

/** Whom a chair designated to act for it, and when (D14). */
export const delegationOf = (row: RowOf<"Delegation">): DelegationFacts => ({
  id: row.id,
  termId: row.chairTermId,
  actor: row.actorId,
  period: periodOf(row),
});

/** Id and name of a record, and nothing else of it. */
export const named = ({ id, name }: Named): Named => ({ id, name });
interface Named {
  readonly id: string;
  readonly name: string;
}

/** What common agreement means in a network; D12 does not say, so it is a setting. */
export const agreementRuleOf = (network: RowOf<"Network">) => ({
  rule: network.agreementRule ?? "EXPRESS_ASSENT",
  objectionPeriodDays: network.objectionPeriodDays ?? null,
});

/** A date, and the day on which it is asked about; AS_RECORDED where a rule judges what is recorded. */
export interface Asked {
  readonly on: string;
  readonly today: Day;
}

/** Whether something holds on a date; where there is nothing, it does not hold. */
export function holdingOn(period: PeriodFacts, { on, today: asked }: Asked): Holding {
  const days = parsePartialDate(on);
  return days ? holdsOn(periodBounds(period), { ...days, today: asked }) : "NO";
}

/** The memberships of an actor among those of a network. */
export const membershipsOf = (rows: readonly RowOf<"Membership">[], actor: string): readonly MembershipFacts[] =>
  rows.filter((row) => row.actorId === actor).map(membershipOf);

/** Whether an actor is a full member on a date, by the memberships of the network. */
export const standingIn = (rows: readonly RowOf<"Membership">[], actor: string, asked: Asked): Holding =>
  standingOf(membershipsOf(rows, actor), asked);

/** Whether an actor with these memberships is a full member on a date: the strongest answer of them. */
export function standingOf(memberships: readonly MembershipFacts[], asked: Asked): Holding {
  const answers = memberships
    .filter(({ status }) => isFullMember(status))
    .map(({ period }) => holdingOn(period, asked));
  if (answers.includes("CERTAIN")) return "CERTAIN";
  return answers.includes("UNDETERMINED") ? "UNDETERMINED" : "NO";
}
