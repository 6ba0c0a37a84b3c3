/** Places of the actors of some paths: columns by distance from the start, an actor of several paths once. */
import { type Path } from "../api/paths";

export interface PlacedActor {
  readonly id: string;
  readonly name: string;
  readonly column: number;
  /** Row within its column, from 0. */
  readonly row: number;
}

export interface PlacedStep {
  readonly from: string;
  readonly to: string;
  /** Kind of the record that makes the step, and how many records do. */
  readonly via: string;
  readonly records: number;
}

export interface PathDrawing {
  readonly actors: readonly PlacedActor[];
  readonly steps: readonly PlacedStep[];
  readonly columns: number;
  readonly rows: number;
}

/** An actor stands as far from the start as any path has it, so that steps lead onwards; the end stands last. */
export function drawingOf(paths: readonly Path[]): PathDrawing {
  const last = Math.max(0, ...paths.map(({ length }) => length));
  const names = new Map<string, string>();
  const columns = new Map<string, number>();
  const steps = new Map<string, PlacedStep>();
  for (const { steps: path } of paths)
    path.forEach(({ actor, via, recordCount }, at) => {
      if (!actor) return;
      names.set(actor.id, actor.name);
      const column = at === path.length - 1 ? last : at;
      columns.set(actor.id, Math.max(column, columns.get(actor.id) ?? 0));
      const before = path[at - 1]?.actor;
      if (!before || !via) return;
      const step = { from: before.id, to: actor.id, via: via.__typename, records: recordCount };
      steps.set(`${before.id} ${actor.id}`, step);
    });
  const filled = new Map<number, number>();
  const actors = [...columns].map(([id, column]) => {
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { id, name: names.get(id) ?? id, column, row };
  });
  return { actors, steps: [...steps.values()], columns: last + 1, rows: Math.max(1, ...filled.values()) };
}
