/** The most days for which a token may be issued, and for which an old key must still verify after its successor was made. */
export const LONGEST_TOKEN_DAYS = 366;

/** Most tokens that may be live at a time for one organisation, or, without one, come from one token that the operator issued. */
export const MOST_LIVE_TOKENS = 100;
