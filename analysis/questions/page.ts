/** Pages of lists that are computed as a whole. */
import { LiaisonError } from "../../domain/errors";
import type { Page, PageAsked } from "../port";

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
