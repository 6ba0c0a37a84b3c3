/**
 * Completes what was joined of several subgraphs, as GraphQL completes what resolvers return: members in the order of the
 * operation and under the client's names, values that fit their types, null where something failed, and as far up as types ask for.
 */
import { type ExecutionResult } from "@graphql-tools/utils";
import {
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { errorsIn, type ErrorTree, errorTreeOf } from "./errorTree";
import { type NormalField, type NormalForm } from "./normalForm";

/** What completing takes. */
export interface CompletionParts {
  readonly form: NormalForm;
  readonly schema: GraphQLSchema;
  /** Makes an error public, whether a subgraph has told it or it was found here. */
  readonly failed: (error: GraphQLError) => GraphQLError;
}

type Step = string | number;
type Data = Record<string, unknown>;

/** Where in the answer, from the member up. */
interface Path {
  readonly step: Step;
  readonly above: Path | undefined;
}

/** What the subgraphs say of a place in the answer. */
interface Place {
  readonly value: unknown;
  readonly errors: ErrorTree | undefined;
  readonly path: Path | undefined;
}

/** What a place must be: the field, and the type of the field or of its items. */
interface Expected {
  readonly field: NormalField;
  readonly type: GraphQLOutputType;
}

/** A member is null for these reasons, which are told where null is allowed. */
class Failure {
  constructor(readonly errors: readonly GraphQLError[]) {}
}

/** The answer as a client gets it. */
export function completed({ data, errors = [] }: ExecutionResult, parts: CompletionParts): ExecutionResult {
  const completion = new Completion(parts);
  const answer = completion.answer({ value: data ?? {}, errors: errorTreeOf(errors, data), path: undefined });
  completion.tellRest(errors);
  return { data: answer, ...(completion.told.length > 0 && { errors: completion.told }) };
}

class Completion {
  readonly told: GraphQLError[] = [];
  /** Errors of subgraphs that belong to a member of the answer. */
  readonly #met = new Set<GraphQLError>();

  constructor(private readonly parts: CompletionParts) {}

  answer(place: Place): unknown {
    const { root, fields } = this.parts.form;
    return this.#orNull(this.#object(root, fields, place));
  }

  /** Tells those that belong to no member of the answer. */
  tellRest(errors: readonly GraphQLError[]): void {
    for (const error of errors)
      if (!this.#met.has(error)) this.told.push(this.#errorAt(error, error.path && this.#named(error.path)));
  }

  #orNull(value: unknown): unknown {
    if (!(value instanceof Failure)) return value;
    this.told.push(...value.errors);
    return null;
  }

  #object(type: GraphQLObjectType, fields: readonly NormalField[], { value, errors, path }: Place): unknown {
    if (typeof value !== "object" || value === null) return this.#fault(`${type.name} is no object here.`, path);
    // Without a prototype, because a client may call a member __proto__.
    const answer = Object.create(null) as Data;
    let failure: Failure | undefined;
    for (const field of fields) {
      const { key, node, responseName } = field;
      const member = this.#value(
        { field, type: field.type },
        {
          value: node.name.value === "__typename" ? type.name : (value as Data)[key],
          errors: errors?.below.get(key),
          path: { step: responseName, above: path },
        },
      );
      if (member instanceof Failure && isNonNullType(field.type)) failure ??= member;
      else answer[responseName] = this.#orNull(member);
    }
    return failure ?? answer;
  }

  /** As the client gets it, or why it can't be. */
  #value({ field, type }: Expected, place: Place): unknown {
    if (!isNonNullType(type))
      return this.#failureAt(place) ?? (isNothing(place.value) ? null : this.#some({ field, type }, place));
    const value = this.#value({ field, type: type.ofType }, place);
    if (value !== null) return value;
    return this.#fault(`Cannot return null for non-nullable field ${field.coordinate}.`, place.path);
  }

  #some({ field, type }: Expected, place: Place): unknown {
    if (isListType(type)) return this.#list({ field, type: type.ofType }, place);
    if (isLeafType(type)) return this.#leaf(() => type.serialize(place.value), place.path);
    const object = isObjectType(type) ? type : this.#typeOf(place.value as Data);
    const fields = object && field.selection?.get(object.name);
    if (!fields) return this.#fault(`${field.coordinate} has led to an object of no known type.`, place.path);
    return this.#object(object, fields, place);
  }

  #list({ field, type }: Expected, { value, errors, path }: Place): unknown {
    if (!Array.isArray(value)) return this.#fault(`${field.coordinate} is no list here.`, path);
    const items: unknown[] = [];
    let failure: Failure | undefined;
    for (const [index, one] of value.entries() as Iterable<[number, unknown]>) {
      const place = { value: one, errors: errors?.below.get(index), path: { step: index, above: path } };
      const item = this.#value({ field, type }, place);
      if (item instanceof Failure && isNonNullType(type)) failure ??= item;
      else items.push(this.#orNull(item));
    }
    return failure ?? items;
  }

  #leaf(serialise: () => unknown, path: Path | undefined): unknown {
    try {
      return serialise();
    } catch (error) {
      return this.#fault(error instanceof Error ? error.message : String(error), path);
    }
  }

  #typeOf({ __typename: name }: Data): GraphQLObjectType | undefined {
    const type = typeof name === "string" ? this.parts.schema.getType(name) : undefined;
    return isObjectType(type) ? type : undefined;
  }

  /** One error of the place itself; where there is nothing, all that a subgraph tells of what it has left out. */
  #failureAt({ value, errors, path }: Place): Failure | undefined {
    if (!errors || (errors.here.length === 0 && !isNothing(value))) return undefined;
    const found = [...errorsIn(errors)];
    if (found.length === 0) return undefined;
    found.forEach(({ error }) => this.#met.add(error));
    const told = errors.here.length > 0 ? found.slice(0, 1) : found;
    return new Failure(
      told.map(({ error, path: below }) => this.#errorAt(error, [...stepsOf(path), ...this.#named(below)])),
    );
  }

  /** What is found here is nobody's mistake but the hub's. */
  #fault(message: string, path: Path | undefined): Failure {
    return new Failure([this.#errorAt(new GraphQLError(message), stepsOf(path))]);
  }

  #errorAt({ message, extensions, originalError }: GraphQLError, path: readonly Step[] | undefined): GraphQLError {
    return this.parts.failed(new GraphQLError(message, { path, extensions, originalError }));
  }

  /** A path in the client's names. */
  #named(path: readonly Step[]): Step[] {
    return path.map((step) => (typeof step === "string" ? (this.parts.form.responseNames.get(step) ?? step) : step));
  }
}

const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;

function stepsOf(path: Path | undefined): Step[] {
  const steps: Step[] = [];
  for (let place = path; place; place = place.above) steps.push(place.step);
  return steps.reverse();
}
