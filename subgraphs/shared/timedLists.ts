/** Lists of what lies beside the graph – tokens, the audit, reports, proposals – read newest first, as connections. */
import { LiaisonError } from "../../domain/errors";
import { PAGE_SIZE } from "../../domain/pageSize";
import type { AccessPage, AccessPageRequest } from "../../store/port";
import { argument, field, object, type Fields, type TypeDescriptor } from "../schema/descriptors";

/** The arguments of a page that is read forward. */
export const FIRST = {
  type: "Int!",
  description: `Size of the page, at most ${PAGE_SIZE.largest}.`,
  defaultValue: PAGE_SIZE.standard,
} as const;
/** The argument that says after which cursor a page begins. */
export const AFTER = argument("String", "Cursor after which the page begins.");

/** Throws BAD_USER_INPUT for a page size that is not allowed. */
export function refuseSize(first: number): void {
  if (first >= 0 && first <= PAGE_SIZE.largest) return;
  throw new LiaisonError("BAD_USER_INPUT", `first must be 0 to ${PAGE_SIZE.largest}.`, { argument: "first" });
}

/** Page arguments, checked. */
export function pageRequest(first: number, after: string | null | undefined): AccessPageRequest {
  refuseSize(first);
  const cursor = cursorIn(after);
  return cursor === undefined ? { first } : { first, after: cursor };
}

/** The cursor that an argument gives. An empty one means what none means: from the beginning, or up to the end. */
export const cursorIn = (given: string | null | undefined): string | undefined =>
  given == null || given === "" ? undefined : given;

/** A page as a Relay connection. */
export function connectionOf<Item>(
  { items, cursors, hasNextPage, totalCount }: AccessPage<Item>,
  after: string | null | undefined,
) {
  const pageInfo = {
    hasNextPage,
    hasPreviousPage: cursorIn(after) !== undefined,
    startCursor: cursors[0] ?? null,
    endCursor: cursors.at(-1) ?? null,
  };
  const edges = items.map((node, index) => ({ cursor: cursors[index] ?? "", node }));
  return { edges, nodes: items, pageInfo, totalCount };
}

/** The types of a list: its connection, its edge, and any further fields. */
export const listTypesOf = (item: string, description: string, more: Fields = {}): readonly TypeDescriptor[] => [
  object(`${item}Edge`, `An item of a list and its cursor: ${item}.`, {
    cursor: field("String!", "Opaque text after which a page can continue."),
    node: field(`${item}!`, "The item."),
  }),
  object(`${item}Connection`, description, {
    edges: field(`[${item}Edge!]!`, "The items of the page with their cursors."),
    nodes: field(`[${item}!]!`, "The items of the page."),
    pageInfo: field("PageInfo!", "Position of the page in the list."),
    totalCount: field("Int!", "Number of items in the whole list."),
    ...more,
  }),
];
