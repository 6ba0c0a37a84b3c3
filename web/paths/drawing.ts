/** Places of the actors of some paths: columns by distance from the start, an actor of several paths once. */
import { type Path } from "../api/operations";

/** An actor of a path and where it stands; columns count from 0 at the start. */
export interface PlacedActor {
  readonly id: string;
  readonly name: string;
  readonly column: number;
  /** Row within its column, from 0. */
  readonly row: number;
}

/** A line between two actors, from id to id. */
export interface PlacedStep {
  readonly from: string;
  readonly to: string;
  /** Kind of the record that makes the step, and how many records do. */
  readonly via: string;
  readonly records: number;
}

/** Actors and lines of a picture of paths, and how many columns and rows it has. */
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

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Line {
  readonly a: Point;
  readonly b: Point;
  /** Columns that it crosses. */
  readonly span: number;
}
/** Where the label of a line stands. */
export interface PlacedLabel<Of> extends Point {
  readonly line: Of;
}

/** About as wide and high as what is said of a step. */
const LABEL = { width: 104, height: 15 } as const;
/** How far along its line a label may stand, the best place first: between the actors, not on them. */
const ALONG = [0.5, 0.47, 0.53, 0.44, 0.56] as const;

/** Where the labels of lines stand: above them, between two columns, moved along where another label stands there. */
export function labelsOf<Of extends Line>(lines: readonly Of[]): readonly PlacedLabel<Of>[] {
  const placed: PlacedLabel<Of>[] = [];
  for (const line of lines) {
    const { a, b, span } = line;
    const along = Array.from({ length: span }, (_, gap) => ALONG.map((at) => (gap + at) / span)).flat();
    const places = along.map((at) => ({ x: a.x + (b.x - a.x) * at, y: a.y + (b.y - a.y) * at - 5 }));
    const free = places.find((place) => !placed.some((other) => isNear(place, other)));
    const [middle] = places;
    const place = free ?? middle;
    if (place) placed.push({ line, ...place });
  }
  return placed;
}

const isNear = (one: Point, other: Point): boolean =>
  Math.abs(one.x - other.x) < LABEL.width && Math.abs(one.y - other.y) < LABEL.height;
