/** Filters as the arguments of the API. */
import { type Confidence, type Filters } from "../state/selection";

/** Argument `where` of lists of collaborations and of questions about the network. */
export type CollaborationWhere = Readonly<Record<string, unknown>>;

/** Which collaborations count. */
export interface SelectionVariables {
  readonly where: CollaborationWhere;
  /** Partial dates. */
  readonly since: string | null;
  readonly until: string | null;
}

/** The filters as variables; `regions` are those of the state, `members` the ids of those who belong to the chosen network. */
export function variablesOf(filters: Filters, members: readonly string[] | null = null): SelectionVariables {
  return {
    where: whereOf(filters, members),
    since: filters.since === null ? null : String(filters.since),
    until: filters.until === null ? null : String(filters.until),
  };
}

/** How sure a record is: the whole of it, or a field, may be unverified. */
const SURE: Readonly<Record<Confidence, CollaborationWhere>> = {
  VERIFIED: { confidence: { eq: "VERIFIED" }, unverifiedField: { isNull: true } },
  SEED: { confidence: { eq: "SEED" }, unverifiedField: { isNull: true } },
  UNVERIFIED: { OR: [{ confidence: { eq: "UNVERIFIED" } }, { unverifiedField: { isNull: false } }] },
};

function whereOf(
  { patterns, kinds, regions, confidences }: Filters,
  members: readonly string[] | null,
): CollaborationWhere {
  return {
    ...(patterns.length > 0 && { pattern: { in: patterns } }),
    ...(kinds.length > 0 && { partnerKind: { in: kinds } }),
    ...(regions.length > 0 && { state: { region: { in: regions } } }),
    ...(confidences.length > 0 && { OR: confidences.map((confidence) => SURE[confidence]) }),
    ...(members !== null && { npm: { id: { in: members } } }),
  };
}
