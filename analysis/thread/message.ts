/** What goes between the hub’s thread and the one that analyses. */
import { LiaisonError, type ErrorCode, type ErrorDetails } from "../../domain/errors";
import type { GraphRow } from "../../store/port";
import type { Question } from "../questions/kinds";
import type { Resolved } from "./graphs";

/** To the thread that analyses. */
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

/** From it. */
export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly refused: { code: ErrorCode; message: string; details?: ErrorDetails } }
  | { readonly id: number; readonly failed: string };

/** An error as it travels. */
export function replyOf(id: number, error: unknown): Reply {
  if (!(error instanceof LiaisonError))
    return { id, failed: error instanceof Error ? (error.stack ?? "") : String(error) };
  const { code, message, details } = error;
  return { id, refused: { code, message, ...(details && { details: { ...details, cause: undefined } }) } };
}

/** The error as it was. */
export function errorOf(reply: Exclude<Reply, { answer: unknown }>): Error {
  if ("failed" in reply) return new Error(`The analysis failed: ${reply.failed}`);
  const { code, message, details } = reply.refused;
  return new LiaisonError(code, message, details);
}
