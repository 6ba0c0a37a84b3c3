/**
 * The parts of the API, in the order of its table. Each is a subgraph with a folder of its name in `subgraphs/`, owns the kinds of record that
 * name it, and can be served by a process of its own.
 */
export const AREAS = ["actors", "networks", "cooperation", "activities", "knowledge", "insights", "access"] as const;
/** Name of a subgraph. */
export type Area = (typeof AREAS)[number];
