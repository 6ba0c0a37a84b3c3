import type { Viewpoint } from "../../domain/access/viewpoint";
import type { Label } from "../../model";
import type { Part } from "./together";
import { Parameters } from "./parameters";
import { pointedBlock, type Tools } from "./pointed";
import { anyProjection, valuesOf, type Columns } from "./projection";
import type { Statement } from "./list";
import { heldForOwners, visibleTo } from "./visibility";

/** Largest number of candidates that are ranked. */
const CANDIDATES = 400;

/** What a look-up by id matches, as `n`: one seek each. */
interface LookUp extends Tools {
  readonly match: string;
}

/** `label`: that of nodes; `name`: that of the parameter; `condition`: makes what must hold of a node. */
interface LookUpOptions {
  readonly label?: "Record" | "Archived";
  readonly name?: string;
  readonly condition?: typeof visibleTo;
}

/** Records that may be seen, where nothing else is said. */
function lookUp(
  ids: readonly string[],
  viewpoint: Viewpoint,
  { label = "Record", name = "ids", condition = visibleTo }: LookUpOptions = {},
): LookUp {
  const parameters = new Parameters();
  const visible = condition(viewpoint, parameters);
  const match = `MATCH (n:${label}) WHERE n.id IN ${parameters.named(name, ids)} AND ${visible("n")}`;
  return { match, visible, parameters };
}

const returning = ({ match, parameters }: LookUp, what: string): Statement => ({
  text: `${match} RETURN ${what}`,
  parameters: parameters.values,
});

/** Records by id, of any label. */
export const byIdsStatement = (ids: readonly string[], viewpoint: Viewpoint): Statement =>
  returning(lookUp(ids, viewpoint), `${anyProjection("n")} AS row`);

/** Like one list under a name, which is also the name of the parameter; for a statement that does more. */
export const readAlong = (name: string, ids: readonly string[], viewpoint: Viewpoint): Part => ({
  ...returning(lookUp(ids, viewpoint, { name }), `collect(${anyProjection("n")}) AS ${name}`),
  as: name,
});

/** The same with some properties only: one record with the values of all, and of what they point at. */
export function valuesByIdsStatement(ids: readonly string[], viewpoint: Viewpoint, columns: Columns): Statement {
  const found = lookUp(ids, viewpoint);
  const { match, parameters } = found;
  const rows = `collect(${valuesOf("n", columns, parameters)}) AS rows`;
  if (Object.keys(columns.pointers).length === 0) return returning(found, rows);
  const text = `${match} WITH ${rows}
${pointedBlock("rows", "UNWIND rows AS row", columns, found)}
RETURN rows, pointed`;
  return { text, parameters: parameters.values };
}

const HELD = { condition: heldForOwners };

/** Of these ids, records that a viewpoint owns and that are withheld. */
export const heldStatement = (ids: readonly string[], viewpoint: Viewpoint): Statement =>
  returning(lookUp(ids, viewpoint, HELD), `${anyProjection("n")} AS row`);

/** Those of the ids whose records a viewpoint owns and that are withheld. */
export const heldIdsStatement = (ids: readonly string[], viewpoint: Viewpoint): Statement =>
  returning(lookUp(ids, viewpoint, HELD), "n.id AS id");

/** Those of the ids whose records may be seen. */
export const seenStatement = (ids: readonly string[], viewpoint: Viewpoint): Statement =>
  returning(lookUp(ids, viewpoint), "n.id AS id");

/** Those of the ids whose records were archived, and could be seen last. */
export const rememberedStatement = (ids: readonly string[], viewpoint: Viewpoint): Statement =>
  returning(lookUp(ids, viewpoint, { label: "Archived" }), "n.id AS id");

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
    // The index follows after a commit: what was answered before this question is found by it.
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    `CALL db.index.fulltext.queryNodes('record_search', ${query}) YIELD node AS n`,
    `WITH n WHERE n.label IN ${parameters.named("labels", labels)} AND ${visible("n")}`,
    `WITH n, size([g IN ${list} WHERE n.searchGrams CONTAINS g]) AS shared WHERE shared >= ${least}`,
    `ORDER BY shared DESC, n.id LIMIT ${CANDIDATES}`,
    `RETURN {id: n.id, label: n.label, entityId: n.entityId} AS row, n.searchTexts AS texts`,
  ].join("\n");
  return { text, parameters: parameters.values };
}
