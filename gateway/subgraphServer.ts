import { expressMiddleware } from "@as-integrations/express5";
import express, { type NextFunction, type Request, type Response, Router } from "express";
import { LiaisonError } from "../domain/errors";
import { ASSERTION_HEADER, AssertionVerifier, type HubKeys, TokenError } from "../policy";
import { startSubgraphServer } from "./apollo";
import { type Subgraph } from "./compose";
import { contextFor, type CreateContext, type Gateway, reporter } from "./gateway";
import { type ReadinessCheck } from "./health";
import { refuse } from "./identifying";
import { type Listener, type Locals } from "./listener";
import { type Logger } from "./log";
import { type StoreStatistics } from "./metrics";

/** What one subgraph alone is served with. */
export interface SubgraphServerOptions {
  readonly subgraph: Subgraph;
  readonly createContext: CreateContext;
  /** Keys with which the gateway’s assertions are verified. */
  readonly keys: HubKeys;
  readonly checks: readonly ReadinessCheck[];
  readonly statistics: () => StoreStatistics;
  readonly log: Logger;
}

/** Representations of entities come in one body. */
const BODY_BYTES = 10_485_760;

/**
 * Lets through what the gateway has sent, and nothing else: every request, `_service` included, needs an assertion over exactly
 * its body. Who asks is what the assertion says; all other headers say nothing here.
 */
function fromGateway(verifier: AssertionVerifier) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const { facts } = response.locals as Locals;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    try {
      facts.viewer = await verifier.viewerOf(request.get(ASSERTION_HEADER) ?? "", { method: request.method, body });
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      facts.errorCodes = ["UNAUTHENTICATED"];
      return refuse(
        response,
        new LiaisonError("UNAUTHENTICATED", "Subgraphs answer their gateway only; ask the hub itself."),
      );
    }
    next();
  };
}

/** The body was read whole for its digest; a body that is no JSON reads like none. */
function parsed(request: Request, _response: Response, next: NextFunction): void {
  try {
    request.body = JSON.parse((request.body as Buffer).toString("utf8")) as unknown;
  } catch {
    request.body = undefined;
  }
  next();
}

/** Serves one subgraph alone at /graphql, for a gateway that has its address in SUBGRAPH_<NAME>_URL. */
export async function openSubgraphServer(listener: Listener, options: SubgraphServerOptions): Promise<Gateway> {
  const { subgraph, createContext, keys, checks, statistics, log } = options;
  const server = await startSubgraphServer(subgraph.schema, reporter(log));
  const routes = Router();
  const context = async ({ res }: { res: unknown }) => contextFor(res as Response, createContext);
  const verifier = new AssertionVerifier(keys, subgraph.name);
  routes.use("/graphql", express.raw({ limit: BODY_BYTES, type: () => true }), fromGateway(verifier));
  routes.use("/graphql", parsed, expressMiddleware(server, { context }));
  listener.metrics.watchStore(statistics);
  listener.mount(routes);
  listener.readiness.watch(checks);
  return { stop: () => server.stop() };
}
