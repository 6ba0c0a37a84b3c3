/** Where the lanes of the timeline are: all have one scale, so that heights can be compared from lane to lane. */
import { type Lane } from "./series";

/** Points of the picture. */
export interface Layout {
  readonly width: number;
  /** Where the bars begin. */
  readonly left: number;
  /** Names of lanes stand above them, where there is no room beside. */
  readonly isNarrow: boolean;
  /** Height of one collaboration, alike in all lanes. */
  readonly unit: number;
  /** The line on which the bars of each lane stand. */
  readonly bases: readonly number[];
  readonly height: number;
}

/** Height of all bars together: the lane of all and those of the patterns share it. */
const BARS = { wide: 340, narrow: 300 } as const;
const LEAST = 14;
const AXIS = 26;

/** The layout of lanes on a screen that is narrow or not. */
export function layoutOf(lanes: readonly Lane[], isNarrow: boolean): Layout {
  const sum = lanes.reduce((total, { most }) => total + most, 0);
  const unit = Math.min(BARS[isNarrow ? "narrow" : "wide"] / Math.max(sum, 1), 24);
  const above = isNarrow ? 24 : 14;
  const bases: number[] = [];
  let y = 0;
  for (const { most } of lanes) bases.push((y += above + Math.max(most * unit, LEAST)));
  return {
    ...(isNarrow ? { width: 380, left: 26 } : { width: 960, left: 190 }),
    isNarrow,
    unit,
    bases,
    height: y + AXIS,
  };
}
