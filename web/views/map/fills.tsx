/** Fills of states: each is told from the others without colour. */
import { type Shade } from "./shading";

/** Fills that are no plain colour, by the class of state. */
const PATTERNED: Readonly<Partial<Record<Shade, string>>> = {
  ...{ absent: "hatch", possible: "hatch-possible", noNpm: "hatch-no-npm", npmUnknown: "hatch-npm-unknown" },
};

/** Lines and dots that fills refer to. */
export function Hatches() {
  return (
    <>
      <Lines id="hatch" class="hatch-absent" turn={45} />
      <Lines id="hatch-possible" class="hatch-possible" turn={-45} />
      <Dots id="hatch-no-npm" radius={0.9} />
      <Dots id="hatch-npm-unknown" radius={0.5} />
    </>
  );
}

function Lines({ id, class: name, turn }: { readonly id: string; readonly class: string; readonly turn: number }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={`rotate(${turn})`}>
      <rect width="4" height="4" class="hatch-ground" />
      <rect width="1.6" height="4" class={name} />
    </pattern>
  );
}

function Dots({ id, radius }: { readonly id: string; readonly radius: number }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse">
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
