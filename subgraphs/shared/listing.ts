/** From a selected list field to a request to the store, and from the store’s page to the answer. */
import {
  getArgumentValues,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from "graphql";
import { FOUND_NOT_EXISTING, shareOf, type Coverage } from "../../domain/insights/coverage";
import { listPartsOf } from "../../domain/listAspects";
import { type DaysAsked } from "../../domain/time/partialDate";
import { undeterminedReason } from "../../domain/time/undetermined";
import {
  periodFactsOf,
  type ListNeeds,
  type ListPage,
  type ListRequest,
  type Order,
  type Row,
  type Summary,
  type ValueCount,
  type Where,
} from "../../store/port";
import { daysAsked, type DuringArguments } from "./during";
import { cursorIn } from "./timedLists";

/** Arguments of a list, in the form of the API. */
export interface ListArguments extends DuringArguments {
  readonly where?: Where | null;
  readonly orderBy?: readonly { readonly field: string; readonly direction: "ASC" | "DESC" }[] | null;
  /** Only relations that can be rebuilt from the journal take it. */
  readonly knownAt?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A connection as resolvers return it; lists are made only when selected. */
export interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  readonly totalCount: number;
  readonly partnerCount: number;
  readonly coverage: Coverage | null;
  readonly undetermined: readonly { readonly node: Row; readonly reason: string; readonly because: string }[];
  readonly undeterminedCount: number;
  readonly counts: Readonly<Record<string, readonly ValueCount[]>>;
}

/** The request behind a list field: its arguments, and only those parts that the operation selected. */
export function requestOf(args: ListArguments, info: GraphQLResolveInfo): ListRequest {
  const orderBy: Order[] | undefined = args.orderBy?.map(({ field, direction }) => ({
    property: field,
    descending: direction === "DESC",
  }));
  const during = daysAsked(args);
  const [after, before] = [cursorIn(args.after), cursorIn(args.before)];
  return {
    ...(args.where ? { where: args.where } : {}),
    ...(orderBy ? { orderBy } : {}),
    ...(during ? { during } : {}),
    page: {
      ...(args.first == null ? {} : { first: args.first }),
      ...(after === undefined ? {} : { after }),
      ...(args.last == null ? {} : { last: args.last }),
      ...(before === undefined ? {} : { before }),
    },
    needs: needsOf(info),
  };
}

function needsOf(info: GraphQLResolveInfo): ListNeeds {
  const selected = selectedFields(info);
  return needsFor(selected.keys(), countedFields(selected.get("countsBy") ?? [], info));
}

/** What has to be read of a list for these fields of its connection. */
export function needsFor(fields: Iterable<string>, countsBy: readonly string[] = []): ListNeeds {
  const parts = listPartsOf(fields);
  return {
    rows: parts.has("rows"),
    totalCount: parts.has("totalCount"),
    undetermined: parts.has("undetermined"),
    undeterminedCount: parts.has("undeterminedCount"),
    summary: parts.has("summary"),
    countsBy,
  };
}

/** Fields selected on a connection, by name, through fragments and whatever their aliases. */
function selectedFields(info: GraphQLResolveInfo): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD)
        found.set(selection.name.value, [...(found.get(selection.name.value) ?? []), selection]);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else visit(info.fragments[selection.name.value]?.selectionSet);
    }
  };
  info.fieldNodes.forEach((node) => visit(node.selectionSet));
  return found;
}

function countedFields(nodes: readonly FieldNode[], info: GraphQLResolveInfo): string[] {
  const connection = info.returnType.toString().replace(/[![\]]/g, "");
  const type = info.schema.getType(connection);
  const definition = isObjectType(type) ? type.getFields().countsBy : undefined;
  if (!definition) return [];
  const names = nodes.map((node) => String(getArgumentValues(definition, node, info.variableValues).field));
  return [...new Set(names)].sort();
}

/** Turns a page into the answer. */
export function connectionOf(page: ListPage, { during }: Pick<ListRequest, "during">): Connection {
  return {
    get edges() {
      return page.rows.map((node, index) => ({ cursor: page.cursors[index] ?? "", node }));
    },
    nodes: page.rows,
    get pageInfo() {
      const { hasNextPage, hasPreviousPage, cursors } = page;
      return { hasNextPage, hasPreviousPage, startCursor: cursors[0] ?? null, endCursor: cursors.at(-1) ?? null };
    },
    totalCount: page.totalCount,
    partnerCount: page.summary?.partnerCount ?? 0,
    coverage: page.summary ? coverageOf(page.summary) : null,
    get undetermined() {
      const unfit = new Set(page.unfit);
      return page.undetermined.map((node) => ({ node, ...(unfit.has(node.id) ? UNFIT : reasonFor(node, during)) }));
    },
    undeterminedCount: page.undeterminedCount,
    counts: page.countsBy,
  };
}

const coverageOf = ({ records: found, newestAttestation, unverified }: Summary) => ({
  records: found,
  newestAttestation,
  unverified,
  unverifiedShare: shareOf(unverified, found),
  note: FOUND_NOT_EXISTING,
});

const UNFIT = {
  reason: "FILTER",
  because: "What the filter asks about is not recorded, or not precisely enough to tell whether it fits.",
};

function reasonFor(row: Row, on: DaysAsked | undefined): { reason: string; because: string } {
  const facts = periodFactsOf(row.label, row);
  if (!facts || !on) throw new Error(`${row.label} has no period.`);
  const { code, because } = undeterminedReason(facts, on);
  return { reason: code, because };
}
