/** One statement for a list, or for one list per parent: rows, total, undetermined ones, summary and counts in one round trip. */
import type { DayRange } from "../../domain/partialDate";
import type { Viewpoint } from "../../domain/viewpoint";
import type { ListTarget } from "../filters";
import { propertiesOf, type InverseModel } from "../model";
import type { ListNeeds, Where } from "../port";
import { beyondCursor, orderTerms, PAGE_SIZE, type Paging } from "./keyset";
import { Parameters } from "./parameters";
import { projectionOf } from "./projection";
import { visibleTo, type Visible } from "./visibility";
import { compileWhere, inversePattern } from "./where";

export interface ListStatementRequest {
  readonly label: ListTarget;
  readonly viewpoint: Viewpoint;
  readonly where: Where | undefined;
  readonly during: DayRange | undefined;
  readonly paging: Paging;
  readonly needs: ListNeeds;
  /** Set for one list per parent. */
  readonly parents?: { readonly relation: InverseModel; readonly ids: readonly string[] };
}

export interface Statement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

interface Parts {
  readonly request: ListStatementRequest;
  readonly parameters: Parameters;
  /** MATCH with all conditions that hold for rows and counts alike, without those of time. */
  readonly match: string;
}

/** Builds the statement. It returns one record (one per parent) with the columns that `needs` names. */
export function listStatement(request: ListStatementRequest): Statement {
  const parameters = new Parameters();
  const visible = visibleTo(request.viewpoint, parameters);
  const parts: Parts = { request, parameters, match: matchOf(request, visible, parameters) };
  const blocks = blocksOf(parts).filter(([, needed]) => needed);
  const subqueries = blocks.map(([text]) => `CALL { ${request.parents ? "WITH p " : ""}${text()} }`);
  const columns = blocks.map(([, , column]) => column);
  const head = request.parents
    ? [
        `UNWIND ${parameters.named("parents", request.parents.ids)} AS parentId`,
        `MATCH (p:Record {id: parentId}) WHERE ${visible("p")}`,
      ]
    : [];
  const returned = request.parents ? ["parentId", ...columns] : columns;
  return { text: [...head, ...subqueries, `RETURN ${returned.join(", ")}`].join("\n"), parameters: parameters.values };
}

function matchOf(request: ListStatementRequest, visible: Visible, parameters: Parameters): string {
  const own = compileWhere(request.label, request.where ?? {}, { visible, parameters });
  const parents = request.parents && inversePattern(request.parents.relation, "p", "n", { visible, parameters });
  const conditions = [...(parents?.conditions ?? []), visible("n"), ...(own === "" ? [] : [own])];
  return `MATCH ${parents?.pattern ?? `(n:${request.label})`} WHERE ${conditions.join(" AND ")}`;
}

type Block = readonly [text: () => string, needed: boolean, column: string];

function blocksOf(parts: Parts): Block[] {
  const { needs, label } = parts.request;
  return [
    [() => rowsBlock(parts), needs.rows, "rows"],
    [() => `${certainly(parts)} RETURN count(DISTINCT n) AS totalCount`, needs.totalCount, "totalCount"],
    [() => undeterminedBlock(parts), needs.undetermined, "undetermined"],
    [
      () => `${undetermined(parts)} RETURN count(DISTINCT n) AS undeterminedCount`,
      needs.undeterminedCount,
      "undeterminedCount",
    ],
    [() => summaryBlock(parts), needs.summary, "summary"],
    ...needs.countsBy.map((property): Block => [
      () => countsBlock(parts, label, property),
      true,
      `countsBy_${property}`,
    ]),
  ];
}

/** Without a date all records count; with one, those that hold on some day of it for sure. */
function certainly({ match, request, parameters }: Parts): string {
  return request.during ? `${match} AND ${holdsForSure(request.during, parameters)}` : match;
}

function undetermined({ match, request, parameters }: Parts): string {
  if (!request.during) return `${match} AND false`;
  return `${match} AND ${mayHold(request.during, parameters)} AND NOT (${holdsForSure(request.during, parameters)})`;
}

const mayHold = (on: DayRange, parameters: Parameters): string =>
  `n.possibleFrom <= ${parameters.named("duringLatest", on.latest)} AND n.possibleUntil > ${parameters.named("duringEarliest", on.earliest)}`;

const holdsForSure = (on: DayRange, parameters: Parameters): string =>
  `n.certainFrom <= ${parameters.named("duringLatest", on.latest)} AND n.certainUntil > ${parameters.named("duringEarliest", on.earliest)} AND ${mayHold(on, parameters)}`;

function rowsBlock(parts: Parts): string {
  const { paging, label } = parts.request;
  const beyond = beyondCursor(paging, "n", parts.parameters);
  const limit = parts.parameters.bind(paging.size + 1);
  return `${certainly(parts)}${beyond === "" ? "" : ` AND ${beyond}`} WITH DISTINCT n ORDER BY ${orderTerms(paging, "n")} LIMIT toInteger(${limit}) RETURN collect(${projectionOf(label, "n")}) AS rows`;
}

function undeterminedBlock(parts: Parts): string {
  const forward = { ...parts.request.paging, backward: false };
  return `${undetermined(parts)} WITH DISTINCT n ORDER BY ${orderTerms(forward, "n")} LIMIT ${PAGE_SIZE.largest} RETURN collect(${projectionOf(parts.request.label, "n")}) AS undetermined`;
}

/** Newest attestation: the text of the date that reaches furthest. */
function summaryBlock(parts: Parts): string {
  return `${certainly(parts)} WITH DISTINCT n RETURN {records: count(n),
    partnerCount: count(DISTINCT coalesce(n.partnerId, n.partnerLabel)),
    newestAttestation: split(max(n.lastAttestedLatest + '|' + n.lastAttested), '|')[1],
    unverified: sum(CASE WHEN n.confidence = 'UNVERIFIED' OR size(n.unverifiedFields) > 0 THEN 1 ELSE 0 END)} AS summary`;
}

function countsBlock(parts: Parts, label: ListTarget, property: string): string {
  const isList = label !== "Actor" && propertiesOf(label)[property]?.list;
  const value = isList ? `UNWIND n.${property} AS value WITH value` : `WITH n.${property} AS value WITH value`;
  return `${certainly(parts)} WITH DISTINCT n ${value}, count(*) AS count ORDER BY count DESC, value RETURN collect({value: value, count: count}) AS countsBy_${property}`;
}
