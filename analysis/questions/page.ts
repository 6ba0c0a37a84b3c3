/** Pages of lists that are computed as a whole. */
import { LiaisonError } from "../../domain/errors";

/** A page of a list that is worked out as a whole. */
export interface PageAsked {
  readonly first: number;
  readonly after?: string;
}

/** One page of a list; `cursors` has one cursor for each item, `totalCount` counts the whole list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

/** The page after a cursor; `keyOf` names an item, the same in every list that holds it. */
export function pageOf<Item>(
  items: readonly Item[],
  { first, after }: PageAsked,
  keyOf: (item: Item) => string,
): Page<Item> {
  const begin = after === undefined ? 0 : items.findIndex((item) => cursorOf(keyOf(item)) === after) + 1;
  if (after !== undefined && begin === 0)
    throw new LiaisonError(
      "BAD_USER_INPUT",
      "after is not a valid cursor for this list; take one from pageInfo or edges.",
      {
        argument: "after",
      },
    );
  const page = items.slice(begin, begin + first);
  return {
    items: page,
    cursors: page.map((item) => cursorOf(keyOf(item))),
    hasNextPage: begin + first < items.length,
    totalCount: items.length,
  };
}

const cursorOf = (key: string): string => Buffer.from(key).toString("base64url");
