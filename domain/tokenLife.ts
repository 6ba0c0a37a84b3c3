/** Most days for which a token may be issued; so long a key must verify after its successor came. */
export const LONGEST_TOKEN_DAYS = 366;
