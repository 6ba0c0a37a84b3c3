/**
 * Completes what was joined of several subgraphs, as GraphQL completes what resolvers return: members in the order of the
 * operation and under the client's names, values that fit their types, null where something failed, and as far up as types ask for.
 */
import { type ExecutionResult } from "@graphql-tools/utils";
import {
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { Absence, isJoined, type Joined } from "./absence";
import { type JoinedAnswer } from "./join";
import { type NormalField, type NormalForm } from "./normalForm";

/** What completing an answer needs. */
export interface CompletionParts {
  readonly form: NormalForm;
  readonly schema: GraphQLSchema;
  /** Makes an error public, whether a subgraph has told it or it was found here. */
  readonly failed: (error: GraphQLError) => GraphQLError;
}

type Step = string | number;

/** Where in the answer, from the member up. */
interface Path {
  readonly step: Step;
  readonly above: Path | undefined;
}

/** A place in the answer, and what was joined for it. */
interface Place {
  readonly value: unknown;
  readonly path: Path | undefined;
}

/** What a place must be: the field, and the type of the field or of its items. */
interface Expected {
  readonly field: NormalField;
  readonly type: GraphQLOutputType;
}

/** A member is null for these reasons, which are told where null is allowed. */
class Failure {
  constructor(
    readonly errors: readonly GraphQLError[],
    /** No subgraph has said why. */
    readonly isFault = false,
  ) {}
}

/** What an object or a list is null for. What a subgraph says goes before what is missing, because it may be missing for that. */
const first = (one: Failure | undefined, other: Failure): Failure =>
  !one || (one.isFault && !other.isFault) ? other : one;

/** Completes joined data to the answer that a client gets. */
export function completed({ data, errors }: JoinedAnswer, parts: CompletionParts): ExecutionResult {
  const completion = new Completion(parts);
  const answer = completion.answer({ value: data, path: undefined });
  completion.tell(errors);
  return { data: answer, ...(completion.told.length > 0 && { errors: completion.told }) };
}

class Completion {
  readonly told: GraphQLError[] = [];
  constructor(private readonly parts: CompletionParts) {}

  answer(place: Place): unknown {
    const { root, fields } = this.parts.form;
    return this.#orNull(this.#object(root, fields, place));
  }

  /** Tells errors in the names of the client. */
  tell(errors: readonly GraphQLError[]): void {
    for (const error of errors)
      this.told.push(this.parts.failed(errorAt(error.path && this.#named(error.path), error)));
  }

  #orNull(value: unknown): unknown {
    if (!(value instanceof Failure)) return value;
    this.told.push(...value.errors.map(this.parts.failed));
    return null;
  }

  #object(type: GraphQLNamedType, fields: readonly NormalField[], { value, path }: Place): unknown {
    if (!isJoined(value)) return this.#fault(`${type.name} is not an object here.`, path);
    // Without a prototype, because a client may call a member __proto__.
    const answer: Joined = { __proto__: null };
    let failure: Failure | undefined;
    for (const field of fields) {
      const { key, node, responseName } = field;
      const member = this.#value(
        { field, type: field.type },
        {
          value: node.name.value === "__typename" ? type.name : value[key],
          path: { step: responseName, above: path },
        },
      );
      if (member instanceof Failure && isNonNullType(field.type)) failure = first(failure, member);
      else answer[responseName] = this.#orNull(member);
    }
    return failure ?? answer;
  }

  /** As the client gets it, or why it can't be. */
  #value({ field, type }: Expected, place: Place): unknown {
    if (isNonNullType(type)) {
      const value = this.#value({ field, type: type.ofType }, place);
      if (value !== null) return value;
      return this.#fault(`Cannot return null for non-nullable field ${field.coordinate}.`, place.path);
    }
    if (place.value === null || place.value === undefined) return null;
    return place.value instanceof Absence
      ? this.#failureOf(place.value, place.path)
      : this.#some({ field, type }, place);
  }

  #some({ field, type }: Expected, place: Place): unknown {
    if (isListType(type)) return this.#list({ field, type: type.ofType }, place);
    if (isLeafType(type)) return this.#leaf(() => type.serialize(place.value), place.path);
    const object = isObjectType(type) ? type : this.#typeOf(place.value);
    const { byType, ofAny } = field.selection ?? {};
    const fields = object ? byType?.get(object.name) : ofAny;
    if (!fields) return this.#fault(`${field.coordinate} has led to an object of no known type.`, place.path);
    return this.#object(object ?? type, fields, place);
  }

  #list({ field, type }: Expected, { value, path }: Place): unknown {
    if (!Array.isArray(value)) return this.#fault(`${field.coordinate} is not a list here.`, path);
    const items: unknown[] = [];
    let failure: Failure | undefined;
    const joined: readonly unknown[] = value;
    for (const [index, one] of joined.entries()) {
      const place = { value: one, path: { step: index, above: path } };
      const item = this.#value({ field, type }, place);
      if (item instanceof Failure && isNonNullType(type)) failure = first(failure, item);
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

  #typeOf(value: unknown): GraphQLObjectType | undefined {
    const name = isJoined(value) ? value.__typename : undefined;
    const type = typeof name === "string" ? this.parts.schema.getType(name) : undefined;
    return isObjectType(type) ? type : undefined;
  }

  /** One error of the place itself, or all that a subgraph says of what it has left out below. */
  #failureOf({ reasons }: Absence, path: Path | undefined): Failure {
    const own = reasons.find(({ below }) => below.length === 0);
    const steps = stepsOf(path);
    return new Failure(
      (own ? [own] : reasons).map(({ error, below }) => errorAt([...steps, ...this.#named(below)], error)),
    );
  }

  /** What is found here is nobody's mistake but the hub's. */
  #fault(message: string, path: Path | undefined): Failure {
    return new Failure([errorAt(stepsOf(path), new GraphQLError(message))], true);
  }

  /** A path in the client's names. */
  #named(path: readonly Step[]): Step[] {
    return path.map((step) => (typeof step === "string" ? (this.parts.form.responseNames.get(step) ?? step) : step));
  }
}

const errorAt = (
  path: readonly Step[] | undefined,
  { message, extensions, originalError }: GraphQLError,
): GraphQLError => new GraphQLError(message, { path, extensions, originalError });

function stepsOf(path: Path | undefined): Step[] {
  const steps: Step[] = [];
  for (let place = path; place; place = place.above) steps.push(place.step);
  return steps.reverse();
}
