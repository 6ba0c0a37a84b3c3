/** The standard and the largest size of a page, for every list and every reader. */
export const PAGE_SIZE = { standard: 25, largest: 200 } as const;
