/** Where names stand in a picture: none lies over another, and none leaves the picture. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A dot and the size of its name, pixels. */
export interface LabelOf {
  /** Middle and radius of the dot. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Width and height of its name. */
  readonly width: number;
  readonly height: number;
}

const GAP = 4;
/** Gaps beyond a ring of partners. */
const FARTHER = [16, 28, 40] as const;

/** Finds places for names one after the other: who comes first has the choice. */
export class LabelPlaces {
  readonly #taken: Box[] = [];

  /** `dots`: what names stand over only where there is no other place. */
  constructor(
    private readonly picture: Box,
    private readonly dots: readonly Box[] = [],
  ) {}

  /**
   * Right of the dot, left of it, below or above, somewhat farther off where others crowd around it; null where all of the nearest are
   * taken or outside.
   */
  place(label: LabelOf): Box | null {
    const near = candidates(label, GAP).filter((box) => this.#isFree(box));
    const clear = [near, ...FARTHER.map((gap) => candidates(label, gap).filter((box) => this.#isFree(box)))].flat();
    const free = near.length === 0 ? undefined : (clear.find((box) => !this.#isOverDots(box)) ?? near[0]);
    if (!free) return null;
    this.#taken.push(free);
    return free;
  }

  #isOverDots(box: Box): boolean {
    return this.dots.some((dot) => overlap(box, dot));
  }

  #isFree(box: Box): boolean {
    const { left, top, right, bottom } = this.picture;
    const isInside = box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
    return isInside && !this.#taken.some((other) => overlap(box, other));
  }
}

/** The box around a dot. */
export const dotBox = (x: number, y: number, size: number): Box => ({
  left: x - size,
  top: y - size,
  right: x + size,
  bottom: y + size,
});

/** Whether two boxes share more than an edge. */
export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function candidates({ x, y, size, width, height }: LabelOf, gap: number): readonly Box[] {
  const away = size + gap;
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    at(x + away, y - height / 2),
    at(x - away - width, y - height / 2),
    at(x - width / 2, y + away),
    at(x - width / 2, y - away - height),
  ];
}
