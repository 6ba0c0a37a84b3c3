import { type NextFunction, type Request, type Response } from "express";
import { LiaisonError } from "../../domain/errors";
import { type Authenticate } from "../../policy";
import { type ClientLimits } from "./clientLimits";
import { refuse } from "../http/refuse";

/** What identifying the sender of a request needs. */
export interface IdentifyingParts extends Pick<ClientLimits, "networkOf" | "rates"> {
  readonly authenticate: Authenticate;
}

/**
 * Identifies the sender of a request before anything of it is read, and counts it: 401 for a token that is not valid, 503 while that
 * can’t be checked, 429 for a client that sends too many.
 */
export function identifying({ authenticate, networkOf, rates }: IdentifyingParts) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const { facts } = response.locals;
    const network = networkOf(request);
    try {
      const viewer = await authenticate(request.get("authorization")).catch(async (error: unknown) => {
        await rates.request(network);
        throw error;
      });
      facts.client = viewer.client ?? network;
      facts.viewer = { ...viewer, client: facts.client };
      await rates.request(facts.client);
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
