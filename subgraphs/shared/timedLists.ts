/** Lists of what lies beside the graph – tokens, the audit, reports, proposals – read newest first, as connections. */
import { Int } from "type-graphql";
import { LiaisonError } from "../../domain/errors";
import { PAGE_SIZE } from "../../domain/pageSize";
import type { AccessPage, AccessPageRequest } from "../../store/port";
import { declareFields, declareObject, type TypeClass } from "./declare";
import type { SharedTypes } from "./types";

/** The arguments of a page that is read forward. */
export const FIRST = {
  defaultValue: PAGE_SIZE.standard,
  description: `Size of the page, at most ${PAGE_SIZE.largest}.`,
} as const;
export const AFTER = { nullable: true, description: "Cursor after which the page begins." } as const;

/** Throws BAD_USER_INPUT for a page of no such size. */
export function refuseSize(first: number): void {
  if (first >= 0 && first <= PAGE_SIZE.largest) return;
  throw new LiaisonError("BAD_USER_INPUT", `first may be 0 to ${PAGE_SIZE.largest}.`, { argument: "first" });
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

/** The connection over a type. */
export function declareConnection(
  { types }: { types: SharedTypes },
  item: TypeClass,
  name: string,
  description: string,
): TypeClass {
  const edge = declareObject(`${name}Edge`, { description: `An item of a list and its cursor: ${name}.` });
  declareFields(edge, [
    ["cursor", () => String, "Opaque text from which a page can go on."],
    ["node", () => item, "The item."],
  ]);
  return declareFields(declareObject(`${name}Connection`, { description }), [
    ["edges", () => edge, "The items of the page with their cursors.", "list"],
    ["nodes", () => item, "The items of the page.", "list"],
    ["pageInfo", () => types.pageInfo, "Where the page lies in the list."],
    ["totalCount", () => Int, "Number of items in the whole list."],
  ]);
}
