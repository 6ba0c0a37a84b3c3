/** Finds places for labels, so that none lies over another or over what must be seen. */
import { widthOf } from "./svg";

/** A part of the picture that is taken. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What is to be labelled: a circle with a name. */
export interface Labelled extends Circle {
  readonly label: string;
}

/** A label in its place: the left end of its base line. */
export interface Placed extends Labelled {
  readonly at: readonly [x: number, y: number];
}

const GAP = 4;
/** How far off a label may be: a star of partners lies between. */
const [RINGS, RING] = [9, 7];

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** How labels are placed. */
export interface Placing {
  readonly size: number;
  readonly area: Box;
  /** What no label may cover, the labelled circles among them. */
  readonly circles: readonly Circle[];
}

/**
 * Places labels one after another, each as near as it is free: right, left, above, below, at the corners, then further off; those without
 * a free place in the area, nearer to them than to the others, are left out.
 */
export function placed(items: readonly Labelled[], { size, area, circles }: Placing): readonly Placed[] {
  const taken: Box[] = circles.map(({ x, y, radius }) => ({
    ...{ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
  }));
  return items.flatMap((item) => {
    const free = placesAround(item, size).find(
      (box) => isWithin(box, area) && !taken.some((other) => overlaps(box, other)) && isNearest(item, box, circles),
    );
    if (!free) return [];
    taken.push(free);
    return [{ ...item, at: [free.left, free.bottom - size * 0.25] as const }];
  });
}

/** So that nobody takes it for the label of another; circles much smaller than its own are not taken for what it names. */
const isNearest = ({ x, y, radius }: Labelled, box: Box, circles: readonly Circle[]): boolean => {
  const own = distance(box, { x, y, radius });
  return circles.every(
    (other) => (other.x === x && other.y === y) || other.radius < radius / 2 || distance(box, other) > own,
  );
};

function distance({ left, top, right, bottom }: Box, { x, y, radius }: Circle): number {
  const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
  return Math.hypot(dx, dy) - radius;
}

const isWithin = (box: Box, area: Box): boolean =>
  box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;

function placesAround({ x, y, radius, label }: Labelled, size: number): Box[] {
  const [width, height] = [widthOf(label, size), size * 1.15];
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const rings = Array.from({ length: RINGS }, (_, at) => radius + GAP + at * RING);
  return rings.flatMap((away) => [
    box(x + away, y - height / 2),
    box(x - away - width, y - height / 2),
    box(x - width / 2, y - away - height),
    box(x - width / 2, y + away),
    box(x + away * 0.7, y - away * 0.7 - height),
    box(x + away * 0.7, y + away * 0.7),
    box(x - away * 0.7 - width, y - away * 0.7 - height),
    box(x - away * 0.7 - width, y + away * 0.7),
  ]);
}
