/** Filters as the arguments of the API. */
import { PARTNER_KINDS, PATTERNS, type Filters, type Part } from "../state/selection";
import { type CollaborationWhere, type Confidence, type GraphRelation, type SelectedVariables } from "./operations";

/** Which collaborations count. */
export interface SelectionVariables {
  readonly where: CollaborationWhere;
  /** Partial dates. */
  readonly since: string | null;
  readonly until: string | null;
}

/** The same, with the kinds of record that tie actors; without them, collaborations alone. */
export interface GraphVariables extends SelectionVariables {
  readonly relations?: readonly GraphRelation[];
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

/** What makes a record one of a part; what may hold is told by time, not by a condition. */
const PART_CONDITIONS: Readonly<Record<Exclude<Part, "open">, CollaborationWhere>> = {
  stateless: { NOT: { state: {} } },
  unnamed: { NOT: { partner: {} } },
  other: { NOT: { pattern: { in: PATTERNS } } },
};

function whereOf(
  { patterns, kinds, regions, state, confidences, part }: Filters,
  members: readonly string[] | null,
): CollaborationWhere {
  const ofState = {
    ...(state !== null && { id: { eq: state } }),
    ...(regions.length > 0 && { region: { in: regions } }),
  };
  return {
    ...(patterns.length > 0 && { pattern: { in: patterns } }),
    ...(kinds.length > 0 && { partnerKind: { in: kinds } }),
    ...(Object.keys(ofState).length > 0 && { state: ofState }),
    ...(confidences.length > 0 && { OR: confidences.map((confidence) => SURE[confidence]) }),
    ...(members !== null && { npm: { id: { in: members } } }),
    ...(part !== null && part !== "open" && PART_CONDITIONS[part]),
  };
}

/**
 * The same collaborations for questions about patterns and years, which count civil society alone unless a filter names the partner:
 * the pictures of a selection count what its table lists.
 */
export const withAllPartners = (where: CollaborationWhere): CollaborationWhere => ({
  partnerKind: { in: PARTNER_KINDS },
  ...where,
});

/** Counts of the same collaborations, part by part. */
export function selectedVariables(chosen: SelectionVariables): SelectedVariables & SelectionVariables {
  const and = (condition: CollaborationWhere): CollaborationWhere => ({ AND: [chosen.where, condition] });
  const { stateless, unnamed, other } = PART_CONDITIONS;
  return { ...chosen, stateless: and(stateless), unnamed: and(unnamed), other: and(other) };
}
