import { GraphQLError, type GraphQLFormattedError, Kind } from "graphql";
import { LiaisonError } from "../../domain/errors";
import { type Logger } from "../http/log";
import { factsOf } from "../http/requestFacts";

/** All a client learns of an error nobody expected. */
const INTERNAL_MESSAGE = "Internal error. Please report it with the request id.";

/** Codes that tell a client what it can do; any other error is an internal one. */
const PUBLIC_CODES: ReadonlySet<unknown> = new Set([
  "BAD_USER_INPUT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "RULE_VIOLATED",
  "COST_LIMIT_EXCEEDED",
  "RATE_LIMITED",
  "UNAVAILABLE",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);
const PUBLIC_DETAILS = ["clause", "reasons", "argument", "field", "scope", "cost", "limit", "retryAfter"] as const;

/** graphql-js words for input that does not fit its type; it gives such errors no code. */
const INPUT_MESSAGE = /^(Variable|Argument) "/;
const SUGGESTION = / Did you mean .*\?$/;

/** Called with each unexpected error. */
export type UnexpectedHandler = (error: unknown) => void;

/** Called with each unexpected error in the request that has this context. */
export type ReportUnexpected = (error: unknown, context: unknown) => void;

/** Logs unexpected errors under the request id that the client was given. */
export function reporter(log: Logger): ReportUnexpected {
  return (error, context) => log.error({ requestId: factsOf(context)?.requestId, error }, "unexpected");
}

/**
 * What of an error may leave a subgraph: message, path and the codes of the API. Any other error goes to `unexpected` and becomes
 * INTERNAL_SERVER_ERROR without its message.
 */
export function publicError(error: GraphQLError, unexpected: UnexpectedHandler): GraphQLError {
  const { path } = error;
  const liaison = liaisonErrorIn(error);
  const known = liaison
    ? { message: liaison.message, extensions: pick({ code: liaison.code, ...liaison.details }) }
    : knownPart(error);
  if (PUBLIC_CODES.has(known.extensions.code))
    return new GraphQLError(known.message, { path, extensions: known.extensions });
  // An error that has this code and no cause was told to someone before.
  const isTold = !liaison && error.extensions.code === "INTERNAL_SERVER_ERROR";
  if (!isTold) unexpected(liaison?.details?.cause ?? error.originalError ?? error);
  return new GraphQLError(INTERNAL_MESSAGE, { path, extensions: { code: "INTERNAL_SERVER_ERROR" } });
}

function knownPart(error: GraphQLError): { message: string; extensions: Record<string, unknown> } {
  const { message, extensions } = error;
  return { message, extensions: isAboutInput(error) ? { code: "BAD_USER_INPUT" } : pick(extensions) };
}

/** The last step before an error leaves a server: keeps only the agreed members, and no suggestions of names. */
export function formatError(
  { locations, message, extensions }: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const given = error instanceof GraphQLError ? error : new GraphQLError(message, { extensions });
  const shown = publicError(given, () => undefined).toJSON();
  return {
    message: shown.message.replace(SUGGESTION, ""),
    ...(locations && { locations }),
    ...(shown.path && { path: shown.path }),
    extensions: { ...shown.extensions, ...codeOfValidation(given) },
  };
}

function pick(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const details = PUBLIC_DETAILS.filter((key) => extensions[key] !== undefined);
  return { code: extensions.code, ...Object.fromEntries(details.map((key) => [key, extensions[key]])) };
}

function liaisonErrorIn(error: unknown): LiaisonError | undefined {
  if (error instanceof LiaisonError) return error;
  return error instanceof GraphQLError && error.originalError ? liaisonErrorIn(error.originalError) : undefined;
}

/** Variables and arguments are coerced by graphql-js itself: no code, and no cause but what a scalar says. */
function isAboutInput({ message, extensions }: GraphQLError): boolean {
  return extensions.code === undefined && INPUT_MESSAGE.test(message);
}

/** Apollo gives every failed validation one code; those of limits have their own, and a literal has the one of a variable. */
function codeOfValidation({ originalError, extensions, nodes }: GraphQLError): { code?: unknown } {
  if (originalError instanceof GraphQLError && originalError.extensions.code === "COST_LIMIT_EXCEEDED")
    return { code: "COST_LIMIT_EXCEEDED" };
  const isAboutValue = extensions.code === "GRAPHQL_VALIDATION_FAILED" && nodes?.[0] && VALUES.has(nodes[0].kind);
  return isAboutValue ? { code: "BAD_USER_INPUT" } : {};
}

/** What the rule ValuesOfCorrectType reports on: a literal, or a field of one. */
const VALUES: ReadonlySet<Kind> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);
