import type { Day } from "../../domain/time/partialDate";

/** The day it is, UTC. The one place where the hub asks; what it keeps never depends on it, so nothing goes stale when a day passes. */
export const today = (): Day => new Date().toISOString().slice(0, 10);
