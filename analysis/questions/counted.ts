/** Collaborations as tables and time lines count them. */
import type { TimelineRecord } from "../../domain/insights/timeline";
import { BEGINNING_OF_TIME, END_OF_TIME } from "../../domain/time/partialDate";
import type { Holding } from "../../domain/time/period";
import type { GraphRowOf } from "../../store/port";
import type { Scene } from "../graph/scene";
import { addTo, type SeenRecords } from "../graph/seenRecords";
import { boundsOf, chosenCollaborations, holdingOf } from "../graph/ties";

type Collaboration = GraphRowOf<"Collaboration">;

/** Collaborations that count, those that hold for sure and those that may. */
export interface Counted {
  readonly certain: readonly Collaboration[];
  readonly undetermined: readonly Collaboration[];
}

/** Collaborations of a selection; with civil society only, where the question is about it. */
export function countedCollaborations({ facts, chosen }: Scene, civilSocietyOnly: boolean): Counted {
  const counted: Record<Holding, Collaboration[]> = { CERTAIN: [], UNDETERMINED: [], NO: [] };
  for (const row of chosenCollaborations(facts, chosen))
    if (!civilSocietyOnly || row.partnerIsCivilSociety === true) counted[holdingOf(row, chosen)].push(row);
  return { certain: counted.CERTAIN, undetermined: counted.UNDETERMINED };
}

/** States that tables tell of, in the order of names: parties to the OPCAT, and whatever state something is recorded of. */
export function statesOf(facts: SeenRecords, states: ReadonlySet<string> | null): readonly GraphRowOf<"State">[] {
  return facts
    .all("State")
    .filter((state) => (states === null ? isOfInterest(facts, state) : states.has(state.id)))
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
}

const isOfInterest = (facts: SeenRecords, state: GraphRowOf<"State">): boolean =>
  state.opcatStatus === "PARTY" ||
  (["Npm", "Absence", "Collaboration"] as const).some(
    (label) => facts.pointingAt(label, "stateId", state.id).length > 0,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Records by state. */
export function byState(rows: readonly Collaboration[]): ReadonlyMap<string, readonly Collaboration[]> {
  const groups = new Map<string, Collaboration[]>();
  for (const row of rows) if (row.stateId != null) addTo(groups, row.stateId, row);
  return groups;
}

/** Makes a function that reads of a record what the rules about time need. Where it is open whether it fits the filter, nothing is certain. */
export const datedIn =
  ({ chosen: { open } }: Scene) =>
  (row: Collaboration): TimelineRecord => ({
    id: row.id,
    patterns: row.patterns,
    from: row.from ?? null,
    to: row.to ?? null,
    bounds: { ...(boundsOf(row) ?? ALWAYS_POSSIBLE), ...(open.has(row.id) ? NEVER_CERTAIN : {}) },
  });

const NEVER_CERTAIN = { certainFrom: END_OF_TIME, certainUntil: BEGINNING_OF_TIME };
const ALWAYS_POSSIBLE = { ...NEVER_CERTAIN, possibleFrom: BEGINNING_OF_TIME, possibleUntil: END_OF_TIME };

/** The first year that one of the records names; null where none does. */
export function firstYearOf(rows: readonly Collaboration[]): number | null {
  const years = rows
    .flatMap(({ from, firstAttested, lastAttested }) => [from, firstAttested, lastAttested])
    .filter((date) => date != null)
    .map((date) => Number(date.slice(0, 4)));
  return years.length === 0 ? null : years.reduce((first, year) => Math.min(first, year));
}
