/** What one viewer may see of the graph, as analyses read it. */
import { createHash, type Hash } from "node:crypto";
import { isActorLabel, pointerProperty, pointersOf, type Label, type Row } from "../store/port";

/** Pointers that end at kinds of record which are not part of the graph, and so can’t be checked here. */
const CHECKED_LATER = "sourceIds";

/** Rows by kind and by id. Rows are added in the order of ids; afterwards `settle` takes out what may not be followed. */
export class Facts {
  readonly #byId = new Map<string, Row>();
  readonly #byLabel = new Map<string, Row[]>();
  readonly #grouped = new Map<string, ReadonlyMap<string, readonly Row[]>>();
  #version = "";

  add(rows: readonly Row[]): void {
    for (const row of rows) this.#byId.set(row.id, row);
  }

  /**
   * Takes out pointers that end at records which may not be seen: whatever is told must be the same as if these did not exist. Sources
   * are left to whoever hands them out.
   */
  settle(): void {
    const hash = createHash("sha256");
    for (const row of this.#byId.values()) {
      const settled = this.#withoutBlindPointers(row);
      this.#byId.set(row.id, settled);
      addTo(this.#byLabel, row.label, settled);
      digest(hash, settled);
    }
    this.#version = hash.digest("hex").slice(0, 16);
  }

  /** Digest of all that may be seen: 16 hexadecimal digits; the same whatever is hidden. */
  get version(): string {
    return this.#version;
  }

  row(id: unknown): Row | undefined {
    return typeof id === "string" ? this.#byId.get(id) : undefined;
  }

  /** Rows of a kind in the order of ids. */
  all(label: Label): readonly Row[] {
    return this.#byLabel.get(label) ?? NOTHING;
  }

  /** The actor with this id. */
  actor(id: unknown): Row | undefined {
    const row = this.row(id);
    return row && isActorLabel(row.label) ? row : undefined;
  }

  /** Rows of a kind whose property holds a value: looked up once for all values. */
  pointingAt(label: Label, property: string, id: string): readonly Row[] {
    const key = `${label}.${property}`;
    const known = this.#grouped.get(key) ?? groupBy(this.all(label), property);
    this.#grouped.set(key, known);
    return known.get(id) ?? NOTHING;
  }

  #withoutBlindPointers(row: Row): Row {
    const kept: Record<string, Row[string]> = { ...row };
    for (const [name, model] of Object.entries(pointersOf(row.label))) {
      const property = pointerProperty(name, model);
      const value = row[property];
      if (property === CHECKED_LATER || value === undefined || value === null) continue;
      if (Array.isArray(value)) kept[property] = (value as string[]).filter((id) => this.#byId.has(id));
      else if (!this.#byId.has(String(value))) delete kept[property];
    }
    return { ...kept, id: row.id, label: row.label };
  }
}

const NOTHING: readonly Row[] = [];

function groupBy(rows: readonly Row[], property: string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const value = row[property];
    for (const one of Array.isArray(value) ? (value as string[]) : [value])
      if (typeof one === "string") addTo(groups, one, row);
  }
  return groups;
}

/** Adds an item to the group of a key. */
export function addTo<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

/** Properties in one order, whatever the order in which the database returned them. */
function digest(hash: Hash, row: Row): void {
  const entries = Object.keys(row)
    .filter((name) => name !== CHECKED_LATER)
    .sort()
    .map((name) => [name, row[name]]);
  hash.update(JSON.stringify(entries));
}

/** Text of a property, or null. */
export const textOf = (row: Row | undefined, name: string): string | null => {
  const value = row?.[name];
  return typeof value === "string" ? value : null;
};

/** Texts of a list property. */
export const textsOf = (row: Row | undefined, name: string): readonly string[] => (row?.[name] ?? []) as string[];
