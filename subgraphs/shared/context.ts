import DataLoader from "dataloader";
import { LiaisonError } from "../../domain/errors";
import type { Grant, Viewer } from "../../policy";
import type { AccessStore, InverseModel, ListPage, ListRequest, Reader, Row } from "../../store/port";

/** Largest number of ids or parents in one statement. */
const BATCH = 1_000;

/** Most records that the lists of one relation may hold together, and the size of a page nobody chose. */
const MOST_RELATED = 30_000;
const STANDARD_PAGE = 25;

/** What resolvers work with: one per request, so nothing read for one viewer can reach another. */
export interface SubgraphContext {
  readonly viewer: Viewer;
  readonly access: Access;
  readonly reader: Reader;
  readonly loaders: Loaders;
}

/** Tokens and the audit, and what makes a token of a grant. */
export interface Access {
  readonly store: AccessStore;
  /** `issuedAt`: seconds since 1970. */
  sign(grant: Grant, id: string, issuedAt: number): Promise<string>;
}

export interface Loaders {
  /** A record by id; null for what does not exist or may not be seen. */
  readonly record: DataLoader<string, Row | null>;
  /** The list of a relation for one parent; parents asked for in the same way share a statement. */
  related(relation: InverseModel, request: ListRequest): DataLoader<string, ListPage>;
}

/** Makes the context of one request: a reader of the store that sees what the viewer may see. */
export function createContext(viewer: Viewer, reader: Reader, access: Access): SubgraphContext {
  const record = new DataLoader<string, Row | null>((ids) => reader.byIds(ids), { maxBatchSize: BATCH });
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
  return { viewer, access, reader, loaders: { record, related } };
}

const pageSize = ({ page: { first, last } }: ListRequest): number => first ?? last ?? STANDARD_PAGE;

function refuseTooMuch({ name }: InverseModel, records: number): void {
  if (records <= MOST_RELATED) return;
  const message = `${name} could hold ${records} records here, more than ${MOST_RELATED}; ask for fewer at a time with first.`;
  throw new LiaisonError("COST_LIMIT_EXCEEDED", message, { argument: "first" });
}

/** Rows of a list answer later look-ups by id, so that an entity is read once per request. */
export function remember(record: DataLoader<string, Row | null>, page: ListPage): void {
  for (const row of [...page.rows, ...page.undetermined]) record.prime(row.id, row);
}
