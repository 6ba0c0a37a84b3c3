/** What is recorded, known to be absent, or not recorded, by state and pattern. */
import { gapsOf, type Gap, type GapState } from "../../domain/insights/gaps";
import type { GraphRowOf, Where } from "../../store/port";
import type { SeenRecords } from "../graph/seenRecords";
import type { Selection } from "../graph/selection";
import { basisOf, type Basis } from "./basis";
import { byState, countedCollaborations, statesOf } from "./counted";
import { pageOf, type Page, type PageAsked } from "./page";
import { question } from "./question";

/** The states, patterns and standings of which gaps are asked for. */
export interface GapsAsked {
  readonly selection: Selection;
  readonly civilSocietyOnly: boolean;
  readonly states?: Where;
  readonly patterns: readonly string[];
  readonly status: readonly GapState[];
  readonly page: PageAsked;
}

/** A page of gaps, by state and pattern. */
export type Gaps = Page<Gap> & Basis;

/** The states, by id, whose gaps are asked for together. */
export interface GapsOfStatesAsked {
  readonly ids: readonly string[];
}

/** The six patterns of one state. */
export const gapsOfState = (
  facts: SeenRecords,
  state: GraphRowOf<"State">,
  records: readonly GraphRowOf<"Collaboration">[],
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

/** Finds the gaps of all states asked for, by name of the state and in the order of the six patterns. */
export const gaps = question(({ facts, scene, states }, asked: GapsAsked): Gaps => {
  const { certain, undetermined } = countedCollaborations(scene(asked.selection), asked.civilSocietyOnly);
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
});

/** Finds the six patterns of each state, all civil society cooperation counted. */
export const gapsOfStates = question(({ facts, scene }, { ids }: GapsOfStatesAsked): readonly (readonly Gap[])[] => {
  const records = byState(countedCollaborations(scene({ relations: ["COLLABORATION"] }), true).certain);
  return ids.map((id) => {
    const state = facts.row(id);
    return state?.label === "State" ? gapsOfState(facts, state, records.get(id) ?? []) : [];
  });
});
