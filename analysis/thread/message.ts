/** The messages between the hub’s thread and the analysis thread. */
import { LiaisonError, type ErrorCode, type ErrorDetails } from "../../domain/errors";
import type { GraphRow } from "../../store/port";
import type { Question } from "../questions/kinds";
import type { Resolved } from "./graphs";

/** A message to the analysis thread. */
export type Order =
  | { readonly type: "rows"; readonly graph: number; readonly rows: readonly GraphRow[] }
  | { readonly type: "settle"; readonly graph: number }
  | { readonly type: "forget"; readonly graph: number }
  | {
      readonly type: "ask";
      readonly id: number;
      readonly graph: number;
      readonly question: Question;
      readonly resolved: Resolved;
    };

/** A message from the analysis thread. */
export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly refused: { code: ErrorCode; message: string; details?: ErrorDetails } }
  | { readonly id: number; readonly failed: string };

/** Turns an error into a reply that can be sent between threads. */
export function replyOf(id: number, error: unknown): Reply {
  if (!(error instanceof LiaisonError))
    return { id, failed: error instanceof Error ? (error.stack ?? "") : String(error) };
  const { code, message, details } = error;
  return { id, refused: { code, message, ...(details && { details: { ...details, cause: undefined } }) } };
}

/** Turns such a reply back into the error. */
export function errorOf(reply: Exclude<Reply, { answer: unknown }>): Error {
  if ("failed" in reply) return new Error(`The analysis failed: ${reply.failed}`);
  const { code, message, details } = reply.refused;
  return new LiaisonError(code, message, details);
}
