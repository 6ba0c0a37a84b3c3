/** Filters and orders of one subgraph, made from the model. Every subgraph has all of them, alike: federation intersects inputs. */
import { ID } from "type-graphql";
import {
  filterFieldsOf,
  labels,
  orderPropertiesOf,
  type ActorLabel,
  type EnumModel,
  type FilterField,
  type FilterTarget,
  type ListTarget,
  type PropertyModel,
} from "../../store/port";
import { declareField, declareInput, type TypeClass, type TypeReference } from "./declare";
import type { SharedTypes } from "./types";

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

/** Name of the filter input (an enumeration gives its own) and operators by type of property. */
const OPERATORS: Readonly<
  Record<PropertyModel["type"], readonly [name: string | undefined, operators: readonly Operator[]]>
> = {
  STRING: ["String", ["eq", "in", "contains", "startsWith", "isNull"]],
  INT: ["Int", RANGE],
  FLOAT: ["Float", RANGE],
  PARTIAL_DATE: ["PartialDate", RANGE],
  BOOLEAN: ["Boolean", ["eq", "isNull"]],
  ENUM: [undefined, EXACT],
  URL: ["URL", EXACT],
  LOCALE: ["Locale", EXACT],
  COUNTRY_CODE: ["CountryCode", EXACT],
};

export class Inputs {
  readonly #wheres = new Map<FilterTarget, TypeClass>();
  readonly #operators = new Map<string, TypeClass>();
  readonly #quantifiers = new Map<FilterTarget, TypeClass>();
  readonly #orders = new Map<ListTarget, TypeClass>();

  constructor(private readonly types: SharedTypes) {}

  /** Every filter there is, so that each subgraph declares the same ones. */
  all(): TypeClass[] {
    for (const target of [...labels, "Actor", "Node"] as const) this.where(target);
    return [...this.#wheres.values()];
  }

  where(target: FilterTarget): TypeClass {
    const known = this.#wheres.get(target);
    if (known) return known;
    const made = declareInput(
      `${target}Where`,
      `Filter on ${describe(target)}. Conditions in one filter must all hold.`,
    );
    this.#wheres.set(target, made);
    for (const [name, field] of Object.entries(filterFieldsOf(target))) this.#declareFilter(made, name, field);
    declareField(made, "isNull", () => Boolean, {
      description: "In the filter on a pointer. True: nothing is recorded there. False: something is.",
      nullable: true,
    });
    declareField(made, "AND", () => made, { description: "All of these must hold.", list: true, nullable: true });
    declareField(made, "OR", () => made, { description: "One of these must hold.", list: true, nullable: true });
    declareField(made, "NOT", () => made, { description: "This must not hold.", nullable: true });
    return made;
  }

  order(target: ListTarget): TypeClass {
    const known = this.#orders.get(target);
    if (known) return known;
    const properties = orderPropertiesOf(target);
    const values = Object.fromEntries(
      properties.map((property) => [
        enumName(property),
        property === "certainFrom" ? "Time, as far as it is known." : `By ${property}.`,
      ]),
    );
    const field = this.types.enumeration(
      `${target}OrderField`,
      { description: `What lists of ${describe(target)} can be ordered by.`, values },
      Object.fromEntries(properties.map((property) => [enumName(property), property])),
    );
    const direction = this.types.enumeration("SortDirection", SORT_DIRECTION);
    const made = declareInput(
      `${target}Order`,
      `Order of a list of ${describe(target)}; ties are broken by id, missing values come last.`,
    );
    declareField(made, "field", () => field, { description: "What to order by." });
    declareField(made, "direction", () => direction, {
      description: "Direction; ascending by default.",
      defaultValue: "ASC",
    });
    this.#orders.set(target, made);
    return made;
  }

  #declareFilter(owner: TypeClass, name: string, field: FilterField): void {
    const description = descriptionOf(field);
    if (field.kind === "pointer") {
      const type = field.model.many ? this.#quantifier(field.target) : this.where(field.target);
      return declareField(owner, name, () => type, { description, nullable: true });
    }
    const type = field.kind === "inverse" ? this.#quantifier(field.target) : this.#operatorsOf(field);
    declareField(owner, name, () => type, { description, nullable: true });
  }

  #operatorsOf(field: Extract<FilterField, { kind: "id" | "label" | "property" }>): TypeClass {
    if (field.kind === "id") return this.#operatorInput("ID", () => ID, ["eq", "in"]);
    if (field.kind === "label") {
      const kind = actorKind(this.types);
      return this.#operatorInput("ActorKind", () => kind, ["eq", "in"]);
    }
    return this.#propertyOperators(field.model);
  }

  #propertyOperators(model: PropertyModel): TypeClass {
    const type = this.types.typeOf(model);
    if (model.type === "STRING" && model.list) return this.#operatorInput("StringList", () => type, EXACT);
    const [name, operators] = OPERATORS[model.type];
    return this.#operatorInput(name ?? model.enum ?? "", () => type, operators);
  }

  #operatorInput(typeName: string, type: () => TypeReference, operators: readonly Operator[]): TypeClass {
    const inputName = `${typeName}Filter`;
    const known = this.#operators.get(inputName);
    if (known) return known;
    const made = declareInput(inputName, `Conditions on a value of type ${typeName}; all must hold.`);
    this.#operators.set(inputName, made);
    for (const operator of operators) {
      const returned = operator === "isNull" ? () => Boolean : type;
      declareField(made, operator, returned, {
        description: OPERATOR_MEANING[operator],
        nullable: true,
        list: operator === "in",
      });
    }
    return made;
  }

  #quantifier(target: FilterTarget): TypeClass {
    const known = this.#quantifiers.get(target);
    if (known) return known;
    const made = declareInput(`${target}ListFilter`, `Conditions on related records: ${describe(target)}.`);
    this.#quantifiers.set(target, made);
    declareField(made, "some", () => this.where(target), {
      description: "At least one of them fits the filter.",
      nullable: true,
    });
    declareField(made, "all", () => this.where(target), {
      description: "None of them fails the filter.",
      nullable: true,
    });
    declareField(made, "none", () => this.where(target), {
      description: "None of them fits the filter.",
      nullable: true,
    });
    declareField(made, "isNull", () => Boolean, {
      description: "True: none is recorded. False: at least one is.",
      nullable: true,
    });
    return made;
  }
}

const describe = (target: FilterTarget): string =>
  target === "Node" ? "records of any kind" : target === "Actor" ? "actors of any kind" : `records of type ${target}`;
const descriptionOf = (field: FilterField): string =>
  field.kind === "id" ? "Id of the record." : field.kind === "label" ? "Kind of actor." : field.model.description;

/** Name of a property or label in enumerations: `ratificationDate` → `RATIFICATION_DATE`; the order of time is called PERIOD. */
export const enumName = (name: string): string =>
  name === "certainFrom" ? "PERIOD" : name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();

const SORT_DIRECTION: EnumModel = {
  description: "Direction of an order.",
  values: { ASC: "Ascending.", DESC: "Descending." },
};

/** The enumeration of the four kinds of actor. */
export const actorKind = (types: SharedTypes): TypeReference =>
  types.enumeration("ActorKind", ACTOR_KIND, ACTOR_KIND_LABELS);

const ACTOR_KIND: EnumModel = {
  description: "Kind of actor.",
  values: {
    NPM: "National Preventive Mechanism.",
    CSO: "Civil society organisation.",
    BODY: "International, regional or national body.",
    NETWORK: "Network.",
  },
};
const ACTOR_KIND_LABELS: Readonly<Record<string, ActorLabel>> = {
  NPM: "Npm",
  CSO: "Cso",
  BODY: "Body",
  NETWORK: "Network",
};
