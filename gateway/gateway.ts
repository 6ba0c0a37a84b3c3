/** The gateway: all subgraphs behind one endpoint, GraphiQL and the flat tables. */
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Response, Router } from "express";
import { graphql } from "graphql";
import { startGatewayServer } from "./apollo";
import { publicSchema, type Subgraph, type Supergraph } from "./compose";
import { graphiqlRoutes } from "./graphiql";
import { checkOf, type ReadinessCheck } from "./health";
import { LIMITS } from "./limits";
import { type Listener, type Locals } from "./listener";
import { type Logger } from "./log";
import { type StoreStatistics } from "./metrics";
import { createExecutor } from "./plan";
import { factsOf, rememberFacts } from "./requestFacts";
import { TABLES, type Table } from "./tables/definitions";
import { prepareTables } from "./tables/query";
import { tableRoutes } from "./tables/routes";
import { type DatasetCitation } from "./tables/write";
import { type ReportUnexpected } from "./transports";

const SDL_QUERY = "{ _service { sdl } }";

/** What the gateway is made of; everything it knows it is given. */
export interface GatewayOptions {
  readonly subgraphs: readonly Subgraph[];
  /** What they compose to. */
  readonly supergraph: Supergraph;
  /** Subgraphs that run as processes of their own: name → address. */
  readonly urls: Readonly<Partial<Record<string, string>>>;
  /** The context of one request, given to the resolvers as it is; never shared. */
  readonly createContext: () => object;
  readonly dataset: DatasetCitation;
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  readonly statistics: () => StoreStatistics;
  readonly log: Logger;
  /** The flat tables; by default all of them. */
  readonly tables?: readonly Table[];
}

/** An open gateway. */
export interface Gateway {
  /** Frees what it holds; the listener is closed before. */
  stop(): Promise<void>;
}

/** Serves the gateway on a listener. */
export async function openGateway(listener: Listener, options: GatewayOptions): Promise<Gateway> {
  const { subgraphs, supergraph, urls, createContext, log } = options;
  const report = reporter(log);
  const schema = publicSchema(supergraph, subgraphs);
  const executor = createExecutor({ supergraph, publicSchema: schema, subgraphs, urls, report });
  const server = await startGatewayServer({ supergraph, publicSchema: schema, executor, report });
  const routes = Router();
  routes.use(graphiqlRoutes());
  const context = async ({ res }: { res: Response }) => contextFor(res, createContext);
  routes.use("/graphql", express.json({ limit: LIMITS.bodyBytes }), expressMiddleware(server, { context }));
  const tables = prepareTables(options.tables ?? TABLES, schema);
  const sourceFor = (response: Response) => ({ server, newContext: () => contextOfPage(response, createContext) });
  routes.use(tableRoutes({ tables, dataset: options.dataset, sourceFor }));
  listener.metrics.watchStore(options.statistics);
  listener.mount(routes);
  listener.readiness.watch(checks(options));
  return { stop: () => server.stop() };
}

/** Logs what nobody expected, under the id its client was given. */
export function reporter(log: Logger): ReportUnexpected {
  return (error, context) => log.error({ requestId: factsOf(context)?.requestId, error }, "unexpected");
}

/** Makes the context of one request and ties the request's facts to it. */
export function contextFor(response: Response, createContext: () => object): object {
  const context = createContext();
  rememberFacts(context, (response.locals as Locals).facts);
  return context;
}

/** Pages of a table are one request, and not queries, in log and metrics. */
function contextOfPage(response: Response, createContext: () => object): object {
  const context = createContext();
  rememberFacts(context, { requestId: (response.locals as Locals).facts.requestId });
  return context;
}

function checks({ ping, subgraphs, urls }: GatewayOptions): readonly ReadinessCheck[] {
  const remote = subgraphs.flatMap((subgraph) => {
    const url = urls[subgraph.name];
    return url === undefined ? [] : [remoteCheck(subgraph, url)];
  });
  return [checkOf(ping, "Neo4j does not answer."), ...remote];
}

/** A subgraph elsewhere must answer, and be of the same version. */
function remoteCheck({ name, schema }: Subgraph, url: string): ReadinessCheck {
  const expected = graphql({ schema, source: SDL_QUERY }).then(({ data }) => sdlIn({ data }));
  return async () => {
    const served = await sdlAt(url).catch(() => null);
    if (served === null) return `The subgraph ${name} does not answer at ${url}.`;
    return served === (await expected) ? null : `The subgraph ${name} at ${url} is of another version than this hub.`;
  };
}

async function sdlAt(url: string): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: SDL_QUERY }),
    signal: AbortSignal.timeout(1_500),
  });
  return sdlIn(await response.json());
}

function sdlIn(answer: unknown): string {
  return (answer as { data?: { _service?: { sdl?: string } } }).data?._service?.sdl ?? "";
}
