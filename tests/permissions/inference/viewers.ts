import fc from "fast-check";
import { ANONYMOUS, type Viewpoint } from "../../../domain/access/viewpoint";
import { PRINCIPALS, STATES } from "./graph";

const some = (ids: readonly string[], maxLength: number) => fc.subarray([...ids], { maxLength });

const known: fc.Arbitrary<Viewpoint> = fc.record({
  owns: some(PRINCIPALS, 2),
  audiences: some(PRINCIPALS, 2),
  reach: some([...PRINCIPALS, ...STATES], 3),
});

/** Narrowing takes rows away from anyone, from someone without any list too. */
const narrowed: fc.Arbitrary<Viewpoint> = fc
  .tuple(
    fc.oneof(fc.constant(ANONYMOUS), { weight: 3, arbitrary: known }),
    fc.subarray([...STATES], { minLength: 1, maxLength: 2 }),
  )
  .map(([viewer, countries]) => ({ ...viewer, countries }));

/** Where viewers may stand: nowhere in particular, among owners, in audiences, within reach, in any combination. */
export const viewers: fc.Arbitrary<Viewpoint> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(ANONYMOUS) },
  { weight: 4, arbitrary: known },
  { weight: 1, arbitrary: narrowed },
);
