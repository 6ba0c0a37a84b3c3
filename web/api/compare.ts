/** The network at two dates. */
import { type Coverage } from "./coverage";
import { type Pattern } from "../state/selection";
import { operation } from "./operation";
import { type CollaborationWhere } from "./where";

export interface Moment {
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly state: { readonly id: string } | null;
  }[];
  readonly edges: readonly {
    readonly source: string;
    readonly target: string;
    readonly pattern: Pattern | null;
    readonly weight: number;
    readonly records: readonly string[];
  }[];
  readonly undeterminedCount: number;
  readonly unnamedPartners: number;
  readonly coverage: Coverage;
}

interface Moments {
  readonly where: CollaborationWhere;
  /** Partial dates. */
  readonly before: string;
  readonly after: string;
}

const MOMENT = `nodes { id label state { id } } edges { source target pattern weight records }
      undeterminedCount unnamedPartners coverage { records newestAttestation unverified }`;

/** Most actors of each picture: two of them cost what one with more does. */
const MOST_ACTORS = 3_500;

export const COMPARE = operation<{ readonly before: Moment; readonly after: Moment }, Moments>(`
  query Compare($where: CollaborationWhere, $before: PartialDate, $after: PartialDate) {
    before: networkGraph(where: $where, asOf: $before, first: ${MOST_ACTORS}) { ${MOMENT} }
    after: networkGraph(where: $where, asOf: $after, first: ${MOST_ACTORS}) { ${MOMENT} }
  }`);
