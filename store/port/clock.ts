import type { Day } from "../../domain/time/partialDate";

/** Today’s date in UTC. The hub asks for it only here; nothing that it stores depends on it, so nothing goes stale when a day passes. */
export const today = (): Day => new Date().toISOString().slice(0, 10);
