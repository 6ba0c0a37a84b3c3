/** Rows as files: CSV for spreadsheets, JSON for programs. */
import { csvRow, type CsvValue } from "../../domain/text/csvText";
import { type DatasetCitation } from "../files/citation";
import { type Page } from "./pages";
import { type Cell, type PreparedTable } from "./query";
import { type TableRequest } from "./request";

/** What a file of a table states besides its rows. */
export interface TableFile {
  readonly table: PreparedTable;
  readonly request: TableRequest;
  readonly dataset: DatasetCitation;
}

/** A CSV file in pieces: a header line, then a line per record; the last column is the dataset's version. */
export async function* csvText({ table, dataset }: TableFile, pages: AsyncIterable<Page>): AsyncGenerator<string> {
  yield csvRow([...table.columns.map(([name]) => name), "dataset_version"]);
  for await (const { rows } of pages) yield rows.map((row) => csvRow([...row.map(csvValue), dataset.version])).join("");
}

/** A JSON file in pieces: an envelope that says what it is, then its rows as objects. */
export async function* jsonText(
  { table, request, dataset }: TableFile,
  pages: AsyncIterable<Page>,
): AsyncGenerator<string> {
  const { version, compiled, licence, cite } = dataset;
  const names = table.columns.map(([name]) => name);
  let isFirst = true;
  for await (const { rows, undeterminedCount } of pages) {
    if (isFirst) {
      const envelope = {
        dataset: { version, compiled, licence, cite },
        table: table.name,
        filters: request.filters,
        undeterminedCount,
      };
      yield `${JSON.stringify(envelope).slice(0, -1)},"rows":[`;
    }
    const texts = rows.map((row) => JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index]]))));
    if (texts.length > 0) yield `${isFirst ? "" : ","}\n${texts.join(",\n")}`;
    isFirst = false;
  }
  yield "\n]}\n";
}

function csvValue(cell: Cell): CsvValue {
  if (!isList(cell)) return cell;
  return cell
    .map(csvValue)
    .filter((value) => value !== null && value !== undefined)
    .join(";");
}

function isList(cell: Cell): cell is readonly Cell[] {
  return Array.isArray(cell);
}
