import { type NextFunction, type Request, type Response } from "express";
import { LiaisonError } from "../domain/errors";
import { type Authenticate } from "../policy";
import { type Locals } from "./listener";

/** Tells who sends a request before anything of it is read: 401 for a token that is not good, 503 while that can’t be told. */
export function identifying(authenticate: Authenticate) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const { facts } = response.locals as Locals;
    try {
      facts.viewer = await authenticate(request.get("authorization"));
    } catch (error) {
      if (!(error instanceof LiaisonError)) throw error;
      facts.errorCodes = [error.code];
      return refuse(response, error);
    }
    response.set("Vary", "Authorization");
    if (facts.viewer.tokenId !== null) response.set("Cache-Control", "private, no-store");
    next();
  };
}

/** Refuses a request as a whole, in the form of a GraphQL answer. */
export function refuse(response: Response, { code, message }: LiaisonError): void {
  if (code === "UNAUTHENTICATED") response.status(401).set("WWW-Authenticate", 'Bearer realm="liaison"');
  else response.status(code === "RATE_LIMITED" ? 429 : 503).set("Retry-After", "5");
  const shown = ["UNAUTHENTICATED", "RATE_LIMITED"].includes(code) ? code : "UNAVAILABLE";
  response.json({ errors: [{ message, extensions: { code: shown } }] });
}
