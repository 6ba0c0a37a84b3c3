/** How much of the database one request may use. */
export interface RequestLimits {
  /** Most records that it is given. */
  readonly rows?: number;
  /**
   * Aborted once nobody waits for its answer any more, with the reason as a LiaisonError: what runs in the database for it ends, and
   * nothing more is sent.
   */
  readonly signal?: AbortSignal;
  /** Who asks, as far as shares go: a token or an address. Without one new kinds of statements need no place. */
  readonly client?: string;
}

/** No limits beyond those that apply to everyone. */
export const NO_LIMITS: RequestLimits = {};
