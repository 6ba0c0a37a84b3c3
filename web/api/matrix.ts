/** How often each pattern is recorded in each state, and what is known to be absent. */
import { type Coverage } from "./coverage";
import { type Pattern } from "../state/selection";
import { operation } from "./operation";
import { type SelectionVariables } from "./where";

export type CellState = "RECORDED" | "KNOWN_ABSENT" | "NOT_RECORDED";

export interface MatrixCell {
  readonly pattern: Pattern;
  readonly state: CellState;
  /** Collaborations that held for sure, and those that may have. */
  readonly count: number;
  readonly undetermined: number;
  readonly partners: number;
  /** Statements that the pattern, or the NPM itself, does not exist. */
  readonly absences: readonly {
    readonly id: string;
    /** Null: the NPM itself. */
    readonly pattern: string | null;
    readonly statement: string | null;
    readonly sources: readonly { readonly title: string }[];
  }[];
}

export interface MatrixRow {
  readonly key: string;
  readonly state: { readonly id: string } | null;
  readonly region: string | null;
  readonly cells: readonly MatrixCell[];
}

export interface PatternMatrix {
  readonly rows: readonly MatrixRow[];
  readonly undeterminedCount: number;
  readonly coverage: Coverage;
}

export const MATRIX = operation<{ readonly patternMatrix: PatternMatrix }, SelectionVariables>(`
  query Matrix($where: CollaborationWhere, $since: PartialDate, $until: PartialDate) {
    patternMatrix(by: STATE, where: $where, since: $since, until: $until) {
      rows { key state { id } region cells { pattern state count undetermined partners absences { id pattern statement sources { title } } } }
      undeterminedCount coverage { records newestAttestation unverified }
    }
  }`);
