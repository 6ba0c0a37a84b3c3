/** Marks values that a subgraph could not give in joined data. */
import { type ExecutionResult } from "@graphql-tools/utils";
import { type GraphQLError } from "graphql";

type Path = readonly (string | number)[];

/** A value that is missing, and why: errors, each with the rest of its path below this place. */
export class Absence {
  readonly reasons: { readonly error: GraphQLError; readonly below: Path }[] = [];
}

/** An object of joined data; it is completed in place as further subgraphs answer. */
export interface Joined {
  __typename?: unknown;
  [name: string]: unknown;
}

/** Whether a value is an object of joined data, or a list. */
export const isJoined = (value: unknown): value is Joined => typeof value === "object" && value !== null;

/** Attaches the errors of an answer to the nulls that they explain. Returns those that explain none: they have no place, or a value is there. */
export function placeErrors({ data, errors = [] }: ExecutionResult<Joined | null>): readonly GraphQLError[] {
  return errors.filter((error) => !(error.path && data && isPlaced(error, error.path, data)));
}

/** Walks down to the null that an error has led to. */
function isPlaced(error: GraphQLError, [step, ...below]: Path, value: unknown): boolean {
  if (step === undefined || !isJoined(value)) return false;
  const found = value[step];
  if (isThere(found)) return isPlaced(error, below, found);
  value[step] = absent(found, error, below);
  return true;
}

/** Marks a value as missing, or adds one more reason to a missing one. */
export function absent(found: unknown, error: GraphQLError, below: Path = []): Absence {
  const absence = found instanceof Absence ? found : new Absence();
  absence.reasons.push({ error, below });
  return absence;
}

/** Joins one object into another; values that are known stay unless they are null. */
export function merge(target: Joined, source: Joined): void {
  for (const [name, value] of Object.entries(source)) target[name] = merged(target[name], value);
}

function merged(known: unknown, value: unknown): unknown {
  if (!isThere(known)) return value ?? known;
  if (!isThere(value) || known === value) return known;
  if (Array.isArray(known) && Array.isArray(value)) {
    for (const [index, item] of value.entries()) known[index] = merged(known[index], item);
  } else if (isJoined(known) && isJoined(value)) {
    merge(known, value);
  }
  return known;
}

const isThere = (value: unknown): value is NonNullable<unknown> =>
  value !== null && value !== undefined && !(value instanceof Absence);
