import { rowOfValues, type Columns } from "../cypher/projection";
import type { Row, Value } from "../port";

/** Records that were read with those that point at them; nobody has been handed them yet. For one request. */
export class ReadAhead {
  readonly #known = new Map<string, Row | null>();

  /** `pointed`: all of what these rows point at that is there and may be seen. */
  note(rows: readonly Row[], pointed: readonly (readonly Value[])[], columns: Columns): void {
    for (const values of pointed) {
      const row = rowOfValues(values, columns);
      this.#known.set(row.id, row);
    }
    const named = rows.flatMap((row) => (columns.pointers[row.label] ?? []).flatMap((name) => row[name] ?? []));
    for (const id of named.map(String)) if (!this.#known.has(id)) this.#known.set(id, null);
  }

  /** Null for what is not there or may not be seen; undefined for what was not looked for. */
  rowOf(id: string): Row | null | undefined {
    return this.#known.get(id);
  }
}
