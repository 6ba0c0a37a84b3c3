/** How often each pattern is recorded, by state, region, model of NPM or year. */
import { SEED_PATTERNS, type SeedPattern } from "../../domain/patterns/seedPatterns";
import type { Coverage } from "../../domain/insights/coverage";
import type { GapState } from "../../domain/insights/gaps";
import { timelineOf } from "../../domain/insights/timeline";
import type { Day } from "../../domain/time/partialDate";
import type { GraphRowOf, Where } from "../../store/port";
import type { Scene } from "../graph/scene";
import type { SeenRecords } from "../graph/seenRecords";
import type { Selection } from "../graph/selection";
import { basisOf, coverageOfRows, type Basis } from "./basis";
import { byState, countedCollaborations, datedIn, firstYearOf, statesOf, type Counted } from "./counted";
import { gapsOfState } from "./gaps";
import { question } from "./question";

/** What a row of the pattern matrix stands for. */
export type MatrixBy = "STATE" | "REGION" | "MODEL" | "YEAR";

/** The selection, and what the rows of the matrix stand for. */
export interface MatrixAsked {
  readonly selection: Selection;
  readonly by: MatrixBy;
  readonly civilSocietyOnly: boolean;
  readonly states?: Where;
  /** Up to this day. */
  readonly today: Day;
  readonly onlyRecorded: boolean;
}

/** What is recorded of one pattern in one row; `count` and `undetermined` are collaborations, `absences` are ids. */
export interface MatrixCell {
  readonly pattern: SeedPattern;
  readonly state: GapState;
  readonly count: number;
  readonly undetermined: number;
  readonly partners: number;
  readonly coverage: Coverage;
  readonly absences: readonly string[];
}

/** One row of the pattern matrix: of `state`, `region`, `model` and `year`, only what the rows stand for is set. */
export interface MatrixRow {
  readonly key: string;
  readonly state: string | null;
  readonly region: string | null;
  readonly model: string | null;
  readonly year: number | null;
  readonly cells: readonly MatrixCell[];
}

/** The patterns of all rows, in the order of names or years. */
export interface Matrix extends Basis {
  readonly rows: readonly MatrixRow[];
}

type Collaboration = GraphRowOf<"Collaboration">;

/** Counts in rows in the order of names, regions, models or years; each has a cell for each of the six patterns. */
export const matrix = question(({ facts, scene: sceneOf, states }, asked: MatrixAsked): Matrix => {
  const scene = sceneOf(asked.selection);
  const counted = countedCollaborations(scene, asked.civilSocietyOnly);
  return {
    ...basisOf(facts, counted.certain, counted.undetermined.length),
    rows: ROWS[asked.by]({ scene, facts, counted, states, asked }),
  };
});

interface Material {
  readonly scene: Scene;
  readonly facts: SeenRecords;
  readonly counted: Counted;
  readonly states: ReadonlySet<string> | null;
  readonly asked: MatrixAsked;
}

const ROWS: Readonly<Record<MatrixBy, (material: Material) => readonly MatrixRow[]>> = {
  STATE: stateRows,
  REGION: (material) => groupRows(material, "region", regionOf),
  MODEL: (material) => groupRows(material, "model", modelOf),
  YEAR: yearRows,
};

function regionOf({ stateId }: Collaboration, facts: SeenRecords): string | null {
  const state = facts.row(stateId);
  return state?.label === "State" ? (state.region ?? null) : null;
}

function modelOf({ npmId }: Collaboration, facts: SeenRecords): string | null {
  const npm = facts.row(npmId);
  return npm?.label === "Npm" ? npm.model : null;
}

const NOWHERE = { state: null, region: null, model: null, year: null };

/** Where a filter names states within a combination, only those of the records that fit are known to be meant. */
function stateRows({ facts, counted, states, asked }: Material): readonly MatrixRow[] {
  const [certain, undetermined] = [byState(counted.certain), byState(counted.undetermined)];
  const meant = asked.onlyRecorded ? new Set([...certain.keys(), ...undetermined.keys()]) : states;
  return statesOf(facts, meant).map((state) => {
    const records = certain.get(state.id) ?? [];
    const cells = gapsOfState(facts, state, records).map(({ pattern, status, absences }) => ({
      ...cellOf(pattern, withPattern(records, pattern), withPattern(undetermined.get(state.id) ?? [], pattern).length),
      state: status,
      absences,
    }));
    return { ...NOWHERE, key: state.id, state: state.id, region: state.region ?? null, cells };
  });
}

function groupRows(
  { facts, counted }: Material,
  name: "region" | "model",
  keyOf: (row: Collaboration, facts: SeenRecords) => string | null,
): readonly MatrixRow[] {
  const keys = [...new Set([...counted.certain, ...counted.undetermined].map((row) => keyOf(row, facts)))];
  const named = keys.filter((key) => key !== null).sort();
  return [...named, ...(keys.includes(null) ? [null] : [])].map((key) => {
    const those = (rows: readonly Collaboration[]) => rows.filter((row) => keyOf(row, facts) === key);
    const [certain, undetermined] = [those(counted.certain), those(counted.undetermined)];
    const cells = SEED_PATTERNS.map((pattern) =>
      cellOf(pattern, withPattern(certain, pattern), withPattern(undetermined, pattern).length),
    );
    return { ...NOWHERE, key: key ?? "NOT_RECORDED", [name]: key, cells };
  });
}

/** Years since the first one of which something is known; a collaboration counts in every year in which it held for sure. */
function yearRows({ scene, facts, counted, asked }: Material): readonly MatrixRow[] {
  const rows = [...counted.certain, ...counted.undetermined];
  const from = firstYearOf(rows);
  if (from === null) return [];
  const points = timelineOf(rows.map(datedIn(scene)), { from, to: Number(asked.today.slice(0, 4)) }, asked.today);
  const years = [...new Set(points.map(({ year }) => year))];
  const cellAt = new Map(
    points.map(({ year, pattern, active, undetermined }) => [`${year} ${pattern ?? ""}`, { active, undetermined }]),
  );
  return years.map((year) => ({
    ...NOWHERE,
    key: String(year),
    year,
    cells: SEED_PATTERNS.map((pattern) => {
      const { active = [], undetermined = [] } = cellAt.get(`${year} ${pattern}`) ?? {};
      const held = active.map((id) => facts.row(id)).filter((row) => row?.label === "Collaboration");
      return cellOf(pattern, held, undetermined.length);
    }),
  }));
}

const withPattern = (rows: readonly Collaboration[], pattern: SeedPattern): readonly Collaboration[] =>
  rows.filter(({ patterns }) => patterns.includes(pattern));

function cellOf(pattern: SeedPattern, records: readonly Collaboration[], undetermined: number): MatrixCell {
  return {
    pattern,
    state: records.length > 0 ? "RECORDED" : "NOT_RECORDED",
    count: records.length,
    undetermined,
    partners: new Set(records.map(({ partnerId, partnerLabel }) => partnerId ?? partnerLabel ?? null)).size,
    coverage: coverageOfRows(records),
    absences: [],
  };
}
