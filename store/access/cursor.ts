/** Cursors of lists beside the graph: the time and id of an item, so they tell nothing of the items of others. */
import { LiaisonError } from "../../domain/errors";

/** Where a page begins: after this item, by time (ISO 8601, UTC) and id. */
export interface AccessCursor {
  readonly at: string;
  readonly id: string;
}

/** The text of a cursor. */
export const encodeAccessCursor = ({ at, id }: AccessCursor): string =>
  Buffer.from(`${at}|${id}`).toString("base64url");

/** Reads a cursor; BAD_USER_INPUT names `after` where the text is none. */
export function decodeAccessCursor(after: string): AccessCursor {
  const [, at = "", id = ""] = /^([^|]*Z)\|(.+)$/s.exec(Buffer.from(after, "base64url").toString("utf8")) ?? [];
  const cursor = { at, id };
  if (!Number.isNaN(Date.parse(at)) && encodeAccessCursor(cursor) === after) return cursor;
  throw new LiaisonError("BAD_USER_INPUT", "after is no cursor of this list; take it from pageInfo or edges.", {
    argument: "after",
  });
}
