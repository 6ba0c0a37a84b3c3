/** Ordering and paging by key: a page begins after a record’s values, so that rows before it never have to be counted. */
import { LiaisonError } from "../../domain/errors";
import { PAGE_SIZE } from "../../domain/pageSize";
import { isOrderedAlways, orderKey, orderPropertiesOf, type ListTarget } from "../port/filters";
import { records } from "../../model";
import type { Order, PageRequest, Row, Value } from "../port";
import type { Parameters } from "./parameters";

interface Key {
  /** Node property. */
  readonly key: string;
  readonly descending: boolean;
  /** No record is without it. */
  readonly isAlwaysThere: boolean;
}

/** The order and the page of a list: the keys it is ordered by, how many rows, in which direction, and after which values. */
export interface Paging {
  readonly keys: readonly Key[];
  readonly size: number;
  readonly backward: boolean;
  readonly cursor?: readonly Value[];
}

const refuse = (message: string, argument: string): never => {
  throw new LiaisonError("BAD_USER_INPUT", message, { argument });
};

/** Reads page arguments and order; refuses sizes over 200, mixed directions and cursors of another order. */
export function pagingOf(label: ListTarget, orderBy: readonly Order[] | undefined, page: PageRequest): Paging {
  const { first, after, last, before } = page;
  const backward = last !== undefined || before !== undefined;
  if (backward && (first !== undefined || after !== undefined)) {
    refuse("Use first/after or last/before, not both.", last === undefined ? "before" : "last");
  }
  const size = backward ? sizeOf(last, "last") : sizeOf(first, "first");
  const keys = keysOf(label, orderBy);
  const cursor = backward ? before : after;
  if (cursor === undefined) return { keys, size, backward };
  return { keys, size, backward, cursor: decodeCursor(cursor, keys, backward ? "before" : "after") };
}

function sizeOf(asked: number | undefined, argument: "first" | "last"): number {
  const size = asked ?? PAGE_SIZE.standard;
  if (size < 0) refuse(`${argument} must be 0 or more.`, argument);
  if (size > PAGE_SIZE.largest)
    refuse(
      `${argument} may be at most ${PAGE_SIZE.largest}; fetch further pages with the cursor in pageInfo.`,
      argument,
    );
  return size;
}

function keysOf(label: ListTarget, orderBy: readonly Order[] | undefined): Key[] {
  const allowed = orderPropertiesOf(label);
  const orders: readonly Order[] =
    orderBy && orderBy.length > 0
      ? orderBy
      : records[label === "Actor" ? "Npm" : label].defaultOrder.map(({ property, descending }) => ({
          property,
          descending: descending ?? false,
        }));
  for (const { property } of orders)
    if (!allowed.includes(property)) refuse(`${label} cannot be ordered by ${property}.`, "orderBy");
  const keys = orders.map(({ property, descending }) => ({
    key: orderKey(label, property),
    descending,
    isAlwaysThere: isOrderedAlways(label, property),
  }));
  return [
    ...keys.filter((one, index) => keys.findIndex((other) => other.key === one.key) === index),
    { key: "id", descending: false, isAlwaysThere: true },
  ];
}

const signatureOf = (keys: readonly Key[]): string =>
  keys.map(({ key, descending }) => (descending ? `-${key}` : key)).join();

/** Opaque text from which a page can go on after (or before) a row. */
export const encodeCursor = (row: Row, { keys }: Paging): string =>
  Buffer.from(JSON.stringify([signatureOf(keys), ...keys.map(({ key }) => row[key] ?? null)])).toString("base64url");

function decodeCursor(cursor: string, keys: readonly Key[], argument: string): readonly Value[] {
  const parsed = parseJson(Buffer.from(cursor, "base64url").toString("utf8"));
  const parts: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  const [signature, ...values] = parts;
  if (values.length !== keys.length || !values.every(isKeyValue))
    return refuse(`${argument} is not a valid cursor for this list; take one from pageInfo or edges.`, argument);
  if (signature !== signatureOf(keys))
    refuse(`${argument} belongs to a list in another order; start again without it.`, argument);
  return values;
}

/** Whether a value in a cursor can be one by which records are ordered. */
const isKeyValue = (one: unknown): one is string | number | null =>
  one === null || typeof one === "string" || (typeof one === "number" && Number.isFinite(one));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** ORDER BY terms; missing values come last in either direction. */
export function orderTerms({ keys, backward }: Paging, alias: string): string {
  return keys
    .flatMap(({ key, descending, isAlwaysThere }) => {
      const direction = descending !== backward ? " DESC" : "";
      const value = `${alias}.${key}${direction}`;
      return isAlwaysThere ? [value] : [`${alias}.${key} IS NULL${backward ? " DESC" : ""}`, value];
    })
    .join(", ");
}

/**
 * The condition that lets Neo4j read a page off an index in the order of the list; empty where the first key has no index. Without it
 * Neo4j reads and sorts all records of the label.
 */
export function inOrderOfIndex(
  { keys: [first], cursor, backward }: Paging,
  alias: string,
  parameters: Parameters,
): string {
  if (!first?.isAlwaysThere || first.key === "id") return "";
  const path = `${alias}.${first.key}`;
  const from = cursor?.[0];
  if (from === undefined || from === null) return `${path} IS NOT NULL`;
  return `${path} ${first.descending !== backward ? "<=" : ">="} ${parameters.bind(from)}`;
}

/** Condition for rows beyond the cursor in the direction of the page; empty without a cursor. */
export function beyondCursor(paging: Paging, alias: string, parameters: Parameters): string {
  const { cursor, keys, backward } = paging;
  if (!cursor) return "";
  const alternatives: string[] = [];
  const equal: string[] = [];
  keys.forEach(({ key, descending, isAlwaysThere }, index) => {
    const path = `${alias}.${key}`;
    const value = cursor[index] ?? null;
    const bound = value === null ? "" : parameters.bind(value);
    const further = furtherThan(path, bound, {
      smaller: descending !== backward,
      backward,
      isAlwaysThere,
    });
    if (further !== "false") alternatives.push([...equal, further].join(" AND "));
    equal.push(value === null ? `${path} IS NULL` : `${path} = ${bound}`);
  });
  return alternatives.length === 0 ? "false" : `(${alternatives.map((one) => `(${one})`).join(" OR ")})`;
}

interface Way extends Pick<Key, "isAlwaysThere"> {
  readonly smaller: boolean;
  readonly backward: boolean;
}

/** Missing values lie at the end: beyond every value when reading forward, before them when reading backward. */
function furtherThan(path: string, bound: string, way: Way): string {
  if (bound === "") return way.backward ? `${path} IS NOT NULL` : "false";
  const compared = `${path} ${way.smaller ? "<" : ">"} ${bound}`;
  return way.backward || way.isAlwaysThere ? compared : `(${compared} OR ${path} IS NULL)`;
}
