/** Cooperation that suites of writing record again and again. */
import type { Viewer } from "../../../policy";
import type { Store } from "../../../store/port";
import { put, sampleOf } from "../../support/sampleRecords";
import type { Writes } from "../../support/writes";

const ROUND = `partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE patterns: [CAPACITY_STRENGTHENING] npm: "npm-north"`;

/** Records cooperation of the north with a partner; resolves to its id. */
const recorded = (hubs: Writes, viewer: Viewer, more: string): Promise<string> =>
  hubs.made(`recordCollaboration(input: { ${ROUND} ${more} }) { collaboration { id } }`, viewer);

/** Cooperation of the north with alpha, recorded by the viewer of the suite or by another one of them. */
export const roundsWithAlpha =
  (hubs: Writes, usual: Viewer) =>
  (more = "", viewer: Viewer = usual): Promise<string> =>
    recorded(hubs, viewer, `description: "Training" partner: "cso-alpha" ${more}`);

/** Partners of the north that are nobody else’s, and cooperation with them. */
export function partnersOfNorth(hubs: Writes, store: () => Store, viewer: Viewer) {
  let numbers = 0;
  return {
    /** An organisation of its own for each test; resolves to its id. */
    async newCso(): Promise<string> {
      const id = `cso-made-${(numbers += 1)}`;
      await put(store(), ["Cso", sampleOf("Cso", id, { properties: { name: `Organisation ${numbers}` } })]);
      return id;
    },
    /** Cooperation of the north with a partner; resolves to its id. */
    round: (partner: string, more = ""): Promise<string> => recorded(hubs, viewer, `partner: "${partner}" ${more}`),
  };
}
