import type { Viewer } from "./viewer";

/** How much one request may take. */
export interface Allowance {
  /** Points of an operation, counted before it runs. */
  readonly cost: number;
  /** Records that the store hands out while it runs. */
  readonly rows: number;
  /** Bytes of its answer. */
  readonly bytes: number;
}

const MEBIBYTE = 1_048_576;

/** The allowance of each kind of viewer. */
export const ALLOWANCES = {
  anonymous: { cost: 100_000, rows: 50_000, bytes: 16 * MEBIBYTE },
  token: { cost: 200_000, rows: 100_000, bytes: 32 * MEBIBYTE },
  curator: { cost: 400_000, rows: 200_000, bytes: 64 * MEBIBYTE },
} as const satisfies Record<string, Allowance>;

/** How much a viewer may ask for: most for stewards and administrators, whose work needs larger answers, least for people without a token. */
export function allowanceOf({ tokenId, scopes }: Pick<Viewer, "tokenId" | "scopes">): Allowance {
  if (tokenId === null) return ALLOWANCES.anonymous;
  return scopes.includes("records:curate") ? ALLOWANCES.curator : ALLOWANCES.token;
}
