/** Asks subgraphs for more fields of objects in joined data, and handles their answers. */
import type {
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
  RequiresSelection,
} from "@graphql-hive/router-query-planner";
import { type GraphQLError, type GraphQLSchema, isObjectType } from "graphql";
import { Absence, absent, isJoined, type Joined, merge } from "./absence";
import { fits, rewrite } from "./rewrites";

/** Objects that are looked up in one field of a fetch. */
export class Lookup {
  /** Each object, and where it stands among those that are looked up. */
  readonly #targets: { readonly object: Joined; readonly index: number }[] = [];

  constructor(
    private readonly asked: EntityBatchAlias,
    private readonly all: Representations,
  ) {}

  /** Takes all objects in the places that the plan names, as far as their keys are known. */
  take(data: Joined, schema: GraphQLSchema): this {
    for (const object of this.asked.paths.flatMap((path) => objectsAt(data, path, schema))) {
      const representation = representationOf(object, this.asked, schema);
      if (representation) this.#targets.push({ object, index: this.all.indexOf(representation) });
    }
    return this;
  }

  /** Joins what was found into the objects. Where a subgraph has named one by its interface (`@interfaceObject`), the one that knows its type tells it. */
  join(found: readonly (Joined | undefined)[], schema: GraphQLSchema): void {
    for (const { object, index } of this.#targets) {
      const entity = found[index];
      if (!entity) continue;
      const type = [entity, object].map((one) => one.__typename).find((name) => isObjectName(name, schema));
      merge(object, entity);
      if (type !== undefined) object.__typename = type;
    }
  }
}

const isObjectName = (name: unknown, schema: GraphQLSchema): boolean =>
  typeof name === "string" && isObjectType(schema.getType(name));

/** The values of a variable of a fetch: each representation once. */
export class Representations {
  readonly list: Joined[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(representation: Joined): number {
    const text = JSON.stringify(representation);
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    this.#indexes.set(text, this.list.length);
    return this.list.push(representation) - 1;
  }
}

/** The answer for each object that was looked up: its fields, or which of them are missing and why. */
export function entitiesIn(
  value: unknown,
  all: Representations,
  { fieldsOf, reasons }: { fieldsOf: (type: string) => readonly string[]; reasons: readonly GraphQLError[] },
): (Joined | undefined)[] {
  return all.list.map(({ __typename: type }, index) => {
    const entity: unknown = Array.isArray(value) ? value[index] : undefined;
    if (isJoined(entity) && !(entity instanceof Absence)) return entity;
    const missing: Joined = {};
    const note = (error: GraphQLError, [field, ...below]: readonly (string | number)[]): void => {
      for (const name of field === undefined ? fieldsOf(String(type)) : [field])
        missing[name] = absent(missing[name], error, below);
    };
    if (entity instanceof Absence) entity.reasons.forEach(({ error, below }) => note(error, below));
    if (value instanceof Absence)
      for (const { error, below } of value.reasons)
        if (below.length === 0 || below[0] === index) note(error, below.slice(1));
    reasons.forEach((error) => note(error, []));
    return missing;
  });
}

/** The objects in a place of joined data: through all items of lists, and of lists of lists. */
function objectsAt(value: unknown, path: readonly FlattenNodePathSegment[], schema: GraphQLSchema): Joined[] {
  if (!isJoined(value) || value instanceof Absence) return [];
  const [segment, ...rest] = path;
  if (Array.isArray(value)) {
    const isLast = segment === "@" && !value.some(Array.isArray);
    return value.flatMap((item) => objectsAt(item, isLast ? rest : path, schema));
  }
  if (segment === undefined) return [value];
  if (segment === "@") return objectsAt(value, rest, schema);
  if ("Field" in segment) return objectsAt(value[segment.Field], rest, schema);
  const isOther = value.__typename !== undefined && !fits(value.__typename, segment.TypeCondition, schema);
  return isOther ? [] : objectsAt(value, rest, schema);
}

type Requires = readonly RequiresSelection[];

/** Of one object, what a subgraph needs to know to look it up; undefined where it is not enough. */
function representationOf(
  object: Joined,
  { requires = [], inputRewrites = [] }: Pick<FetchNode, "requires" | "inputRewrites">,
  schema: GraphQLSchema,
): Joined | undefined {
  const { __typename } = object;
  if (typeof __typename !== "string") return undefined;
  const known = required(object, requires, schema);
  if (Object.keys(known).every((name) => name === "__typename")) return undefined;
  const representation = { __typename, ...known };
  rewrite(representation, inputRewrites, schema);
  return representation;
}

/** Of a value, what is required; a key that is missing or null is left out. */
function required(object: Joined, requires: Requires, schema: GraphQLSchema): Joined {
  const known: Joined = {};
  for (const one of requires) {
    if (one.kind === "InlineFragment") {
      if (fits(object.__typename, [one.typeCondition], schema)) merge(known, required(object, one.selections, schema));
    } else if (one.kind === "Field") {
      const value = requiredValue(object[one.name] ?? object[one.alias ?? ""], one.selections, schema);
      if (value !== null && value !== undefined) known[one.alias ?? one.name] = value;
    }
  }
  return known;
}

function requiredValue(value: unknown, selections: Requires | undefined, schema: GraphQLSchema): unknown {
  if (value instanceof Absence) return undefined;
  if (!selections || !isJoined(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => requiredValue(item, selections, schema) ?? null);
  return required(value, selections, schema);
}
