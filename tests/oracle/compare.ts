/** Whether two answers are the same, as far as GraphQL says what an answer is. */
import { type ExecutionResult } from "graphql";

type Path = readonly (string | number)[];

/** What of an answer is compared. */
export type Compared = Pick<ExecutionResult, "data"> & {
  readonly errors?: readonly { message: string; path?: Path; extensions?: Record<string, unknown> }[];
};

/** Places in an answer, each as JSON. */
export type Places = ReadonlySet<string>;

/**
 * How an answer differs from the one that is right; null where it does not. Data, with the order of its members, must be the same,
 * and so must the members that are null for an error. Where several errors would have led to the same null, GraphQL leaves open
 * which of them is told: each must then be of a place that fails, `failing` being all of those.
 */
export async function differenceOf(
  right: Compared,
  other: Compared,
  failing: () => Promise<Places>,
): Promise<object | null> {
  if (text(right.data ?? null) !== text(other.data ?? null)) return { expected: right, got: other };
  const [expected, got] = [absencesIn(right), absencesIn(other)];
  if (text(expected) !== text(got)) return { expected, got };
  const told = (other.errors ?? []).map(({ path = [] }) => text(path));
  const known = new Set((right.errors ?? []).map(({ path = [] }) => text(path)));
  if (told.every((place) => known.has(place))) return null;
  const places = await failing();
  const invented = told.filter((place) => !places.has(place));
  return invented.length > 0 ? { expected: right, got: other, invented } : null;
}

/** Every place that is null or has an error, in an answer in which nothing is null for what is below it. */
export function failingIn({ data, errors = [] }: Compared): Places {
  const places = new Set(errors.map(({ path = [] }) => text(path)));
  const visit = (value: unknown, path: Path): void => {
    if (value === null) places.add(text(path));
    else if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index]));
    else if (typeof value === "object") for (const [name, one] of Object.entries(value)) visit(one, [...path, name]);
  };
  visit(data ?? null, []);
  return places;
}

/** What is null for an error: by one of its own, which is compared whole and counts each time, or by some below it. */
function absencesIn({ data, errors = [] }: Compared): readonly string[] {
  const [own, bubbled]: [string[], Set<string>] = [[], new Set()];
  for (const { path = [], message, extensions } of errors) {
    const place = nullAt(data, path);
    if (place.length === path.length) own.push(text({ place, message, extensions }));
    else bubbled.add(text({ place }));
  }
  return [...own, ...bubbled].sort();
}

/** The place of the null that stands for a failure at a path. */
function nullAt(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string, unknown>)[step];
  }
  return path;
}

const text = (value: unknown): string => JSON.stringify(value);
