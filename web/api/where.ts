/** Filters as the arguments of the API. */
import { type Filters } from "../state/selection";

/** Argument `where` of lists of collaborations and of questions about the network. */
export type CollaborationWhere = Readonly<Record<string, unknown>>;

/** Which collaborations count. */
export interface SelectionVariables {
  readonly where: CollaborationWhere;
  /** Partial dates. */
  readonly since: string | null;
  readonly until: string | null;
}

/** The filters as variables; `regions` are those of the state. */
export function variablesOf(filters: Filters): SelectionVariables {
  return {
    where: whereOf(filters),
    since: filters.since === null ? null : String(filters.since),
    until: filters.until === null ? null : String(filters.until),
  };
}

function whereOf({ patterns, kinds, regions, network, confidences }: Filters): CollaborationWhere {
  return {
    ...(patterns.length > 0 && { pattern: { in: patterns } }),
    ...(kinds.length > 0 && { partnerKind: { in: kinds } }),
    ...(regions.length > 0 && { state: { region: { in: regions } } }),
    ...(confidences.length > 0 && { confidence: { in: confidences } }),
    ...(network !== null && { npm: { memberships: { some: { network: { id: { eq: network } } } } } }),
  };
}
