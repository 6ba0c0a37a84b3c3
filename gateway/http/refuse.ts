import { type Response } from "express";
import { type LiaisonError } from "../../domain/errors";

/** Seconds after which to try again where nothing else is said. */
const RETRY_AFTER = 5;

/** Refuses a request as a whole, in the form of a GraphQL answer. */
export function refuse(response: Response, { code, message, details }: LiaisonError): void {
  const { retryAfter = RETRY_AFTER } = details ?? {};
  if (code === "UNAUTHENTICATED") response.status(401).set("WWW-Authenticate", 'Bearer realm="liaison"');
  else response.status(code === "RATE_LIMITED" ? 429 : 503).set("Retry-After", String(retryAfter));
  const shown = ["UNAUTHENTICATED", "RATE_LIMITED"].includes(code) ? code : "UNAVAILABLE";
  const extensions = { code: shown, ...(details?.retryAfter !== undefined && { retryAfter }) };
  response.json({ errors: [{ message, extensions }] });
}
