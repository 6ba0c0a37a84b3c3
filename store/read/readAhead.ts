import { rowOfValues, type Columns } from "../cypher/projection";
import type { Row, Value } from "../port";

/** Records that were read with those that point at them, or while they were written; nobody has been handed them yet. For one request. */
export class ReadAhead {
  readonly #known = new Map<string, Row | null>();
  readonly #written = new Map<string, Row>();

  /** `pointed`: all of what these rows point at that is there and may be seen. */
  note(rows: readonly Row[], pointed: readonly (readonly Value[])[], columns: Columns): void {
    for (const values of pointed) {
      const row = rowOfValues(values, columns);
      this.#known.set(row.id, row);
    }
    const named = rows.flatMap((row) => (columns.pointers[row.label] ?? []).flatMap((name) => row[name] ?? []));
    for (const id of named.map(String)) if (!this.#known.has(id)) this.#known.set(id, null);
  }

  /** Forgets all there was, for rows that were read while they were written. */
  replace(rows: readonly Row[]): void {
    this.#known.clear();
    this.#written.clear();
    for (const row of rows) this.#written.set(row.id, row);
  }

  /**
   * What was read along with rows that point at it: null for what is not there or may not be seen, undefined for what was
   * not looked for. Nothing that was read while it was written.
   */
  pointedAt(id: string): Row | null | undefined {
    return this.#written.has(id) ? undefined : this.#known.get(id);
  }

  /**
   * What is known of the ids: null for what is not there or may not be seen; what was not looked for is missing. A row that was read while it was
   * written is told once: whoever asks again wants to know what has become of it.
   */
  rowsOf(ids: readonly string[]): ReadonlyMap<string, Row | null> {
    const found = new Map<string, Row | null>();
    for (const id of ids) {
      const row = this.#written.get(id) ?? this.#known.get(id);
      if (row !== undefined) found.set(id, row);
    }
    for (const id of ids) this.#written.delete(id);
    return found;
  }
}
