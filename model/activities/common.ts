/** What several records of this folder have in common. */
import { ACTOR_LABELS, pointer } from "../shape";

/** Area, title and order of the records of this folder that have a name. */
export const byName = { area: "activities", title: "name", defaultOrder: [{ property: "name" }] } as const;

/** Records that give an actor a role. */
export const byRole = { area: "activities", defaultOrder: [{ property: "role" }], isRelation: true } as const;

/** A pointer to the actor that takes part. */
export const participant = (edge: string) =>
  pointer(ACTOR_LABELS, edge, "Who takes part.", { required: true, party: true, column: "participant" });
