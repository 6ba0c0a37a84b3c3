/** What several records of this folder have in common. */

/** Mutation names of records without a general create: only operations that keep the rules of the Declaration make them (D5, D9, D12–D14). */
export const RULED = { create: null } as const;

/** Area, title and order of the records of this folder that have a name. */
export const byName = { area: "networks", title: "name", defaultOrder: [{ property: "name" }] } as const;
