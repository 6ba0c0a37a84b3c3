/** GET /tables and GET /tables/{name}.csv|json. */
import { type Request, type Response, Router } from "express";
import { type DatasetCitation } from "../files/citation";
import { type PageSource } from "../files/read";
import { sendText, serveFile, setFileHeaders } from "../files/send";
import { type Page, readPages } from "./pages";
import { type PreparedTable } from "./query";
import { parseTableRequest } from "./request";
import { csvText, jsonText, type TableFile } from "./write";

/** What the routes serve, and how they read. */
export interface TableOptions {
  readonly tables: readonly PreparedTable[];
  readonly dataset: DatasetCitation;
  readonly sourceFor: (response: Response) => PageSource;
}

const FILE = /^(\w+)\.(csv|json)$/;
const TYPES = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/** Routes of the flat tables. */
export function tableRoutes(options: TableOptions): Router {
  const routes = Router();
  routes.get("/tables", (_request, response) => void response.json(overview(options)));
  routes.get("/tables/:file", (request, response) => serveTable(request, response, options));
  return routes;
}

function overview({ tables, dataset }: TableOptions): unknown {
  const list = tables.map(({ name, description, columns, filters }) => ({
    name,
    description,
    csv: `/tables/${name}.csv`,
    json: `/tables/${name}.json`,
    parameters: [...filters, "limit"],
    columns: [...columns.map(([column]) => column)],
  }));
  return { dataset, tables: list };
}

async function serveTable(request: Request, response: Response, options: TableOptions): Promise<void> {
  const [, name, format] = FILE.exec(String(request.params.file)) ?? [];
  const table = options.tables.find((candidate) => candidate.name === name);
  if (!table) return refuseName(response, options);
  await serveFile(response, async () => {
    const wanted = parseTableRequest(table, format === "csv" ? "csv" : "json", request.query);
    await send(response, { table, request: wanted, dataset: options.dataset }, options.sourceFor(response));
  });
}

function refuseName(response: Response, { tables }: TableOptions): void {
  const names = tables.map((table) => table.name);
  response
    .status(404)
    .json({ error: "There is no such table; add .csv or .json to one of these names.", tables: names });
}

/** The first page is read before anything is sent, so that a wrong filter is a plain 400. */
async function send(response: Response, file: TableFile, source: PageSource): Promise<void> {
  const { table, request, dataset } = file;
  const pages = readPages(table, request, source);
  const first = await pages.next();
  const all = withFirst(first.done ? undefined : first.value, pages);
  const name = `${table.name}-${dataset.version}.${request.format}`;
  setFileHeaders(response, { name, type: TYPES[request.format], dataset });
  if (!first.done && first.value.undeterminedCount !== undefined) {
    response.set("Liaison-Undetermined-Count", String(first.value.undeterminedCount));
  }
  const text = request.format === "csv" ? csvText(file, all) : jsonText(file, all);
  await sendText(response, text);
}

async function* withFirst(first: Page | undefined, rest: AsyncIterable<Page>): AsyncGenerator<Page> {
  if (first) yield first;
  yield* rest;
}
