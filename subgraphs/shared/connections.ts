/** Relay connections of one subgraph, made from the model. */
import { Int } from "type-graphql";
import { PAGE_SIZE } from "../../domain/pageSize";
import {
  countablePropertiesOf,
  inverses,
  propertiesOf,
  records,
  type EnumModel,
  type ListTarget,
  type PropertyModel,
} from "../../store/port";
import { declareArguments, declareField, declareObject, type TypeClass } from "./declare";
import { enumName, type Inputs } from "./inputs";
import { declareDuring } from "./during";
import { DateTimeScalar } from "./scalars";
import type { SharedTypes } from "./types";

const PAGE_ARGUMENTS: Readonly<Record<"first" | "last", string>> = {
  first: `Size of the page, reading forward; default ${PAGE_SIZE.standard}, at most ${PAGE_SIZE.largest}.`,
  last: `Size of the page, reading backward from the end or from \`before\`; at most ${PAGE_SIZE.largest}.`,
};

/** What lists are made of, and how the class of a listed record is found. */
interface Parts {
  readonly types: SharedTypes;
  readonly inputs: Inputs;
  readonly nodeOf: (target: ListTarget) => TypeClass;
}

export class Connections {
  readonly #connections = new Map<ListTarget, TypeClass>();
  readonly #arguments = new Map<string, TypeClass>();

  constructor(private readonly parts: Parts) {}

  /** The connection over records of a target. */
  of(target: ListTarget): TypeClass {
    const known = this.#connections.get(target);
    if (known) return known;
    const { types } = this.parts;
    const made = declareObject(`${target}Connection`, {
      description: `A list of records of type ${target}, one page of it.`,
    });
    this.#connections.set(target, made);
    const node = () => this.parts.nodeOf(target);
    const edge = this.#edge(target);
    declareField(made, "edges", () => edge, { description: "The records of the page with their cursors.", list: true });
    declareField(made, "nodes", node, { description: "The records of the page.", list: true });
    declareField(made, "pageInfo", () => types.pageInfo, { description: "Where the page lies in the list." });
    declareField(made, "totalCount", () => Int, {
      description: "Number of records in the whole list; computed only when selected.",
    });
    declareField(made, "coverage", () => types.coverage, { description: "What the list rests on." });
    this.#declareCounts(made, target);
    if (target === "Collaboration") {
      declareField(made, "partnerCount", () => Int, {
        description: "Number of distinct partners in the whole list, named or labelled.",
      });
    }
    this.#declareUndetermined(made, target);
    return made;
  }

  /** Arguments of a list over records of a target; `knownAt` where it can be rebuilt from the journal. */
  argumentsOf(target: ListTarget, { knownAt = false } = {}): TypeClass {
    const name = `${target}${knownAt ? "Known" : ""}ListArguments`;
    const known = this.#arguments.get(name);
    if (known) return known;
    const { inputs } = this.parts;
    const made = declareArguments(name);
    this.#arguments.set(name, made);
    if (knownAt) {
      declareField(made, "knownAt", () => DateTimeScalar, {
        description:
          "The list as the hub knew it at this time, before later corrections; combines with asOf, since, until, first and after.",
        nullable: true,
      });
    }
    const [where, order] = [inputs.where(target), inputs.order(target)];
    declareField(made, "where", () => where, {
      description: "Filter; at most 12 conditions over at most 2 relations.",
      nullable: true,
    });
    declareField(made, "orderBy", () => order, {
      description: "Order; a sensible one by default.",
      list: true,
      nullable: true,
    });
    if (hasPeriod(target)) {
      declareDuring(made, "; the rest is in `undetermined`");
    }
    declareField(made, "first", () => Int, { description: PAGE_ARGUMENTS.first, nullable: true });
    declareField(made, "after", () => String, { description: "Cursor after which the page begins.", nullable: true });
    declareField(made, "last", () => Int, { description: PAGE_ARGUMENTS.last, nullable: true });
    declareField(made, "before", () => String, { description: "Cursor before which the page ends.", nullable: true });
    return made;
  }

  #edge(target: ListTarget): TypeClass {
    const made = declareObject(`${target}Edge`, { description: `A record of type ${target} and its cursor.` });
    declareField(made, "cursor", () => String, { description: "Opaque text from which a page can go on." });
    declareField(made, "node", () => this.parts.nodeOf(target), { description: "The record." });
    const roles = rolesAt(target);
    if (roles) {
      const role = this.parts.types.typeOf(roles);
      declareField(made, "roles", () => role, {
        description: "In a list of an actor: the roles that it had. Null in other lists.",
        list: true,
        nullable: true,
      });
    }
    return made;
  }

  #declareCounts(made: TypeClass, target: ListTarget): void {
    const countable = countablePropertiesOf(target);
    if (countable.length === 0) return;
    const internal = Object.fromEntries(countable.map((property) => [enumName(property), property]));
    const model: EnumModel = {
      description: `Fields by which records of type ${target} can be counted.`,
      values: Object.fromEntries(countable.map((property) => [enumName(property), `By ${property}.`])),
    };
    const field = this.parts.types.enumeration(`${target}CountField`, model, internal);
    const args = declareArguments(`${target}CountArguments`);
    declareField(args, "field", () => field, { description: "Field whose values are counted." });
    declareField(made, "countsBy", () => this.parts.types.valueCount, {
      description:
        "Records of the whole list counted by the values of a field, most frequent first; a list field counts once per value.",
      list: true,
      args,
    });
  }

  #declareUndetermined(made: TypeClass, target: ListTarget): void {
    const undetermined = declareObject(`Undetermined${target}`, {
      description: `A record of type ${target} of which it cannot be told whether it holds on the date, or fits the filter.`,
    });
    declareField(undetermined, "node", () => this.parts.nodeOf(target), { description: "The record." });
    declareField(undetermined, "reason", () => this.parts.types.undeterminedReason, {
      description: "Why it cannot be told.",
    });
    declareField(undetermined, "because", () => String, { description: "The reason in a sentence, with the facts." });
    declareField(made, "undetermined", () => undetermined, {
      description: `Records that may or may not hold at the time asked for, or fit the filter, at most ${PAGE_SIZE.largest}; empty where none is.`,
      list: true,
    });
    declareField(made, "undeterminedCount", () => Int, {
      description: "Number of records that may or may not hold at the time asked for, or fit the filter.",
    });
  }
}

/** The role in which actors take part in records of a target, where they do. */
function rolesAt(target: ListTarget): PropertyModel | undefined {
  const relation = inverses.find(({ of, through }) => of === target && through);
  return relation?.through && propertiesOf(relation.through.label)["role"];
}

const hasPeriod = (target: ListTarget): boolean => target !== "Actor" && records[target].period !== undefined;
