/** Entries of the journal as one viewpoint is shown them, found by its circles: what is hidden from it is not gone past. */
import type { Viewpoint } from "../../domain/access/viewpoint";
import { circlesOfViewpoint } from "./circles";
import type { ChangeRequest } from "../port";
import type { Statement } from "./list";
import { Parameters } from "./parameters";
import { classInPast, visibleInPastTo } from "./visibility";

type Asked = Pick<ChangeRequest, "after" | "since" | "until" | "record" | "labels" | "fields">;

/** The first entry of a time or later. Entries are in the order of time. */
const place = (since: string): string =>
  `CALL { MATCH (c:Change) USING INDEX SEEK c:Change(at, sequence) WHERE c.at >= ${since} AND c.sequence > 0
  WITH c ORDER BY c.at, c.sequence LIMIT 1 RETURN collect(c.sequence - 1) AS places }`;

/** So many entries, the oldest first: those of each circle in the order of an index, then the first of all. */
export function entriesStatement(viewpoint: Viewpoint, asked: Asked, size: number): Statement {
  const parameters = new Parameters();
  const visible = visibleInPastTo(viewpoint, parameters);
  const { after, since, until, record, labels, fields } = asked;
  const [from, most] = [parameters.named("after", after), `toInteger(${parameters.named("size", size)})`];
  const keys = record === undefined ? "circle, sequence" : "circle, record, sequence";
  const conditions = [
    "s.circle = circle",
    ...(record === undefined ? [] : [`s.record = ${parameters.named("record", record)}`]),
    "s.sequence > beginning",
    ...(until === undefined ? [] : [`c.at <= ${parameters.named("until", until)}`]),
    ...(labels === undefined ? [] : [`c.label IN ${parameters.named("labels", labels)}`]),
  ];
  const text = `${since === undefined ? `WITH [${from}] AS places` : `${place(parameters.named("since", since))} WITH places`}
UNWIND places AS place WITH CASE WHEN place > ${from} THEN place ELSE ${from} END AS beginning
UNWIND ${parameters.named("circles", circlesOfViewpoint(viewpoint, fields))} AS circle
CALL { WITH circle, beginning MATCH (c:Change)-[s:SHOWN]->(:Circle) USING INDEX SEEK s:SHOWN(${keys}) WHERE ${conditions.join(" AND ")}
  WITH c, s ORDER BY ${keys.replace(/\w+/g, "s.$&")} LIMIT ${most} RETURN c, s.sequence AS sequence }
WITH DISTINCT c, sequence ORDER BY sequence LIMIT ${most}
OPTIONAL MATCH (n:Record {id: c.record}) OPTIONAL MATCH (t:Archived {id: c.record})
WITH c, coalesce(n, t) AS r
RETURN c.sequence AS sequence, c.mac AS hash, c.previous AS previousHash, c.effective AS given, CASE WHEN r IS NOT NULL AND ${visible("r")} THEN c.content END AS content, ${classInPast("r")} AS visibilityClass ORDER BY sequence`;
  return { text, parameters: parameters.values };
}

/** The number of the newest entry that a viewpoint could see before or after it. */
export function newestStatement(viewpoint: Viewpoint): Statement {
  const parameters = new Parameters();
  const circles = parameters.named("circles", circlesOfViewpoint(viewpoint));
  return {
    text: `MATCH (k:Circle) WHERE k.key IN ${circles} RETURN coalesce(max(k.sequence), 0) AS newest`,
    parameters: parameters.values,
  };
}
