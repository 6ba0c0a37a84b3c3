/** What records say, in the words of the rules. */
import { type AccessionFacts, type MandateFacts } from "../../domain/accession";
import { TERM_YEARS, type ChairTermFacts } from "../../domain/chair";
import { type DecisionFacts } from "../../domain/decision";
import { parsePartialDate, type Day } from "../../domain/partialDate";
import { holdsOn, periodBounds, type Holding, type PeriodFacts } from "../../domain/period";
import { type PositionFacts } from "../../domain/position";
import { isFullMember, type MembershipFacts, type RegionDecision } from "../../domain/region";
import { type DelegationFacts } from "../../domain/representation";
import { periodFactsOf, pointerProperty, pointersOf, type Row, type StoredRecord, type Value } from "../../store/port";

/** A record of a transaction in the form in which readers return records. */
export function rowOf({ id, label, properties, pointers, boundedBy }: StoredRecord): Row {
  const ids = Object.entries(pointersOf(label)).flatMap(([name, model]) => {
    const value = pointers[name];
    return value === undefined ? [] : [[pointerProperty(name, model), value] as const];
  });
  return { ...Object.fromEntries(ids), ...(properties as Record<string, Value>), ...boundedBy, id, label };
}

const text = (row: Row, name: string): string | null => {
  const value = row[name];
  return typeof value === "string" ? value : null;
};
const ids = (row: Row, name: string): readonly string[] => (row[name] ?? []) as readonly string[];

/** When a record holds, as far as it tells. */
const periodOf = (row: Row): PeriodFacts => periodFactsOf(row.label, row) ?? { isOpen: true };

/** `names`: id → name of an NPM. */
export const termOf = (row: Row, names: ReadonlyMap<string, string>): ChairTermFacts => {
  const npm = String(row["npmId"]);
  return { id: row.id, npm, npmName: names.get(npm) ?? npm, period: periodOf(row) };
};

/** Longest term of the chair by the rules of a network, years: that of the Declaration (D13) where it has none of its own. */
export const termYearsOf = (network: Readonly<Record<string, unknown>>): number =>
  Number(network["chairTermYears"] ?? TERM_YEARS);

export const membershipOf = (row: Row): MembershipFacts => ({
  id: row.id,
  status: String(row["status"]),
  period: periodOf(row),
  sources: ids(row, "sourceIds"),
});

export const decisionOf = (row: Row): RegionDecision => ({
  id: row.id,
  kind: (text(row, "kind") ?? "OTHER") as DecisionFacts["kind"],
  outcome: text(row, "outcome") as DecisionFacts["outcome"],
  date: text(row, "date"),
  subjects: ids(row, "subjectIds"),
  title: String(row["title"]),
  sources: ids(row, "sourceIds"),
});

export const mandateOf = (row: Row): MandateFacts => ({
  id: row.id,
  actingAs: row["actingAs"] as MandateFacts["actingAs"],
  period: periodOf(row),
  sources: ids(row, "sourceIds"),
});

export const stateOf = (row: Row | null): AccessionFacts["state"] =>
  row && {
    id: row.id,
    name: String(row["name"]),
    isParty: row["opcatStatus"] === "PARTY",
    ratificationDate: text(row, "ratificationDate"),
    ratificationYear: typeof row["ratificationYear"] === "number" ? row["ratificationYear"] : null,
    sources: ids(row, "sourceIds"),
  };

export const positionOf = (row: Row): PositionFacts => ({
  actor: String(row["actorId"]),
  stance: row["stance"] as PositionFacts["stance"],
  statedOn: text(row, "statedOn"),
});

export const delegationOf = (row: Row): DelegationFacts => ({
  id: row.id,
  termId: String(row["chairTermId"]),
  actor: String(row["actorId"]),
  period: periodOf(row),
});

export const named = (row: Row): { readonly id: string; readonly name: string } => ({
  id: row.id,
  name: String(row["name"]),
});

/** What common agreement means in a network; D12 does not say, so it is a setting. */
export const agreementRuleOf = (network: Row) => ({
  rule: network["agreementRule"] === "NO_OBJECTION" ? ("NO_OBJECTION" as const) : ("EXPRESS_ASSENT" as const),
  objectionPeriodDays: typeof network["objectionPeriodDays"] === "number" ? network["objectionPeriodDays"] : null,
});

/** A date, and the day on which it is asked about; AS_RECORDED where a rule judges what is recorded. */
export interface Asked {
  readonly on: string;
  readonly today: Day;
}

/** Whether something holds on a date; on what is none it does not. */
export function holdingOn(period: PeriodFacts, { on, today: asked }: Asked): Holding {
  const days = parsePartialDate(on);
  return days ? holdsOn(periodBounds(period), { ...days, today: asked }) : "NO";
}

/** The memberships of an actor among those of a network. */
export const membershipsOf = (rows: readonly Row[], actor: string): readonly MembershipFacts[] =>
  rows.filter((row) => row["actorId"] === actor).map(membershipOf);

/** Whether an actor is a full member on a date, by the memberships of the network. */
export const standingIn = (rows: readonly Row[], actor: string, asked: Asked): Holding =>
  standingOf(membershipsOf(rows, actor), asked);

/** Whether someone of these memberships is a full member on a date: the strongest answer of them. */
export function standingOf(memberships: readonly MembershipFacts[], asked: Asked): Holding {
  const answers = memberships
    .filter(({ status }) => isFullMember(status))
    .map(({ period }) => holdingOn(period, asked));
  if (answers.includes("CERTAIN")) return "CERTAIN";
  return answers.includes("UNDETERMINED") ? "UNDETERMINED" : "NO";
}
