/** What the hub keeps of tokens and of what was done with them; none of it is a record of the graph, so no reader reaches it. */

/** A token as it was issued, and its present status. Times are ISO 8601 in UTC. */
export interface TokenRecord {
  readonly id: string;
  readonly subject: string;
  readonly role: string | null;
  readonly org: string | null;
  readonly scopes: readonly string[];
  readonly networks: readonly string[];
  readonly countries: readonly string[];
  readonly purpose: string;
  /** Root fields it is limited to; null: all. */
  readonly operations: readonly string[] | null;
  readonly breakGlass: string | null;
  readonly issuedAt: string;
  readonly issuedBy: string;
  /** Token with which it was issued; it ends with that one. Null: issued by the operator or a provider. */
  readonly issuedWith: string | null;
  /** Organisation for which it was issued, which manages it whatever it acts for. */
  readonly issuedFor: string | null;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  /** Issued by an OpenID Connect provider. */
  readonly isExternal: boolean;
  readonly uses: number;
  readonly lastUsedAt: string | null;
}

/** The kinds of entries in the audit. */
export const AUDIT_KINDS = {
  TOKEN_ISSUED: "A token was issued.",
  TOKEN_REVOKED: "A token was revoked.",
  TOKEN_REFUSED: "A token with a valid signature was refused because it had expired, had ended, or was never issued.",
  KEYS_ROTATED: "A new key signs tokens from now on.",
  BREAK_GLASS_GRANTED: "Someone was granted emergency access to what one organisation sees.",
  BREAK_GLASS_USED: "A request was made with break-glass access.",
  CONFIDENTIAL_READ: "Confidential records were read.",
  REFUSED: "A request was refused because a scope was missing.",
} as const;
/** Name of a kind of audit entry. */
export type AuditKind = keyof typeof AUDIT_KINDS;

/** The holder and the token that did something. */
export interface AuditActor {
  readonly subject: string;
  readonly tokenId: string | null;
  readonly org: string | null;
}

/** A note for the audit: ids and names of fields, never their values. */
export interface AuditNote extends AuditActor {
  readonly kind: AuditKind;
  /** Ids of records or tokens it is about. */
  readonly records?: readonly string[];
  readonly fields?: readonly string[];
  readonly detail?: string;
  /** Organisations that are shown it. */
  readonly concerns?: readonly string[];
}

/** An entry of the audit. */
export interface AuditEntry extends Required<Omit<AuditNote, "detail">> {
  readonly id: string;
  readonly at: string;
  readonly detail: string | null;
  readonly sequence: number;
  readonly hash: string;
  readonly previousHash: string;
}

/** Which tokens: all, those that act for an organisation or were issued for it, or those that come from one token. */
export type TokenFilter = "all" | { readonly org: string } | { readonly issuedWith: string };

/** Which entries: all, or those that a token made or that concern an organisation (and with `manages` those of all its tokens). */
export type AuditFilter = "all" | { readonly tokenId: string; readonly org: string | null; readonly manages: boolean };

/** A page, newest first. */
export interface AccessPage<Item> {
  readonly items: readonly Item[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

/** How many entries to return, and after which cursor. */
export interface AccessPageRequest {
  readonly first: number;
  readonly after?: string;
}

/** The status of a token and its organisation; `policy` says what the states mean. */
export interface TokenStanding {
  readonly state: "LIVE" | "REVOKED" | "ENDED" | "UNKNOWN";
  /** For whom it is: an organisation, or the first token it comes from; of a provider’s token, whom the provider says. */
  readonly client: string | null;
  readonly memberOf: readonly string[];
  /** Networks that the organisation chairs today, or for which their chair designated it (D13, D14). */
  readonly actsFor: readonly string[];
}

/** Uses of a token since they were last written. */
export interface TokenUse {
  readonly id: string;
  readonly uses: number;
  readonly lastUsedAt: string;
}

/** What is wrong with a chain, and where. */
export interface ChainProblem {
  readonly chain: "journal" | "audit";
  readonly sequence: number;
  readonly problem: string;
}

/** How far a chain was verified. */
export interface ChainReport {
  readonly chain: "journal" | "audit";
  readonly entries: number;
  /** Newest entry that a signed head outside the database vouches for; 0 where there is none. */
  readonly vouchedFor: number;
}

/** How far journal and audit were verified, and what is wrong with them. */
export interface ChainVerification {
  readonly chains: readonly ChainReport[];
  readonly problems: readonly ChainProblem[];
}

/** Stores tokens and the audit. */
export interface AccessStore {
  standingOf(token: { readonly id: string; readonly org: string | null }): Promise<TokenStanding>;
  /** One token, of those a filter names; null where there is none. */
  token(id: string, filter?: TokenFilter): Promise<TokenRecord | null>;
  tokens(filter: TokenFilter, page: AccessPageRequest): Promise<AccessPage<TokenRecord>>;
  /**
   * Keeps a token together with the note of it; `key`: a repetition with the same key gives the token kept first. UNAUTHENTICATED
   * where the token with which it is issued has ended or is not known, RATE_LIMITED where too many that come from there are live.
   */
  keep(token: TokenRecord, note: AuditNote, key?: string): Promise<TokenRecord>;
  /** Keeps a token of a provider, so that it can be looked at and revoked; one that is kept already stays as it is. */
  keepExternal(token: TokenRecord): Promise<void>;
  /** Revokes a token together with the note of it; null where there is none. A second time changes nothing. */
  revoke(id: string, note: AuditNote): Promise<TokenRecord | null>;
  /** Revokes every token that the hub issued and that has not ended, together with the note of it. */
  revokeIssued(note: AuditNote): Promise<void>;
  /** Kinds of the records with these ids, whoever may see them; for the operator, not for answers. */
  kindsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** How many tokens that the hub signed are neither over nor revoked. */
  standingTokens(): Promise<number>;
  noteUses(uses: readonly TokenUse[]): Promise<void>;
  /** Appends to the audit; rejects with UNAVAILABLE when it can’t be written. */
  note(note: AuditNote): Promise<void>;
  auditEntries(filter: AuditFilter, page: AccessPageRequest): Promise<AccessPage<AuditEntry>>;
  /** Checks both chains from their first entry to their last. `report` hears how many entries were checked. */
  verify(report: (done: number, total: number) => void): Promise<ChainVerification>;
}
