/** Most days for which a token may be issued; so long a key must verify after its successor came. */
export const LONGEST_TOKEN_DAYS = 366;

/** Most tokens that may be live at a time for one organisation, or, without one, come from one token that the operator issued. */
export const MOST_LIVE_TOKENS = 100;
