/** Arguments of questions about the graph as a whole, and what they mean. */
import { RELATIONS, type PageAsked, type Relation, type Selection } from "../../analysis/port";
import { LiaisonError } from "../../domain/errors";
import { isObject } from "../../domain/isObject";
import type { Where } from "../../store/port";
import { argument } from "../schema/descriptors";
import type { SubgraphContext } from "../shared/context";
import { daysAsked, duringArguments, type DuringArguments } from "../shared/during";
import { AFTER, FIRST, pageRequest } from "../shared/timedLists";
import { refuseWhere } from "../shared/unreadable";

/** Arguments that choose which records count. */
export interface SelectionArguments extends DuringArguments {
  readonly where?: Where | null;
  readonly relations?: readonly Relation[] | null;
}

/** Arguments of a field that returns one page. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** The relations of questions that count collaborations only. */
export const COLLABORATIONS = ["COLLABORATION"] as const;

/** Arguments by which records are chosen. */
export const SELECTION = {
  where: argument("CollaborationWhere", "Which collaborations count; at most 12 conditions over at most 2 relations."),
  ...duringArguments(),
};

/** Like `SELECTION`, for questions that can also count other records than collaborations. */
export const SELECTION_OF_ANY = {
  where: SELECTION.where,
  relations: argument("[GraphRelation!]", "Kinds of record that count; collaborations by default."),
  ...duringArguments(),
};

/** The arguments `first` and `after` of lists that are read forwards. */
export const PAGE = { first: FIRST, after: AFTER };

/** An argument that is a whole number and has a default. */
export const number = (defaultValue: number, description: string) =>
  ({ type: "Int!", description, defaultValue }) as const;

/** The selection, with a filter that the viewer may use. */
export function selectionOf(
  { where, relations, ...dates }: SelectionArguments,
  { viewer }: SubgraphContext,
  fixed?: readonly Relation[],
): Selection {
  if (where) refuseWhere(viewer, "Collaboration", where);
  const during = daysAsked(dates);
  const wanted = fixed ?? relations ?? ["COLLABORATION"];
  return {
    relations: RELATIONS.filter((one) => wanted.includes(one)),
    ...(where && Object.keys(where).length > 0 ? { where } : {}),
    ...(during ? { during } : {}),
  };
}

/** The BAD_USER_INPUT error for an argument. */
export const invalid = (message: string, argument = "asOf"): LiaisonError =>
  new LiaisonError("BAD_USER_INPUT", message, { argument });

/** The page that arguments ask for; BAD_USER_INPUT for a size that is not allowed. */
export const pageOf = ({ first, after }: PageArguments): PageAsked => pageRequest(first, after);

/** A whole number between two others; BAD_USER_INPUT names the argument. */
export function within(value: number, argument: string, [least, most]: readonly [number, number]): number {
  if (value >= least && value <= most) return value;
  throw invalid(`${argument} must be ${least} to ${most}.`, argument);
}

const ABOUT_PARTNERS = ["partnerKind", "partnerIsCivilSociety", "partner"];

/** Civil society alone counts (the patterns are between NPMs and civil society), unless the filter says who the partner is. */
export const isAboutCivilSociety = (where: Where | null | undefined): boolean => !mentions(where, ABOUT_PARTNERS);

/** Whether a filter, or one combined in it, has a condition on one of these fields. */
export function mentions(where: Where | null | undefined, names: readonly string[]): boolean {
  return Object.entries(where ?? {}).some(([name, condition]) => {
    if (!isObject(condition)) return false;
    if (name === "AND" || name === "OR")
      return Object.values(condition).some((one) => isObject(one) && mentions(one, names));
    return name === "NOT" ? mentions(condition, names) : names.includes(name);
  });
}
