/** Fills of states. */
import { type Shade } from "./shading";

/** Lines where absence is known: told from everything else without colour. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" class="hatch-ground" />
      <rect width="1.6" height="4" class="hatch-line" />
    </pattern>
  );
}

/** Class of a shape, and its fill where that is no plain colour. */
export const fillOf = (shade: Shade, more = ""): { readonly class: string; readonly fill?: string } => ({
  class: `shade-${shade} ${more}`.trim(),
  ...(shade === "absent" ? { fill: "url(#hatch)" } : {}),
});
