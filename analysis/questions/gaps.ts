/** What is recorded, known to be absent, or not recorded, by state and pattern. */
import { gapsOf, type Gap } from "../../domain/insights/gaps";
import type { Holding } from "../../domain/time/period";
import type { GraphRowOf } from "../../store/port";
import { addTo, type SeenRecords } from "../graph/seenRecords";
import { pageOf } from "./page";
import type { Answer, Questions } from "../port";
import type { Scene } from "../graph/scene";
import { chosenCollaborations, holdingOf } from "../graph/ties";
import { basisOf } from "./basis";

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

/** The states of the tables in the order of names: parties to the OPCAT, and any other state with a record. */
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

/** The six patterns of one state. */
export const gapsOfState = (
  facts: SeenRecords,
  state: GraphRowOf<"State">,
  records: readonly Collaboration[],
): readonly Gap[] =>
  gapsOf({
    state: { id: state.id, name: state.name },
    npms: facts.pointingAt("Npm", "stateId", state.id).map(({ id, name, status }) => ({ id, name, status })),
    absences: facts.pointingAt("Absence", "stateId", state.id).map((row) => ({
      id: row.id,
      pattern: row.pattern ?? null,
      asOf: row.asOf ?? null,
      statement: row.statement ?? "",
      sources: row.sourceIds ?? [],
    })),
    records: records.map(({ id, patterns, lastAttested = null, confidence, unverifiedFields }) => ({
      id,
      patterns,
      lastAttested,
      confidence,
      unverifiedFields,
    })),
  });

/** Gaps of all states asked for, by name of the state and in the order of the six patterns. */
export function gaps(
  scene: Scene,
  asked: Omit<Questions["gaps"]["ask"], "selection" | "states">,
  states: ReadonlySet<string> | null,
): Answer<"gaps"> {
  const { facts } = scene;
  const { certain, undetermined } = countedCollaborations(scene, asked.civilSocietyOnly);
  const records = byState(certain);
  const all = statesOf(facts, states).flatMap((state) => gapsOfState(facts, state, records.get(state.id) ?? []));
  const items = all.filter(
    ({ pattern, status }) =>
      (asked.patterns.length === 0 || asked.patterns.includes(pattern)) &&
      (asked.status.length === 0 || asked.status.includes(status)),
  );
  return {
    ...basisOf(facts, certain, undetermined.length),
    ...pageOf(items, asked.page, ({ state, pattern }) => `${state} ${pattern}`),
  };
}

/** The six patterns of some states, all civil society cooperation counted. */
export function gapsOfStates(scene: Scene, { ids }: Questions["gapsOfStates"]["ask"]): Answer<"gapsOfStates"> {
  const records = byState(countedCollaborations(scene, true).certain);
  return ids.map((id) => {
    const state = scene.facts.row(id);
    return state?.label === "State" ? gapsOfState(scene.facts, state, records.get(id) ?? []) : [];
  });
}
