/** How much of a server one client may use, so that enough is left for others. */
import { type NextFunction, type Request, type Response } from "express";
import { LiaisonError } from "../../domain/errors";
import { type NetworkOf, networksBehind } from "./clientNetwork";
import { refuse } from "../http/refuse";
import { UNKNOWN_CLIENT } from "../limits";
import { Load, type LoadLimits } from "./load";
import { Rates } from "./rates";
import { Shares } from "./shares";

/** What the operator’s settings say about limits of clients. */
export interface ClientSettings {
  /** Proxies whose X-Forwarded-For is believed: addresses, subnets, `loopback`, `linklocal`, `uniquelocal`. */
  readonly trustedProxies: readonly string[];
  /** Requests a client may send in a minute; 0 for no limit. */
  readonly requestsPerMinute: number;
}

const NO_CLIENT_SETTINGS: ClientSettings = { trustedProxies: [], requestsPerMinute: 0 };

/** The limits of one server. */
export interface ClientLimits {
  readonly networkOf: NetworkOf;
  readonly rates: Rates;
  readonly load: Load;
  /** Tables and exports that are being sent. */
  readonly files: Shares;
}

const FILES = { most: 40, perClient: 4, what: "tables and exports under way" } as const;

/** Makes the limits of one server; without settings no proxy is trusted and requests per minute are not limited. */
export const openClientLimits = (
  { trustedProxies, requestsPerMinute }: ClientSettings = NO_CLIENT_SETTINGS,
  load?: LoadLimits,
): ClientLimits => ({
  networkOf: networksBehind(trustedProxies),
  rates: new Rates(requestsPerMinute),
  load: new Load(load),
  files: new Shares(FILES),
});

/** Who sends a request, for limits. */
const clientOf = (response: Response): string => response.locals.facts.client ?? UNKNOWN_CLIENT;

/** Lets an operation begin, or refuses it; mounted where the operation is read and not answered yet. */
export const countingOperations = ({ load }: Pick<ClientLimits, "load">) =>
  refusing((response) => load.begin(clientOf(response), response));

/** Lets a file begin, or refuses it; its place is free again once the client has received it or has left. */
export const countingFiles = ({ files }: Pick<ClientLimits, "files">) =>
  refusing((response) => void response.once("close", files.take(clientOf(response))));

function refusing(begin: (response: Response) => void) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    try {
      begin(response);
    } catch (error) {
      if (!(error instanceof LiaisonError)) throw error;
      response.locals.facts.errorCodes = [error.code];
      return refuse(response, error);
    }
    next();
  };
}
