/** Relay connections over the records of the model: their types, and the arguments that lists take. */
import { PAGE_SIZE } from "../../domain/pageSize";
import {
  countablePropertiesOf,
  inverses,
  labels,
  orderPropertiesOf,
  propertiesOf,
  records,
  type ListTarget,
} from "../../store/port";
import type { Connection } from "../shared/listing";
import { duringArguments } from "../shared/during";
import {
  argument,
  field,
  input,
  object,
  type Arguments,
  type Feature,
  type FieldDescriptor,
  type Fields,
  type TypeDescriptor,
} from "./descriptors";
import { describe } from "./filters";
import { enumerationOfNames, typeNameOf } from "./values";

/** Arguments of a list over records of a target; `knownAt` where it can be rebuilt from the journal. */
export const listArguments = (target: ListTarget, { knownAt = false } = {}): Arguments => ({
  ...(knownAt ? KNOWN_AT : {}),
  where: argument(`${target}Where`, "Filter; at most 12 conditions over at most 2 relations."),
  orderBy: argument(`[${target}Order!]`, "Order; a sensible one by default."),
  ...(hasPeriod(target) ? duringArguments("; the rest is in `undetermined`") : {}),
  first: argument(
    "Int",
    `Size of the page, reading forward; default ${PAGE_SIZE.standard}, at most ${PAGE_SIZE.largest}.`,
  ),
  after: argument("String", "Cursor after which the page begins."),
  last: argument(
    "Int",
    `Size of the page, reading backward from the end or from \`before\`; at most ${PAGE_SIZE.largest}.`,
  ),
  before: argument("String", "Cursor before which the page ends."),
});

const KNOWN_AT = {
  knownAt: argument(
    "DateTime",
    "The list as the hub knew it at this time, before later corrections; combines with asOf, since, until, first and after.",
  ),
};

/** Types of lists of every kind of record, and of actors of any kind. */
export const listTypes = (): Feature => [...labels, "Actor" as const].flatMap(typesOf);

const typesOf = (target: ListTarget): readonly TypeDescriptor[] => [
  connectionOf(target),
  edgeOf(target),
  undeterminedOf(target),
  ...countsOf(target),
  ...orderOf(target),
];

const connectionOf = (target: ListTarget) =>
  object<Connection>(`${target}Connection`, `One page of a list of records of type ${target}.`, {
    edges: field(`[${target}Edge!]!`, "The records of the page with their cursors."),
    nodes: field(`[${target}!]!`, "The records of the page."),
    pageInfo: field("PageInfo!", "Position of the page in the list."),
    totalCount: field("Int!", "Number of records in the whole list; computed only when selected."),
    coverage: field("Coverage!", "What the list rests on."),
    ...(countablePropertiesOf(target).length > 0 ? { countsBy: countsBy(target) } : {}),
    ...(target === "Collaboration" ? PARTNERS : {}),
    undetermined: field(
      `[Undetermined${target}!]!`,
      `Records that may or may not hold at the time asked for, or fit the filter, at most ${PAGE_SIZE.largest}; empty where none is.`,
    ),
    undeterminedCount: field(
      "Int!",
      "Number of records that may or may not hold at the time asked for, or fit the filter.",
    ),
  });

const PARTNERS = { partnerCount: field("Int!", "Number of distinct partners in the whole list, named or labelled.") };

/** Counting is part of the list’s statement; here only the counted field is picked. */
const countsBy = (target: ListTarget): FieldDescriptor<Connection> => ({
  type: "[ValueCount!]!",
  args: { field: argument(`${target}CountField!`, "Field whose values are counted.") },
  description:
    "Records of the whole list counted by the values of a field, most frequent first; a list field counts once per value.",
  resolve: ({ counts }, { field: name }: { readonly field: string }) => counts[name] ?? [],
});

const edgeOf = (target: ListTarget) =>
  object(`${target}Edge`, `A record of type ${target} and its cursor.`, {
    cursor: field("String!", "Opaque text after which a page can continue."),
    node: field(`${target}!`, "The record."),
    ...rolesAt(target),
  });

/** The roles in which actors take part in records of a target, where they do. */
function rolesAt(target: ListTarget): Fields {
  const { through } = inverses.find((one) => one.of === target && one.through) ?? {};
  const role = through && propertiesOf(through.label).role;
  if (!role) return {};
  return {
    roles: field(`[${typeNameOf(role)}!]`, "In a list of an actor: the roles that it had. Null in other lists."),
  };
}

const undeterminedOf = (target: ListTarget) =>
  object(
    `Undetermined${target}`,
    `A record of type ${target} that may or may not hold on the date, or fit the filter.`,
    {
      node: field(`${target}!`, "The record."),
      reason: field("UndeterminedReason!", "Why it is undetermined."),
      because: field("String!", "The reason in a sentence, with the facts."),
    },
  );

const countsOf = (target: ListTarget): readonly TypeDescriptor[] => {
  const names = countablePropertiesOf(target);
  if (names.length === 0) return [];
  const meaning = (property: string) => `By ${property}.`;
  return [
    enumerationOfNames(`${target}CountField`, `Fields by which records of type ${target} can be counted.`, {
      names,
      meaning,
    }),
  ];
};

const orderOf = (target: ListTarget): readonly TypeDescriptor[] => [
  enumerationOfNames(`${target}OrderField`, `What lists of ${describe(target)} can be ordered by.`, {
    names: orderPropertiesOf(target),
    meaning: (property) => (property === "certainFrom" ? "Time, as far as it is known." : `By ${property}.`),
  }),
  input(`${target}Order`, `Order of a list of ${describe(target)}; ties are broken by id, missing values come last.`, {
    field: argument(`${target}OrderField!`, "What to order by."),
    direction: {
      type: "SortDirection!",
      description: "Direction; ascending by default.",
      defaultValue: "ASC",
    },
  }),
];

const hasPeriod = (target: ListTarget): boolean => target !== "Actor" && records[target].period !== undefined;
