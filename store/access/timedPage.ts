/** Lists that are stored beside the graph, newest first: one statement returns a page and the total count. */
import { LiaisonError } from "../../domain/errors";
import type { Reads } from "../neo4j/connection";
import type { AccessPage, AccessPageRequest } from "../port";

/** What to list. */
export interface TimedList {
  /** MATCH … WHERE …, which binds `node`. */
  readonly match: string;
  readonly node: string;
  /** Property with the time of an item. */
  readonly time: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What of a node is returned, as entries of a Cypher map. */
  readonly item: string;
}

/** One page of a list ordered by time; BAD_USER_INPUT where `after` is not a valid cursor. */
export async function timedPage<Item extends Record<string, unknown>>(
  connection: Reads,
  list: TimedList,
  { first, after }: AccessPageRequest,
): Promise<AccessPage<Item>> {
  const { match, node, time, item } = list;
  const cursor = after === undefined ? undefined : decodeAccessCursor(after);
  const beyond = cursor ? ` AND (${node}.${time} < $at OR (${node}.${time} = $at AND ${node}.id > $id))` : "";
  const text = `CALL { ${match} RETURN count(*) AS total }
CALL { ${match}${beyond} WITH ${node} ORDER BY ${node}.${time} DESC, ${node}.id LIMIT toInteger($most)
  RETURN collect({item: {${item}}, at: ${node}.${time}, id: ${node}.id}) AS rows }
RETURN total, rows`;
  const [answer] = await connection.read<{ total: number; rows: { item: Item; at: string; id: string }[] }>({
    text,
    parameters: { ...list.parameters, ...cursor, most: first + 1 },
  });
  const rows = answer?.rows ?? [];
  const kept = rows.slice(0, first);
  return {
    items: kept.map((row) => row.item),
    cursors: kept.map(encodeAccessCursor),
    hasNextPage: rows.length > first,
    totalCount: answer?.total ?? 0,
  };
}

/** Where a page begins: after this item, by time (ISO 8601, UTC) and id. */
interface AccessCursor {
  readonly at: string;
  readonly id: string;
}

/** The text of a cursor. */
const encodeAccessCursor = ({ at, id }: AccessCursor): string => Buffer.from(`${at}|${id}`).toString("base64url");

/** Reads a cursor, which tells nothing of the items of others; BAD_USER_INPUT names `after` where the text is none. */
function decodeAccessCursor(after: string): AccessCursor {
  const [, at = "", id = ""] = /^([^|]*Z)\|(.+)$/s.exec(Buffer.from(after, "base64url").toString("utf8")) ?? [];
  const cursor = { at, id };
  if (!Number.isNaN(Date.parse(at)) && encodeAccessCursor(cursor) === after) return cursor;
  throw new LiaisonError(
    "BAD_USER_INPUT",
    "after is not a valid cursor for this list; take one from pageInfo or edges.",
    {
      argument: "after",
    },
  );
}
