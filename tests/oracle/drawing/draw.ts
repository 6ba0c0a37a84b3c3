/** Choices of which an operation is made. */
import fc from "fast-check";

/** Chooses a number below another, and whether something happens; shrinks towards 0 and towards no. */
export interface Draw {
  number(below: number): number;
  chance(percent: number): boolean;
}

/** Draws with what fast-check gives a property. */
export function drawWith(generate: fc.GeneratorValue): Draw {
  const upTo = (max: number) => fc.noBias(fc.nat(max));
  return {
    number: (below) => generate(upTo, Math.max(0, below - 1)),
    chance: (percent) => generate(upTo, 99) >= 100 - percent,
  };
}
