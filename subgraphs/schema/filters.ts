/** Filters on records, made from the model. Every subgraph has all of them, alike: federation intersects inputs. */
import {
  enums,
  filterFieldsOf,
  labels,
  type FilterField,
  type FilterTarget,
  type PropertyModel,
} from "../../store/port";
import { argument, input, type Arguments, type InputDescriptor } from "./descriptors";
import { typeNameOf } from "./values";

type Operator = "eq" | "in" | "contains" | "startsWith" | "gt" | "gte" | "lt" | "lte" | "isNull";

const OPERATOR_MEANING: Readonly<Record<Operator, string>> = {
  eq: "Equal to; a list holds it; a date lies within it.",
  in: "One of these; a list holds one of them.",
  contains: "Contains the text; case, accents and script do not matter.",
  startsWith: "Begins with the text; case, accents and script do not matter.",
  gt: "Greater, or later.",
  gte: "Greater or equal, or not earlier.",
  lt: "Smaller, or earlier.",
  lte: "Smaller or equal, or not later.",
  isNull: "True: nothing is recorded. False: something is.",
};

const RANGE: readonly Operator[] = ["eq", "in", "gt", "gte", "lt", "lte", "isNull"];
const EXACT: readonly Operator[] = ["eq", "in", "isNull"];

/** Conditions on values of each type, those on enumerations beside. */
const OPERATORS: Readonly<Record<string, readonly Operator[]>> = {
  ID: ["eq", "in"],
  ActorKind: ["eq", "in"],
  String: ["eq", "in", "contains", "startsWith", "isNull"],
  Int: RANGE,
  Float: RANGE,
  PartialDate: RANGE,
  Boolean: ["eq", "isNull"],
  URL: EXACT,
  Locale: EXACT,
  CountryCode: EXACT,
};

const TARGETS: readonly FilterTarget[] = [...labels, "Actor", "Node"];

/** Names of the filters on all records: first those that these lead to, in their order. */
export function filterNames(first: readonly string[]): readonly string[] {
  const names = new Set<string>();
  const visit = (target: FilterTarget): void => {
    const name = `${target}Where`;
    if (names.has(name)) return;
    names.add(name);
    for (const field of Object.values(filterFieldsOf(target)))
      if (field.kind === "pointer" && !field.model.many) visit(field.target);
  };
  const named = first.flatMap((name) => TARGETS.filter((target) => name === `${target}Where`));
  for (const target of [...named, ...TARGETS]) visit(target);
  return [...names];
}

/** Every filter there is. */
export const filters = (): readonly InputDescriptor[] => [
  ...TARGETS.flatMap((target) => [where(target), quantifier(target)]),
  ...Object.entries(OPERATORS).map(([type, operators]) => conditions(type, type, operators)),
  ...Object.keys(enums).map((name) => conditions(name, name, EXACT)),
  conditions("StringList", "String", EXACT),
];

function where(target: FilterTarget): InputDescriptor {
  const name = `${target}Where`;
  return input(name, `Filter on ${describe(target)}. Conditions in one filter must all hold.`, {
    ...Object.fromEntries(
      Object.entries(filterFieldsOf(target)).map(([field, model]) => [
        field,
        argument(filterTypeOf(model), descriptionOf(model)),
      ]),
    ),
    isNull: argument("Boolean", "In the filter on a pointer. True: nothing is recorded there. False: something is."),
    AND: argument(`[${name}!]`, "All of these must hold."),
    OR: argument(`[${name}!]`, "One of these must hold."),
    NOT: argument(name, "This must not hold."),
  });
}

function filterTypeOf(field: FilterField): string {
  switch (field.kind) {
    case "id":
      return "IDFilter";
    case "label":
      return "ActorKindFilter";
    case "property":
      return `${conditionedOn(field.model)}Filter`;
    case "pointer":
      return field.model.many ? `${field.target}ListFilter` : `${field.target}Where`;
    case "inverse":
      return `${field.target}ListFilter`;
  }
}

const conditionedOn = (model: PropertyModel): string =>
  model.type === "STRING" && model.list ? "StringList" : typeNameOf(model);

const conditions = (name: string, type: string, operators: readonly Operator[]): InputDescriptor =>
  input(`${name}Filter`, `Conditions on a value of type ${name}; all must hold.`, conditionsOf(type, operators));

const conditionsOf = (type: string, operators: readonly Operator[]): Arguments =>
  Object.fromEntries(
    operators.map((operator) => {
      const compared = operator === "isNull" ? "Boolean" : operator === "in" ? `[${type}!]` : type;
      return [operator, argument(compared, OPERATOR_MEANING[operator])];
    }),
  );

const quantifier = (target: FilterTarget): InputDescriptor =>
  input(`${target}ListFilter`, `Conditions on related records: ${describe(target)}.`, {
    some: argument(`${target}Where`, "At least one of them fits the filter."),
    all: argument(`${target}Where`, "None of them fails the filter."),
    none: argument(`${target}Where`, "None of them fits the filter."),
    isNull: argument("Boolean", "True: none is recorded. False: at least one is."),
  });

/** Records of a target, in words. */
export const describe = (target: FilterTarget): string =>
  target === "Node" ? "records of any kind" : target === "Actor" ? "actors of any kind" : `records of type ${target}`;

const descriptionOf = (field: FilterField): string =>
  field.kind === "id" ? "Id of the record." : field.kind === "label" ? "Kind of actor." : field.model.description;
