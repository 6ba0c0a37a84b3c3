import type { Viewpoint } from "../../domain/access/viewpoint";
import type { Label } from "../../model";
import type { Where } from "../port";
import type { Statement } from "./list";
import { Parameters } from "./parameters";
import { anyProjection } from "./projection";
import { visibleTo } from "./visibility";
import { canLeaveOpen } from "./openFilter";
import { compileWhere } from "./where";

/** Where a page of something read in the order of ids begins, and how long it is. */
export interface Stretch {
  readonly after: string;
  readonly size: number;
}

/** Records of some labels in the order of ids; the unique index on ids gives that order, so nothing is sorted. */
export function stretchStatement(labels: readonly Label[], { after, size }: Stretch, viewpoint: Viewpoint): Statement {
  const parameters = new Parameters();
  const visible = visibleTo(viewpoint, parameters);
  const text = `MATCH (n:Record) WHERE n.id > ${parameters.named("after", after)} AND n.label IN ${parameters.named("labels", labels)} AND ${visible("n")}
RETURN ${anyProjection("n")} AS row ORDER BY n.id LIMIT toInteger(${parameters.named("size", size)})`;
  return { text, parameters: parameters.values };
}

/** A statement for the ids of the records of a label that fit a filter, in order, and of those that may or may not fit. */
export function idsStatement(label: Label, where: Where, { after, size }: Stretch, viewpoint: Viewpoint): Statement {
  const parameters = new Parameters();
  const visible = visibleTo(viewpoint, parameters);
  const own = compileWhere(label, where, { visible, parameters });
  const isOpen = canLeaveOpen(label, where);
  const may = isOpen ? compileWhere(label, where, { visible, parameters }, "MAY") : own;
  const conditions = [`n.id > ${parameters.named("after", after)}`, visible("n"), ...(may === "" ? [] : [may])];
  const text = `MATCH (n:${label}) WHERE ${conditions.join(" AND ")}
WITH n ORDER BY n.id LIMIT toInteger(${parameters.named("size", size)})
RETURN collect({id: n.id, fits: ${isOpen && own !== "" ? `coalesce(${own}, false)` : "true"}}) AS ids`;
  return { text, parameters: parameters.values };
}
