import type { Viewpoint } from "../../domain/access/viewpoint";
import type { Label } from "../../model";
import type { Part } from "./together";
import { Parameters } from "./parameters";
import { pointedBlock } from "./pointed";
import { anyProjection, valuesOf, type Columns } from "./projection";
import type { Statement } from "./list";
import { heldForOwners, visibleTo } from "./visibility";

/** Largest number of candidates that are ranked. */
const CANDIDATES = 400;

/** Records by id, of any label: one seek each. */
export function byIdsStatement(ids: readonly string[], viewpoint: Viewpoint): Statement {
  const parameters = new Parameters();
  const visible = visibleTo(viewpoint, parameters);
  const text = `MATCH (n:Record) WHERE n.id IN ${parameters.named("ids", ids)} AND ${visible("n")} RETURN ${anyProjection("n")} AS row`;
  return { text, parameters: parameters.values };
}

/** The same as one list under a name, which the parameter has too: for a statement that does more. */
export function readAlong(name: string, ids: readonly string[], viewpoint: Viewpoint): Part {
  const parameters = new Parameters();
  const visible = visibleTo(viewpoint, parameters);
  const match = `MATCH (n:Record) WHERE n.id IN ${parameters.named(name, ids)} AND ${visible("n")}`;
  return { text: `${match} RETURN collect(${anyProjection("n")}) AS ${name}`, parameters: parameters.values, as: name };
}

/** The same with some properties only: one record with the values of all, and of what they point at. */
export function valuesByIdsStatement(ids: readonly string[], viewpoint: Viewpoint, columns: Columns): Statement {
  const parameters = new Parameters();
  const visible = visibleTo(viewpoint, parameters);
  const match = `MATCH (n:Record) WHERE n.id IN ${parameters.named("ids", ids)} AND ${visible("n")}`;
  const rows = `collect(${valuesOf("n", columns, parameters)}) AS rows`;
  const pointsAtSome = Object.keys(columns.pointers).length > 0;
  const text = pointsAtSome
    ? `${match} WITH ${rows}
${pointedBlock("rows", "UNWIND rows AS row", columns, { visible, parameters })}
RETURN rows, pointed`
    : `${match} RETURN ${rows}`;
  return { text, parameters: parameters.values };
}

/** Of these ids, records that a viewpoint owns and that are withheld. */
export function heldStatement(ids: readonly string[], viewpoint: Viewpoint): Statement {
  const parameters = new Parameters();
  const isHeld = heldForOwners(viewpoint, parameters);
  const text = `MATCH (n:Record) WHERE n.id IN ${parameters.named("ids", ids)} AND ${isHeld("n")} RETURN ${anyProjection("n")} AS row`;
  return { text, parameters: parameters.values };
}

/** Those of the ids whose records may be seen. */
export function seenStatement(ids: readonly string[], viewpoint: Viewpoint): Statement {
  const parameters = new Parameters();
  const visible = visibleTo(viewpoint, parameters);
  const text = `MATCH (n:Record) WHERE n.id IN ${parameters.named("ids", ids)} AND ${visible("n")} RETURN n.id AS id`;
  return { text, parameters: parameters.values };
}

/**
 * Candidates of the text search. Lucene only finds records that share trigrams with the query; how many they share is
 * counted here, and ranks are computed from record and query alone, because Lucene’s own scores move with hidden records.
 */
export function searchStatement(grams: readonly string[], labels: readonly Label[], viewpoint: Viewpoint): Statement {
  const parameters = new Parameters();
  const visible = visibleTo(viewpoint, parameters);
  const query = parameters.named("query", grams.map((gram) => `"${gram.replace(/["\\]/g, "\\$&")}"`).join(" "));
  const list = parameters.named(
    "grams",
    grams.map((gram) => ` ${gram} `),
  );
  const least = parameters.named("least", Math.max(1, Math.floor(grams.length / 4)));
  const text = [
    `CALL db.index.fulltext.queryNodes('record_search', ${query}) YIELD node AS n`,
    `WITH n WHERE n.label IN ${parameters.named("labels", labels)} AND ${visible("n")}`,
    `WITH n, size([g IN ${list} WHERE n.searchGrams CONTAINS g]) AS shared WHERE shared >= ${least}`,
    `ORDER BY shared DESC, n.id LIMIT ${CANDIDATES}`,
    `RETURN {id: n.id, label: n.label, entityId: n.entityId} AS row, n.searchTexts AS texts`,
  ].join("\n");
  return { text, parameters: parameters.values };
}
