/** Errors of an answer by their place in it. */
import { type GraphQLError } from "graphql";

/** The errors of a place, and of those below it. */
export interface ErrorTree {
  readonly here: GraphQLError[];
  readonly below: Map<string | number, ErrorTree>;
}

type Path = readonly (string | number)[];

/** Sorts errors by their places in the joined data. Where the index of a list is missing, the places that have no value are meant. */
export function errorTreeOf(errors: readonly GraphQLError[], data: unknown): ErrorTree {
  const tree = emptyTree();
  for (const error of errors) {
    const path = error.path ?? [];
    const places = path.length > 0 ? placesOf(path, data) : [];
    for (const place of places.length > 0 ? places : [path]) add(tree, place, error);
  }
  return tree;
}

/** All errors of a place and below it, each with the rest of its path. */
export function* errorsIn(tree: ErrorTree): Generator<{ readonly error: GraphQLError; readonly path: Path }> {
  for (const error of tree.here) yield { error, path: [] };
  for (const [step, below] of tree.below)
    for (const { error, path } of errorsIn(below)) yield { error, path: [step, ...path] };
}

const emptyTree = (): ErrorTree => ({ here: [], below: new Map() });

function add(tree: ErrorTree, path: Path, error: GraphQLError): void {
  let place = tree;
  for (const step of path) {
    const next = place.below.get(step) ?? emptyTree();
    place.below.set(step, next);
    place = next;
  }
  place.here.push(error);
}

/** The places that a path means; itself, unless it leaves out indexes. */
function placesOf([step, ...rest]: Path, data: unknown): readonly Path[] {
  if (step === undefined) return data === null || data === undefined ? [[]] : [];
  if (Array.isArray(data) && typeof step === "string")
    return data.flatMap((item, index) => placesOf([step, ...rest], item).map((path) => [index, ...path]));
  const value = typeof data === "object" && data !== null ? (data as Record<string, unknown>)[step] : undefined;
  return placesOf(rest, value).map((path) => [step, ...path]);
}
