/** Reads for one request, in batches and each record once. */
import { isPromise, type MaybePromise } from "@graphql-tools/utils";
import DataLoader from "dataloader";
import { LiaisonError } from "../../domain/errors";
import { PAGE_SIZE } from "../../domain/pageSize";
import {
  isRowOf,
  type InverseModel,
  type Label,
  type ListPage,
  type ListRequest,
  type Reader,
  type Row,
  type RowOf,
} from "../../store/port";
import { parseVersionId, versionId } from "./versions";

/** Largest number of ids or parents in one statement. */
const BATCH = 1_000;

/** Most records that the lists of one relation may hold together. */
const MOST_RELATED = 30_000;

/** Records by id, each read once; one that is there is no promise, because thousands of fields want it. */
export interface RecordLoader {
  /** Null for what does not exist or may not be seen. */
  load(id: string): MaybePromise<Row | null>;
  /** Notes a record that was read otherwise. */
  prime(row: Row): void;
}

/** The DataLoaders of one request. */
export interface Loaders {
  readonly record: RecordLoader;
  /** Whether a record may be seen, without reading it. */
  readonly seen: DataLoader<string, boolean>;
  /** The list of a relation for one parent; parents asked for in the same way share a statement. */
  related(relation: InverseModel, request: ListRequest): DataLoader<string, ListPage>;
}

/** Loaders that have read nothing yet. */
export function loadersOver(reader: Reader): Loaders {
  const record = recordLoader(reader);
  const seen = new DataLoader<string, boolean>(
    async (ids) => {
      const found = await reader.seen(ids);
      return ids.map((id) => found.has(id));
    },
    { maxBatchSize: BATCH },
  );
  const relations = new Map<string, DataLoader<string, ListPage>>();
  const related = (relation: InverseModel, request: ListRequest): DataLoader<string, ListPage> => {
    const key = JSON.stringify([relation.on, relation.name, request]);
    const known = relations.get(key);
    if (known) return known;
    const loader = new DataLoader<string, ListPage>(
      async (ids) => {
        refuseTooMuch(relation, ids.length * pageSize(request));
        const pages = await reader.related(relation, ids, request);
        pages.forEach((page) => remember(record, page));
        return pages;
      },
      { maxBatchSize: BATCH },
    );
    relations.set(key, loader);
    return loader;
  };
  return { record, seen, related };
}

function recordLoader(reader: Reader): RecordLoader {
  const known = new Map<string, Row | null>();
  const loader = new DataLoader<string, Row | null>(
    async (ids) => {
      const rows = await byIds(reader, ids);
      ids.forEach((id, at) => known.set(id, rows[at] ?? null));
      return rows;
    },
    { maxBatchSize: BATCH },
  );
  return {
    load(id) {
      if (!known.has(id)) {
        const row = reader.atHand(id);
        if (row === undefined) return loader.load(id);
        known.set(id, row);
      }
      return known.get(id) ?? null;
    },
    prime: (row) => void (known.has(row.id) || known.set(row.id, row)),
  };
}

/** Records of today in one statement, versions in one for each time. */
async function byIds(reader: Reader, ids: readonly string[]): Promise<readonly (Row | null)[]> {
  const times = new Map<string | undefined, string[]>();
  for (const { id, at } of ids.map(parseVersionId)) times.set(at, [...(times.get(at) ?? []), id]);
  const found = new Map<string, Row | null>();
  for (const [at, wanted] of times) {
    const rows = await (at === undefined ? reader.byIds(wanted) : reader.knownAt(wanted, at));
    rows.forEach((row, index) => {
      const id = wanted[index] ?? "";
      found.set(
        at === undefined ? id : versionId(id, at),
        row && at !== undefined ? { ...row, id: versionId(id, at) } : row,
      );
    });
  }
  return ids.map((text) => {
    const { id, at } = parseVersionId(text);
    return found.get(at === undefined ? id : versionId(id, at)) ?? null;
  });
}

const pageSize = ({ page: { first, last } }: ListRequest): number => first ?? last ?? PAGE_SIZE.standard;

function refuseTooMuch({ name }: InverseModel, records: number): void {
  if (records <= MOST_RELATED) return;
  const message = `${name} could hold ${records} records here, more than ${MOST_RELATED}; ask for fewer at a time with first.`;
  throw new LiaisonError("COST_LIMIT_EXCEEDED", message, { argument: "first" });
}

/** Rows of a list answer later look-ups by id, so that an entity is read once per request. */
export function remember(record: RecordLoader, page: ListPage): void {
  for (const row of page.rows) record.prime(row);
  for (const row of page.undetermined) record.prime(row);
}

/** A record by an id that may be missing; null also for what may not be seen. */
export const recordOf = ({ record }: Loaders, id: unknown): MaybePromise<Row | null> =>
  typeof id === "string" ? record.load(id) : null;

/** A resolver of the record whose id a property holds; null where it may not be seen. */
export const one =
  <Name extends string>(name: Name) =>
  (parent: Readonly<Record<Name, string | null>>, _: object, { loaders }: { readonly loaders: Loaders }) =>
    recordOf(loaders, parent[name]);

/** A resolver of the records whose ids a property holds. */
export const several =
  <Name extends string>(name: Name) =>
  (parent: Readonly<Record<Name, readonly string[]>>, _: object, { loaders }: { readonly loaders: Loaders }) =>
    recordsOf(loaders, parent[name]);

/** As `recordOf`, for a pointer that leads to records of one label. */
export async function recordOfLabel<L extends Label>(
  loaders: Loaders,
  label: L,
  id: string | null | undefined,
): Promise<RowOf<L> | null> {
  const row = await recordOf(loaders, id);
  return row && isRowOf(label, row) ? row : null;
}

/** The name of a record that has one; of actors, states, meetings … */
export const nameOf = ({ name }: Row): string => String(name);

/** Those of the ids whose records may be seen. */
export async function seenAmong({ seen }: Loaders, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(ids)];
  const answers = await Promise.all(wanted.map((id) => seen.load(id)));
  return new Set(wanted.filter((_, at) => answers[at]));
}

/** The records of these ids, those left out that may not be seen. */
export function recordsOf(loaders: Loaders, ids: readonly unknown[]): MaybePromise<readonly Row[]> {
  const rows: Row[] = [];
  for (const id of ids) {
    const row = recordOf(loaders, id);
    if (isPromise(row)) return recordsToCome(loaders, ids);
    if (row) rows.push(row);
  }
  return rows;
}

async function recordsToCome(loaders: Loaders, ids: readonly unknown[]): Promise<readonly Row[]> {
  const rows = await Promise.all(ids.map(async (id) => recordOf(loaders, id)));
  return rows.filter((row) => row !== null);
}
