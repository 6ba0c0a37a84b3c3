/** Size of a page that nobody chose, and the largest there is: of every list, whoever reads it. */
export const PAGE_SIZE = { standard: 25, largest: 200 } as const;
