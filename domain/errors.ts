/** The codes an answer of the hub may carry in `extensions.code` (api.md, Conventions). */
export type ErrorCode =
  | "BAD_USER_INPUT"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "RULE_VIOLATED"
  | "COST_LIMIT_EXCEEDED"
  | "RATE_LIMITED"
  | "UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR";

/** What an error may add to its message. */
export interface ErrorDetails {
  /** The clause of a seed text that is broken, such as "D13" or "S5". */
  readonly clause?: string;
  /** One English sentence a reason. */
  readonly reasons?: readonly string[];
  /** The error underneath; for logs, never for clients. */
  readonly cause?: unknown;
  /** The argument or field that is wrong, such as "first". */
  readonly argument?: string;
  /** The field that may not be read or used, such as "Project.budgetAmount". */
  readonly field?: string;
  /** The scope it takes. */
  readonly scope?: string;
  /** What the operation costs, and how much it may. */
  readonly cost?: number;
  readonly limit?: number;
  /** Seconds after which to try again. */
  readonly retryAfter?: number;
}

/** Reads the code that Node or the operating system gives an error, such as ENOENT; undefined where it has none. */
export function systemCodeOf(error: unknown): string | undefined {
  const hasCode = typeof error === "object" && error !== null && "code" in error;
  return hasCode && typeof error.code === "string" ? error.code : undefined;
}

/** What a thrown value says. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The one error of the hub: a code clients can rely on, a message people can read, and details where a rule or an argument is to blame. */
export class LiaisonError extends Error {
  override readonly name = "LiaisonError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: ErrorDetails,
  ) {
    super(message, details?.cause === undefined ? undefined : { cause: details.cause });
  }
}
