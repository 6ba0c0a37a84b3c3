/** Questions about the graph as a whole. */
export { openAnalysis } from "./analyst";
