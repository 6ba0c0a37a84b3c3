import { expressMiddleware } from "@as-integrations/express5";
import express, { type NextFunction, type Request, type Response, Router } from "express";
import { LiaisonError } from "../domain/errors";
import { ASSERTION_HEADER, AssertionVerifier, type HubKeys, TokenError } from "../policy";
import { startSubgraphServer } from "./server/apollo";
import { type Subgraph } from "./operations/compose";
import { reporter } from "./operations/errors";
import { type Gateway } from "./gateway";
import { type ReadinessCheck } from "./http/health";
import { refuse } from "./http/refuse";
import { type Listener } from "./http/listener";
import { type CreateContext } from "./operations/requestContext";
import { type Logger } from "./http/log";
import { type StoreStatistics } from "./http/metrics";
import { contextFor } from "./server/contexts";
import { startOn } from "./streams/opening";
import { settleLists } from "./operations/settledLists";
import { openStreaming } from "./streams/streaming";
import { subscriber } from "./streams/subscriptions";

/** What serving one subgraph alone needs. */
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
    const { facts } = response.locals;
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
  request.body = jsonIn(request.body);
  next();
}

function jsonIn(body: unknown): unknown {
  try {
    return Buffer.isBuffer(body) ? JSON.parse(body.toString("utf8")) : undefined;
  } catch {
    return undefined;
  }
}

/** Serves one subgraph alone at /graphql, for a gateway that has its address in SUBGRAPH_<NAME>_URL. */
export async function openSubgraphServer(listener: Listener, options: SubgraphServerOptions): Promise<Gateway> {
  const { subgraph, createContext, keys, checks, statistics, log } = options;
  const report = reporter(log);
  settleLists(subgraph.schema);
  const server = await startSubgraphServer(subgraph.schema, report);
  const routes = Router();
  const context = async ({ res }: { res: Response }) => contextFor(res, createContext);
  const verifier = new AssertionVerifier(keys, subgraph.name);
  routes.use("/graphql", express.raw({ limit: BODY_BYTES, type: () => true }), fromGateway(verifier));
  const start = startOn(subgraph.schema, report);
  // What is refused is noted by the gateway, which knows who is told.
  const subscribe = subscriber({ createContext, start, report, noteRefusal: async () => undefined });
  const { events, end } = openStreaming(listener, { subscribe });
  routes.use("/graphql", parsed, events, expressMiddleware(server, { context }));
  listener.metrics.watchStore(statistics);
  listener.mount(routes);
  listener.readiness.watch(checks);
  return { stop: () => end().then(() => server.stop()) };
}
