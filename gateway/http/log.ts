import pino, { type DestinationStream, type Logger } from "pino";
import { systemCodeOf } from "../../domain/errors";

export type { Logger } from "pino";

/** One line of the request log; it holds nothing of the question or the answer, no person’s name and no token. */
export interface RequestLine {
  readonly requestId: string;
  readonly method: string;
  /** One of the hub's own paths, without its query. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly operationType?: string;
  readonly errorCodes?: readonly string[];
}

/** Errors whose messages come from the language, not from data. */
const PLAIN_ERRORS = new Set(["TypeError", "ReferenceError", "RangeError", "SyntaxError", "AssertionError"]);
const FRAME = /^\s+at /;

/** A log of JSON lines, one object a line; serializers pass only the fields that are named here. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Writes one request; fields that a RequestLine does not have are left out. */
export function logRequest(log: Logger, line: RequestLine): void {
  const { requestId, method, path, status, milliseconds, operationType, errorCodes } = line;
  log.info({ requestId, method, path, status, milliseconds, operationType, errorCodes }, "request");
}

/** An error as the log shows it. */
interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly cause?: ErrorDescription;
  readonly stack?: readonly string[];
}

/** Name, code and location of an error; its message only where that can't contain data. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => FRAME.test(line));
  const code = systemCodeOf(error);
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(PLAIN_ERRORS.has(error.name) && { message: error.message }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
    stack: frames.slice(0, 12).map((frame) => frame.trim()),
  };
}
