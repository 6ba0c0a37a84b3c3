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

/** Shortest paths first, so an actor stands as near to the start as any path has it. */
export function drawingOf(paths: readonly Path[]): PathDrawing {
  const actors = new Map<string, PlacedActor>();
  const steps = new Map<string, PlacedStep>();
  const filled = new Map<number, number>();
  const last = Math.max(0, ...paths.map(({ length }) => length));
  for (const { steps: path } of paths) {
    path.forEach(({ actor, via, recordCount }, at) => {
      if (!actor) return;
      const isEnd = at === path.length - 1;
      if (!actors.has(actor.id)) {
        const column = isEnd ? last : at;
        const row = filled.get(column) ?? 0;
        filled.set(column, row + 1);
        actors.set(actor.id, { id: actor.id, name: actor.name, column, row });
      }
      const before = path[at - 1]?.actor;
      if (before && via)
        steps.set(`${before.id} ${actor.id}`, {
          ...{ from: before.id, to: actor.id, via: via.__typename, records: recordCount },
        });
    });
  }
  const rows = Math.max(1, ...filled.values());
  return { actors: [...actors.values()], steps: [...steps.values()], columns: last + 1, rows };
}
