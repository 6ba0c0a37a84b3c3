/** The pictures of the documents, drawn from a hub’s answers. */
import { type Ask } from "../ask";
import { drawMatrix, MATRIX_QUERY } from "./matrix";
import { drawNetwork, NETWORK_QUERY } from "./network";
import { drawOmbudsmanPlus, OMBUDSMAN_PLUS_QUERY } from "./ombudsmanPlus";
import { drawPaths, PATHS_QUERY } from "./paths";
import { drawTimeline, TIMELINE_QUERY } from "./timeline";

/** File in docs/pictures → how it is drawn. */
export const PICTURES: Readonly<Record<string, (ask: Ask) => Promise<string>>> = {
  "analyst-network.svg": async (ask) => drawNetwork(await ask(NETWORK_QUERY)),
  "analyst-matrix.svg": async (ask) => drawMatrix(await ask(MATRIX_QUERY)),
  "analyst-timeline.svg": async (ask) => drawTimeline(await ask(TIMELINE_QUERY)),
  "analyst-paths.svg": async (ask) => drawPaths(await ask(PATHS_QUERY)),
  "analyst-ombudsman-plus.svg": async (ask) => drawOmbudsmanPlus(await ask(OMBUDSMAN_PLUS_QUERY)),
};
