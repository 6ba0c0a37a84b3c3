/** Fills of states: each is told from the others without colour. */
import { type Shade } from "./shading";

/** Fills that are no plain colour, by the class of state. */
const PATTERNED: Readonly<Partial<Record<Shade, string>>> = {
  ...{ absent: "hatch", possible: "hatch-possible", noNpm: "hatch-no-npm", npmUnknown: "hatch-npm-unknown" },
};

/** Lines and dots that fills refer to; they keep their size on the screen. */
export function Hatches({ scale }: { readonly scale: number }) {
  return (
    <>
      <Lines id="hatch" class="hatch-absent" transform={`rotate(45) scale(${1 / scale})`} />
      <Lines id="hatch-possible" class="hatch-possible" transform={`rotate(-45) scale(${1 / scale})`} />
      <Dots id="hatch-no-npm" radius={0.9} transform={`scale(${1 / scale})`} />
      <Dots id="hatch-npm-unknown" radius={0.5} transform={`scale(${1 / scale})`} />
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

/** Class of a shape, and its fill where that is no plain colour. */
export const fillOf = (shade: Shade, more = ""): { readonly class: string; readonly fill?: string } => {
  const hatch = PATTERNED[shade];
  return { class: `shade-${shade} ${more}`.trim(), ...(hatch === undefined ? {} : { fill: `url(#${hatch})` }) };
};
