/** Lists as the hub knew them at a time: rebuilt from the journal, so filters and orders of the database do not apply. */
import { LiaisonError } from "../../domain/errors";
import { boundsOfTerms } from "../../domain/networks/chairTerm";
import { PAGE_SIZE } from "../../domain/pageSize";
import type { DaysAsked } from "../../domain/time/partialDate";
import { holdsOn, type Holding, type PeriodBounds } from "../../domain/time/period";
import { isRowOf, records, type InverseModel, type ListPage, type ListRequest, type Row } from "../../store/port";
import type { SubgraphContext } from "./context";
import { termOf } from "./facts";
import { refuseSize } from "./timedLists";
import { versionId } from "./versions";

/** The page of a relation as it was known at a time (ISO 8601), for a record that is known by its id. */
export async function pageKnownAt(
  relation: InverseModel,
  { id, at }: { id: string; at: string },
  { request, context }: { request: ListRequest; context: SubgraphContext },
): Promise<ListPage> {
  refuseWhatIsNotKept(request);
  const { first = PAGE_SIZE.standard, after } = request.page;
  refuseSize(first);
  const known = await context.reader.relatedKnownAt(relation, id, new Date(at).toISOString());
  const rows = known.map((row) => ({ ...row, id: versionId(row.id, at) })).sort(byDefaultOrder(relation));
  const holding = holdingsOf(rows, request.during);
  const certain = rows.filter((row) => holding(row) === "CERTAIN");
  const undetermined = rows.filter((row) => holding(row) === "UNDETERMINED");
  const begin = after === undefined ? 0 : placeAfter(certain, after);
  const shown = certain.slice(begin, begin + first);
  return {
    rows: shown,
    cursors: shown.map((row) => cursorOf(row)),
    hasNextPage: begin + first < certain.length,
    hasPreviousPage: begin > 0,
    totalCount: certain.length,
    undetermined: undetermined.slice(0, PAGE_SIZE.largest),
    undeterminedCount: undetermined.length,
    unfit: [],
    ...(request.needs.summary ? { summary: summaryOf(certain) } : {}),
    countsBy: Object.fromEntries(request.needs.countsBy.map((property) => [property, countsOf(certain, property)])),
  };
}

/** Whether each row holds on the days asked for; chair terms are looked at together. */
function holdingsOf(rows: readonly Row[], on: DaysAsked | undefined): (row: Row) => Holding {
  if (!on) return () => "CERTAIN";
  const terms = rows.filter((row) => isRowOf("ChairTerm", row));
  const bounds = boundsOfTerms(terms.map((row) => termOf(row, new Map())));
  return (row) => {
    const own = bounds.get(row.id) ?? (isBounded(row) ? row : undefined);
    return own ? holdsOn(own, on) : "UNDETERMINED";
  };
}

const BOUNDS = [
  "certainFrom",
  "certainUntil",
  "possibleFrom",
  "possibleUntil",
] as const satisfies (keyof PeriodBounds)[];

/** Whether a record tells between which days it holds. */
const isBounded = (row: Row): row is Row & PeriodBounds => BOUNDS.every((name) => typeof row[name] === "string");

function refuseWhatIsNotKept({ where, orderBy, page }: ListRequest): void {
  const given = { where, orderBy, last: page.last, before: page.before };
  const [argument] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (argument === undefined) return;
  throw new LiaisonError(
    "BAD_USER_INPUT",
    `${argument} can’t be combined with knownAt; ask for the list as it was known and choose from it.`,
    { argument },
  );
}

/** Where there is no value. */
const LAST = "\uFFFF";

const byDefaultOrder =
  ({ of }: InverseModel) =>
  (a: Row, b: Row): number => {
    for (const { property, descending } of records[of].defaultOrder) {
      const [x, y] = [a[property] ?? LAST, b[property] ?? LAST];
      if (x !== y) return (x < y ? -1 : 1) * (descending ? -1 : 1);
    }
    return a.id < b.id ? -1 : 1;
  };

const cursorOf = ({ id }: Row): string => Buffer.from(`known:${id}`).toString("base64url");

function placeAfter(rows: readonly Row[], cursor: string): number {
  const place = rows.findIndex((row) => cursorOf(row) === cursor);
  if (place >= 0) return place + 1;
  throw new LiaisonError(
    "BAD_USER_INPUT",
    "after is not a valid cursor for this list; take one from pageInfo or edges.",
    { argument: "after" },
  );
}

function summaryOf(rows: readonly Row[]) {
  const attested = rows.flatMap(({ lastAttested: date, lastAttestedLatest: latest }) =>
    typeof date === "string" ? [{ date, latest: String(latest) }] : [],
  );
  const newest = attested.sort((a, b) => (a.latest < b.latest ? 1 : -1))[0];
  const isUnverified = ({ confidence, unverifiedFields }: Row) =>
    confidence === "UNVERIFIED" || (unverifiedFields ?? []).length > 0;
  return {
    records: rows.length,
    partnerCount: 0,
    newestAttestation: newest?.date ?? null,
    unverified: rows.filter(isUnverified).length,
  };
}

function countsOf(rows: readonly Row[], property: string) {
  const counts = new Map<string | null, number>();
  for (const row of rows) {
    const value = (row[property] as string | undefined) ?? null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}
