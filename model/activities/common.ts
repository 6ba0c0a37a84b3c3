/** What several records of this folder have in common. */
import { ACTOR_LABELS, pointer } from "../shape";

/** Records that are called by a name, and listed by it. */
export const byName = { area: "activities", title: "name", defaultOrder: [{ property: "name" }] } as const;

/** Records that give an actor a role. */
export const byRole = { area: "activities", defaultOrder: [{ property: "role" }], isRelation: true } as const;

/** A pointer to the actor that takes part. */
export const participant = (edge: string) =>
  pointer(ACTOR_LABELS, edge, "Who takes part.", { required: true, party: true, column: "participant" });
