/** What one viewer may see of the graph, as analyses read it. */
import { createHash, type Hash } from "node:crypto";
import {
  isActorLabel,
  pointerProperty,
  pointersOf,
  type ActorLabel,
  type GraphLabel,
  type GraphNameOf,
  type GraphRow,
  type GraphRowOf,
  type Value,
} from "../../store/port";

/** Pointers that end at kinds of record which are not part of the graph, and so can’t be checked here. */
const CHECKED_LATER = "sourceIds";

/** Rows by kind and by id. Rows are added in the order of ids; afterwards `settle` takes out what may not be followed. */
export class SeenRecords {
  readonly #byId = new Map<string, GraphRow>();
  readonly #byLabel = new Map<string, GraphRow[]>();
  readonly #grouped = new Map<string, ReadonlyMap<string, readonly GraphRow[]>>();
  #version = "";

  add(rows: readonly GraphRow[]): void {
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

  row(id: string | null | undefined): GraphRow | undefined {
    return id == null ? undefined : this.#byId.get(id);
  }

  /** Rows of a kind in the order of ids. */
  all<L extends GraphLabel>(label: L): readonly GraphRowOf<L>[] {
    const rows: readonly GraphRow[] = this.#byLabel.get(label) ?? [];
    return rows as readonly GraphRowOf<L>[];
  }

  /** The actor with this id. */
  actor(id: string | null | undefined): ActorRow | undefined {
    const row = this.row(id);
    return row && isActor(row) ? row : undefined;
  }

  /** Rows of a kind whose property holds a value: looked up once for all values. */
  pointingAt<L extends GraphLabel>(label: L, property: GraphNameOf<L>, id: string): readonly GraphRowOf<L>[] {
    const key = `${label}.${property}`;
    const known = this.#grouped.get(key) ?? groupBy(this.all(label), property);
    this.#grouped.set(key, known);
    return (known.get(id) ?? []) as readonly GraphRowOf<L>[];
  }

  #withoutBlindPointers(row: GraphRow): GraphRow {
    const kept: Record<string, Value | undefined> = { ...row };
    for (const [name, model] of Object.entries(pointersOf(row.label))) {
      const property = pointerProperty(name, model);
      const value = kept[property];
      if (property === CHECKED_LATER || value === undefined || value === null) continue;
      if (typeof value === "object") kept[property] = value.filter((id) => this.#byId.has(id));
      else if (!this.#byId.has(String(value))) delete kept[property];
    }
    return { ...kept, id: row.id, label: row.label } as GraphRow;
  }
}

/** A row of one of the four kinds of actor. */
export type ActorRow = GraphRowOf<ActorLabel>;
const isActor = (row: GraphRow): row is ActorRow => isActorLabel(row.label);

function groupBy(rows: readonly GraphRow[], property: string): ReadonlyMap<string, readonly GraphRow[]> {
  const groups = new Map<string, GraphRow[]>();
  for (const row of rows) {
    const values: Readonly<Record<string, unknown>> = row;
    for (const one of [values[property]].flat()) if (typeof one === "string") addTo(groups, one, row);
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
function digest(hash: Hash, row: GraphRow): void {
  const entries = Object.entries(row)
    .filter(([name]) => name !== CHECKED_LATER)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  hash.update(JSON.stringify(entries));
}

/** The dates that a record states about itself; null where it states none, or where its kind has none. */
export const datesOf = (row: GraphRow) => ({
  from: "from" in row ? (row.from ?? null) : null,
  to: "to" in row ? (row.to ?? null) : null,
  firstAttested: "firstAttested" in row ? (row.firstAttested ?? null) : null,
  lastAttested: "lastAttested" in row ? (row.lastAttested ?? null) : null,
});
