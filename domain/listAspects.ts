/** The fields of a connection beside its records, and which part of the list each needs; needs, guards and costs of lists follow from this table. */
export const LIST_ASPECTS = {
  edges: "rows",
  nodes: "rows",
  pageInfo: "rows",
  totalCount: "totalCount",
  undetermined: "undetermined",
  undeterminedCount: "undeterminedCount",
  coverage: "summary",
  partnerCount: "summary",
  countsBy: "countsBy",
} as const;

type ListAspect = keyof typeof LIST_ASPECTS;
/** A part of a list that is read by itself. */
export type ListPart = (typeof LIST_ASPECTS)[ListAspect];

const isListAspect = (field: string): field is ListAspect => Object.hasOwn(LIST_ASPECTS, field);

/** The parts of a list that these fields of a connection need. */
export const listPartsOf = (fields: Iterable<string>): ReadonlySet<ListPart> =>
  new Set([...fields].flatMap((field) => (isListAspect(field) ? [LIST_ASPECTS[field]] : [])));
