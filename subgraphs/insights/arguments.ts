/** Arguments of questions about the graph as a whole, and what they mean. */
import { ID, Int } from "type-graphql";
import { RELATIONS, type PageAsked, type Relation, type Selection } from "../../analysis/port";
import { LiaisonError } from "../../domain/errors";
import type { Where } from "../../store/port";
import type { Kit } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { daysAsked, declareDuring, type DuringArguments } from "../shared/during";
import { declareArguments, declareField, type TypeClass, type TypeReference } from "../shared/declare";
import { AFTER, FIRST, pageRequest } from "../shared/timedLists";
import { refuseWhere } from "../shared/unreadable";

/** Which records count, as it is asked. */
export interface SelectionArguments extends DuringArguments {
  readonly where?: Where | null;
  readonly relations?: readonly Relation[] | null;
}

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** The enumeration of relations. */
export const relationsOf = ({ types }: Kit): TypeReference =>
  types.enumeration("GraphRelation", {
    description: "Kinds of record by which two actors are related.",
    values: {
      COLLABORATION: "A collaboration with the other.",
      MEMBERSHIP: "Standing in the network that is the other: member, observer or “also agreeing”.",
      PROJECT: "Parts in the same project.",
      VISIT: "Presence on the same visit.",
      MEETING: "Presence at the same meeting; who was only invited, or is its subject, does not count.",
    },
  });

/** Arguments by which records are chosen; `relations` only where other records than collaborations can count. */
export function selectionArguments(kit: Kit, name: string, { withRelations = false } = {}): TypeClass {
  const made = declareArguments(name);
  const optional = (field: string, type: () => TypeReference, description: string, list = false) =>
    declareField(made, field, type, { description, nullable: true, list });
  const where = kit.inputs.where("Collaboration");
  optional("where", () => where, "Which collaborations count; at most 12 conditions over at most 2 relations.");
  if (withRelations) {
    const relation = relationsOf(kit);
    optional("relations", () => relation, "Kinds of record that count; collaborations by default.", true);
  }
  declareDuring(made);
  return made;
}

/** Adds the arguments of a page. */
export function withPage(owner: TypeClass): TypeClass {
  declareField(owner, "first", () => Int, { description: FIRST.description, defaultValue: FIRST.defaultValue });
  declareField(owner, "after", () => String, { description: AFTER.description, nullable: true });
  return owner;
}

/** Adds an argument that names an actor or another record. */
export function withId(owner: TypeClass, name: string, description: string, nullable = false): TypeClass {
  declareField(owner, name, () => ID, { description, nullable });
  return owner;
}

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

/** What is wrong with an argument. */
export const invalid = (message: string, argument = "asOf"): LiaisonError =>
  new LiaisonError("BAD_USER_INPUT", message, { argument });

export const pageOf = ({ first, after }: PageArguments): PageAsked => pageRequest(first, after);

/** A whole number between two others; BAD_USER_INPUT names the argument. */
export function within(value: number, argument: string, [least, most]: readonly [number, number]): number {
  if (value >= least && value <= most) return value;
  throw invalid(`${argument} may be ${least} to ${most}.`, argument);
}

const ABOUT_PARTNERS = ["partnerKind", "partnerIsCivilSociety", "partner"];

/** Civil society alone counts (the patterns are between NPMs and civil society), unless the filter says who the partner is. */
export const isAboutCivilSociety = (where: Where | null | undefined): boolean => !mentions(where, ABOUT_PARTNERS);

/** Whether a filter, or one combined in it, has a condition on one of these fields. */
export function mentions(where: Where | null | undefined, names: readonly string[]): boolean {
  return Object.entries(where ?? {}).some(([name, condition]) => {
    if (condition === null || condition === undefined) return false;
    if (name === "AND" || name === "OR") return (condition as Where[]).some((one) => mentions(one, names));
    return name === "NOT" ? mentions(condition as Where, names) : names.includes(name);
  });
}
