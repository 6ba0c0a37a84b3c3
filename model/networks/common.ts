/** What several records of this folder have in common. */

/** What comes into being only by operations that keep the rules of the Declaration (D5, D9, D12–D14). */
export const RULED = { create: null } as const;

/** Records that are called by a name, and listed by it. */
export const byName = { area: "networks", title: "name", defaultOrder: [{ property: "name" }] } as const;
