import { ConfigurationError } from "../config/environment";
import { type ErrorCode, LiaisonError } from "../domain/errors";
import { CompositionError, describeError, PortError } from "../gateway";
import { DatasetError } from "../seed";
import { EmbeddedError, VouchingError } from "../store";
import type { ExitCode } from "./exitCodes";

const CODES_OF_ERRORS: Readonly<Partial<Record<ErrorCode, ExitCode>>> = {
  UNAVAILABLE: 3,
  BAD_USER_INPUT: 2,
  NOT_FOUND: 2,
};

/** One message for a person, without a stack, and the exit code. */
export function explain(error: unknown): { readonly message: string; readonly exitCode: ExitCode } {
  if (error instanceof ConfigurationError) return { message: error.message, exitCode: 2 };
  if (error instanceof PortError) return { message: error.message, exitCode: 5 };
  if (error instanceof EmbeddedError) return { message: error.message, exitCode: 3 };
  if (error instanceof VouchingError) return { message: error.message, exitCode: 6 };
  if (error instanceof DatasetError)
    return { message: `The dataset has errors; nothing was imported.\n${error.message}`, exitCode: 4 };
  if (error instanceof LiaisonError) return { message: error.message, exitCode: CODES_OF_ERRORS[error.code] ?? 4 };
  if (error instanceof CompositionError) return { message: error.message, exitCode: 1 };
  const message = error instanceof Error ? error.message : String(error);
  return { message: `Unexpected error: ${message}\n${where(error)}`, exitCode: 1 };
}

function where(error: unknown): string {
  const [frame] = describeError(error).stack ?? [];
  return frame ? `Please report it with this location: ${frame}` : "Please report it.";
}
