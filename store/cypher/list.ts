/** One statement for a list, or for one list per parent: rows, total, undetermined ones, summary and counts in one round trip. */
import { PAGE_SIZE } from "../../domain/pageSize";
import { dayAfter, END_OF_TIME, type DaysAsked } from "../../domain/time/partialDate";
import type { Viewpoint } from "../../domain/access/viewpoint";
import { inFilterIndex, type ListTarget } from "../port/filters";
import { isActorLabel, propertiesOf, type InverseModel } from "../../model";
import type { ListNeeds, Where } from "../port";
import { beyondCursor, inOrderOfIndex, orderTerms, type Paging } from "./keyset";
import { Parameters } from "./parameters";
import { pointedBlock } from "./pointed";
import { projectionOf, valuesOfRow, type Columns } from "./projection";
import { visibleTo, type Visible } from "./visibility";
import { canLeaveOpen } from "./openFilter";
import { compileWhere, inversePattern, type Tools } from "./where";

/** Everything that the statement of a list is made from. */
export interface ListStatementRequest {
  readonly label: ListTarget;
  readonly viewpoint: Viewpoint;
  readonly where: Where | undefined;
  readonly during: DaysAsked | undefined;
  readonly paging: Paging;
  readonly needs: ListNeeds;
  /** Set where rows hold some properties only. */
  readonly columns?: Columns;
  /** Set for one list per parent. */
  readonly parents?: { readonly relation: InverseModel; readonly ids: readonly string[] };
}

/** A Cypher statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Clauses that bind `n`, under one more condition where there is one. */
type Source = (condition?: string) => string;

/**
 * Builds the statement. It returns one record (one per parent) with the columns that `needs` names; where rows point at records that are shown too, one
 * record with all `lists`, if there are parents, and with what they point at. Rows alone are matched page by page; for all else the records are matched
 * once, and every block goes over what was found: planning the conditions takes longer than most answers.
 */
export function listStatement(request: ListStatementRequest): Statement {
  const parameters = new Parameters();
  const visible = visibleTo(request.viewpoint, parameters);
  const matching = matchOf(request, { visible, parameters });
  const given = request.parents ? "WITH p " : "";
  const { before, blocks, columns } = needsRowsOnly(request.needs)
    ? rowsAlone(request, parameters, matching.sure)
    : overAllFound(request, parameters, matching);
  const head = request.parents
    ? [
        `UNWIND ${parameters.named("parents", request.parents.ids)} AS parentId`,
        `MATCH (p:Record {id: parentId}) WHERE ${visible("p")}`,
      ]
    : [];
  const found = [...(request.parents ? ["parentId"] : []), ...columns];
  const text = [
    ...head,
    ...before.map((block) => `CALL { ${given}${block} }`),
    ...blocks.map((block) => `CALL { ${block} }`),
    ...(looksAhead(request) ? withPointed(found, request, { visible, parameters }) : [`RETURN ${found.join(", ")}`]),
  ];
  return { text: text.join("\n"), parameters: parameters.values };
}

type LooksAhead = ListStatementRequest & { readonly columns: Columns };

/** Whether rows of the list point at records that are shown too. */
const looksAhead = (request: ListStatementRequest): request is LooksAhead => {
  const { label, columns, needs } = request;
  return (
    needs.rows &&
    Object.keys(columns?.pointers ?? {}).some((one) => (label === "Actor" ? isActorLabel(one) : one === label))
  );
};

/** What the rows of all pages point at is found once. */
function withPointed(columns: readonly string[], { columns: shown, parents }: LooksAhead, tools: Tools): string[] {
  if (!parents)
    return [pointedBlock("rows", "UNWIND rows AS row", shown, tools), `RETURN ${[...columns, "pointed"].join(", ")}`];
  const named = columns.map((column) => column.split(" AS ")).map(([value = "", name = value]) => `${name}: ${value}`);
  return [
    `WITH collect({${named.join(", ")}}) AS lists`,
    pointedBlock("lists", "UNWIND lists AS list UNWIND list.rows AS row", shown, tools),
    "RETURN lists, pointed",
  ];
}

/** What a list is made of, without the conditions of time. */
interface Matching {
  /** MATCH of what fits the filter for sure. */
  readonly sure: string;
  /** MATCH of what may fit it, and which of that does for sure; undefined where the filter decides about every record. */
  readonly may?: { readonly match: string; readonly fits: string };
}

function matchOf(request: ListStatementRequest, tools: Tools): Matching {
  const { label, where = {}, parents } = request;
  const own = compileWhere(label, where, tools);
  const between = parents && inversePattern(parents.relation, "p", "n", tools);
  const match = (condition: string): string => {
    const filter = condition === "" ? [] : [condition, ...inIndexOfFilter(request)];
    const conditions = [...(between?.conditions ?? []), tools.visible("n"), ...filter];
    return `MATCH ${between?.pattern ?? `(n:${label})`} WHERE ${conditions.join(" AND ")}`;
  };
  if (needsRowsOnly(request.needs) || !canLeaveOpen(label, where)) return { sure: match(own) };
  return {
    sure: match(own),
    may: {
      match: match(compileWhere(label, where, tools, "MAY")),
      fits: own === "" ? "true" : `coalesce(${own}, false)`,
    },
  };
}

/** Always true: what Neo4j needs to be told before it decides a frequent filter by its index. A page alone is read off the index of its order. */
function inIndexOfFilter({ label, where = {}, parents, needs }: ListStatementRequest): string[] {
  if (label === "Actor" || parents || needsRowsOnly(needs)) return [];
  const [compared, ...others] = inFilterIndex(label);
  return compared !== undefined && where[compared] != null ? others.map((name) => `n.${name} IS NOT NULL`) : [];
}

interface Parts {
  /** Subqueries that match, given the parent where there is one. */
  readonly before: readonly string[];
  /** Subqueries over what those found. */
  readonly blocks: readonly string[];
  readonly columns: readonly string[];
}

const needsRowsOnly = ({ rows, countsBy, ...others }: ListNeeds): boolean =>
  rows && countsBy.length === 0 && !Object.values(others).some(Boolean);

function rowsAlone(request: ListStatementRequest, parameters: Parameters, match: string): Parts {
  const { label, parents, paging, during } = request;
  const isInOrder = parents || label === "Actor" ? "" : inOrderOfIndex(paging, "n", parameters);
  const conditions = [isInOrder, during ? holdsForSure(request, parameters) : ""].filter((one) => one !== "");
  const certainly = [match, ...conditions].join(" AND ");
  const source: Source = (condition) => (condition ? `${certainly} AND ${condition}` : certainly);
  return { before: [rowsBlock(request, parameters, source)], blocks: [], columns: ["rows"] };
}

function overAllFound(request: ListStatementRequest, parameters: Parameters, matching: Matching): Parts {
  const { needs } = request;
  const fits = matching.may?.fits ?? "true";
  const blocks = [
    { column: "rows", text: needs.rows && rowsBlock(request, parameters, over("found")) },
    { column: "undetermined", text: needs.undetermined && undeterminedBlock(request, parameters, fits) },
    { column: "summary", text: needs.summary && SUMMARY },
    ...needs.countsBy.map((property) => ({
      column: countsColumn(property),
      text: countsBlock(request.label, property),
    })),
  ].filter(({ text }) => text !== false);
  return {
    before: [foundAndOpen(matching, request, parameters)],
    blocks: blocks.map(({ text }) => String(text)),
    columns: [
      ...blocks.map(({ column }) => column),
      ...(needs.undetermined ? ["unfit"] : []),
      // Both are at hand here, so that asking for one of them is no other statement.
      "size(found) AS totalCount",
      "size(open) AS undeterminedCount",
    ],
  };
}

/** Of a parent, a record may be found over several of its pointers. */
const distinct = ({ parents }: ListStatementRequest): string => (parents ? "DISTINCT " : "");

/** What fits the filter and holds on some day of the date for sure, and apart from it that of which either is open. */
function foundAndOpen({ sure, may }: Matching, request: ListStatementRequest, parameters: Parameters): string {
  const { during } = request;
  if (!during && !may) return `${sure} RETURN collect(${distinct(request)}n) AS found, [] AS open`;
  const held = during ? ` AND ${mayHold(during, parameters)}` : "";
  const conditions = [...(during ? [holdsForSure(request, parameters)] : []), ...(may ? [may.fits] : [])];
  return `${may?.match ?? sure}${held} WITH ${distinct(request)}n WITH n, ${conditions.join(" AND ")} AS isSure
RETURN collect(CASE WHEN isSure THEN n END) AS found, collect(CASE WHEN isSure THEN null ELSE n END) AS open`;
}

const over =
  (list: "found" | "open"): Source =>
  (condition) =>
    `WITH ${list} UNWIND ${list} AS n WITH n${condition ? ` WHERE ${condition}` : ""}`;

const mayHold = (on: DaysAsked, parameters: Parameters): string =>
  `n.possibleFrom <= ${parameters.named("duringLatest", on.latest)} AND n.possibleUntil > ${parameters.named("duringEarliest", on.earliest)}`;

/** As `holdsOn` has it: what has no recorded end is certain up to today, once it has begun. */
function holdsForSure({ label, during, viewpoint }: ListStatementRequest, parameters: Parameters): string {
  if (!during) return "true";
  const { earliest, latest, today } = during;
  const openFrom = parameters.named("duringOpenFrom", earliest <= today ? today : "");
  const bounds = `n.certainFrom <= ${parameters.named("duringLatest", latest)} AND n.certainUntil > ${parameters.named("duringEarliest", earliest)} AND (n.certainUntil < '${END_OF_TIME}' OR n.possibleFrom <= ${openFrom})`;
  const conditions = [bounds, mayHold(during, parameters)];
  if (label === "ChairTerm")
    conditions.push(isTheOnlyOneOfItsYear(during, visibleTo(viewpoint, parameters), parameters));
  return conditions.join(" AND ");
}

/** A term known only by a year that names another term too held on some day of it, as far as the viewer sees both (domain/networks/chairTerm.ts). */
const isTheOnlyOneOfItsYear = ({ earliest, latest }: DaysAsked, visible: Visible, parameters: Parameters): string =>
  `(n.isKnownByYear IS NULL OR (n.possibleFrom >= ${parameters.named("duringEarliest", earliest)} AND n.possibleUntil <= ${parameters.named("duringUntil", dayAfter(latest))})
  OR NOT EXISTS { MATCH (n)-[:CHAIR_OF]->(:Network)<-[:CHAIR_OF]-(rival:ChairTerm)
    WHERE rival.year = n.year AND rival.id <> n.id AND ${visible("rival")} })`;

const projected = ({ label, columns }: ListStatementRequest, parameters: Parameters): string =>
  columns ? valuesOfRow("n", columns, parameters) : projectionOf(label, "n");

function rowsBlock(request: ListStatementRequest, parameters: Parameters, source: Source): string {
  const { paging } = request;
  const beyond = beyondCursor(paging, "n", parameters);
  const limit = parameters.named("most", paging.size + 1);
  return `${source(beyond)} WITH ${distinct(request)}n ORDER BY ${orderTerms(paging, "n")} LIMIT toInteger(${limit}) RETURN collect(${projected(request, parameters)}) AS rows`;
}

/** `unfit`: those of which it is open whether they fit the filter. */
function undeterminedBlock(request: ListStatementRequest, parameters: Parameters, fits: string): string {
  const forward = { ...request.paging, backward: false };
  return `${over("open")()} ORDER BY ${orderTerms(forward, "n")} LIMIT ${PAGE_SIZE.largest}
RETURN collect(${projected(request, parameters)}) AS undetermined, collect(CASE WHEN ${fits} THEN null ELSE n.id END) AS unfit`;
}

/** Newest attestation: the text of the date that reaches furthest. */
const SUMMARY = `${over("found")()} RETURN {records: count(n),
    partnerCount: count(DISTINCT coalesce(n.partnerId, n.partnerLabel)),
    newestAttestation: split(max(n.lastAttestedLatest + '|' + n.lastAttested), '|')[1],
    unverified: sum(CASE WHEN n.confidence = 'UNVERIFIED' OR size(n.unverifiedFields) > 0 THEN 1 ELSE 0 END)} AS summary`;

/** Names the column in which a list returns how many records there are for each value of a property. */
export const countsColumn = (property: string): `countsBy_${string}` => `countsBy_${property}`;

function countsBlock(label: ListTarget, property: string): string {
  const isList = label !== "Actor" && propertiesOf(label)[property]?.list;
  const value = isList ? `UNWIND n.${property} AS value WITH value` : `WITH n.${property} AS value WITH value`;
  return `${over("found")()} ${value}, count(*) AS count ORDER BY count DESC, value RETURN collect({value: value, count: count}) AS ${countsColumn(property)}`;
}
