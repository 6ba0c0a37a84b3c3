import { expressMiddleware } from "@as-integrations/express5";
import express, { type Response, Router } from "express";
import { startSubgraphServer } from "./apollo";
import { type Subgraph } from "./compose";
import { contextFor, type Gateway, reporter } from "./gateway";
import { type ReadinessCheck } from "./health";
import { type Listener } from "./listener";
import { type Logger } from "./log";
import { type StoreStatistics } from "./metrics";

/** What one subgraph alone is served with. */
export interface SubgraphServerOptions {
  readonly subgraph: Subgraph;
  readonly createContext: () => object;
  readonly checks: readonly ReadinessCheck[];
  readonly statistics: () => StoreStatistics;
  readonly log: Logger;
}

/** Representations of entities come in one body. */
const BODY_BYTES = 10_485_760;

/** Serves one subgraph alone at /graphql, for a gateway that has its address in SUBGRAPH_<NAME>_URL. */
export async function openSubgraphServer(listener: Listener, options: SubgraphServerOptions): Promise<Gateway> {
  const { subgraph, createContext, checks, statistics, log } = options;
  const server = await startSubgraphServer(subgraph.schema, reporter(log));
  const routes = Router();
  const context = async ({ res }: { res: unknown }) => contextFor(res as Response, createContext);
  routes.use("/graphql", express.json({ limit: BODY_BYTES }), expressMiddleware(server, { context }));
  listener.metrics.watchStore(statistics);
  listener.mount(routes);
  listener.readiness.watch(checks);
  return { stop: () => server.stop() };
}
