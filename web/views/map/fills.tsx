/** Fills of states, which differ even without colour. */
import { type Shade } from "./shading";

/** Fills that are no plain colour, by the class of state. */
const PATTERNED: Readonly<Partial<Record<Shade, string>>> = {
  absent: "hatch",
  possible: "hatch-possible",
  noNpm: "hatch-no-npm",
  npmUnknown: "hatch-npm-unknown",
};

interface Hatching {
  /** Of the picture: its hatches are its own. */
  readonly of: "map" | "key";
  readonly scale: number;
}

/** Lines and dots that fills refer to; they keep their size on the screen at any scale of the picture. */
export function Hatches({ of, scale }: Hatching) {
  const transform = `scale(${1 / scale})`;
  return (
    <>
      <Lines id={`${of}-hatch`} class="hatch-absent" transform={`rotate(45) ${transform}`} />
      <Lines id={`${of}-hatch-possible`} class="hatch-possible" transform={`rotate(-45) ${transform}`} />
      <Dots id={`${of}-hatch-no-npm`} radius={0.9} transform={transform} />
      <Dots id={`${of}-hatch-npm-unknown`} radius={0.5} transform={transform} />
    </>
  );
}

interface HatchProps {
  readonly id: string;
  readonly transform: string;
}

function Lines({ id, class: name, transform }: HatchProps & { readonly class: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={transform}>
      <rect width="4" height="4" class="hatch-ground" />
      <rect width="1.6" height="4" class={name} />
    </pattern>
  );
}

function Dots({ id, radius, transform }: HatchProps & { readonly radius: number }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={transform}>
      <rect width="4" height="4" class="hatch-ground" />
      <circle cx="2" cy="2" r={radius} class="hatch-dot" />
    </pattern>
  );
}

/** Class of a shape, and its fill where that is not a plain colour. */
export const fillOf = (
  shade: Shade,
  of: Hatching["of"],
  more = "",
): { readonly class: string; readonly fill?: string } => {
  const hatch = PATTERNED[shade];
  return { class: `shade-${shade} ${more}`.trim(), ...(hatch === undefined ? {} : { fill: `url(#${of}-${hatch})` }) };
};
