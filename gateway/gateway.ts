/** The gateway: all subgraphs behind one endpoint, the explorer, GraphiQL, the flat tables and the exports. */
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Response, Router } from "express";
import { type Authenticate, type HubKeys } from "../policy";
import { type NoteRefusal } from "./operations/answers";
import { startGatewayServer } from "./server/apollo";
import { type ClientSettings, countingFiles, countingOperations, openClientLimits } from "./clients/clientLimits";
import { publicSchema, type Subgraph, type Supergraph } from "./operations/compose";
import { type DatasetCitation } from "./files/citation";
import { allowingOrigins } from "./http/crossOrigin";
import { prepareExport } from "./exports/query";
import { EXPORT_SIZES, exportRoutes, type ExportSizes } from "./exports/routes";
import { explorerRoutes, type ExplorerOptions } from "./pages/explorer";
import { graphiqlRoutes } from "./pages/graphiql";
import { checkOf, checkOfTroubles, type ReadinessCheck } from "./http/health";
import { identifying } from "./clients/identifying";
import { keyRoutes, type PublicKey } from "./http/keyRoutes";
import { LIMITS, type StreamLimits } from "./limits";
import { type Listener } from "./http/listener";
import { reporter } from "./operations/errors";
import { remoteCheck } from "./operations/remoteVersion";
import { type CreateContext } from "./operations/requestContext";
import { type LoadLimits } from "./clients/load";
import { type Logger } from "./http/log";
import { type StoreStatistics } from "./http/metrics";
import { openingSubscriptions, startThrough } from "./streams/opening";
import { createExecutor } from "./executor";
import { contextFor, contextOfFile } from "./server/contexts";
import { openStreaming } from "./streams/streaming";
import { subscriber } from "./streams/subscriptions";
import { TABLES, type Table } from "./tables/definitions";
import { prepareTables } from "./tables/query";
import { tableRoutes } from "./tables/routes";
import { asAnyone, rehearse, warmUp } from "./server/warmth";

/** What the gateway needs; it is given everything it knows. */
export interface GatewayOptions {
  readonly subgraphs: readonly Subgraph[];
  /** What they compose to. */
  readonly supergraph: Supergraph;
  /** Subgraphs that run as processes of their own: name → address. */
  readonly urls: Readonly<Partial<Record<string, string>>>;
  /** Tells who asks. */
  readonly authenticate: Authenticate;
  /** The context of one request, given to the resolvers as it is; never shared. */
  readonly createContext: CreateContext;
  /** Hears which fields were refused to someone with a token, before the answer is sent. */
  readonly noteRefusal: NoteRefusal;
  /** Keys with which what goes to subgraphs elsewhere is signed. */
  readonly keys: HubKeys;
  /** Public keys of the hub, as `/.well-known/jwks.json` shows them. */
  readonly publicKeys: () => Promise<readonly PublicKey[]>;
  readonly dataset: DatasetCitation;
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  /** What is wrong although the database answers, one sentence each; the hub is not ready while there is something. */
  readonly troubles?: () => Promise<readonly string[]>;
  readonly statistics: () => StoreStatistics;
  readonly log: Logger;
  /** Plans operations over the subgraphs even where all of them run in this process. */
  readonly isFederated?: boolean;
  /** The flat tables; by default all of them. */
  readonly tables?: readonly Table[];
  /** How much of an export is read and held at once; what is not said is as in EXPORT_SIZES. */
  readonly exportSizes?: Partial<ExportSizes>;
  /** The page at /, and GraphiQL at /graphql; without it there are none. */
  readonly explorer?: ExplorerOptions;
  /** Origins whose pages may read answers, beside the hub’s own; by default none. */
  readonly origins?: readonly string[];
  /** Limits of subscriptions; by default STREAM_LIMITS. */
  readonly streamLimits?: StreamLimits;
  /** Longest time that a query may take, milliseconds; by default DEADLINE. */
  readonly deadline?: number;
  /** What the operator says of how much one client may ask; by default requests are not counted, and no proxy is believed. */
  readonly clients?: ClientSettings;
  /** Whether what the explorer asks most is planned in Neo4j before anyone asks; not by default. */
  readonly warmsUp?: boolean;
  /** When the hub has too much to do; by default LOAD_LIMITS. */
  readonly loadLimits?: LoadLimits;
}

/** An open gateway. */
export interface Gateway {
  /** Frees what it holds; the listener is closed before. */
  stop(): Promise<void>;
}

/** Serves the gateway on a listener. */
export async function openGateway(listener: Listener, options: GatewayOptions): Promise<Gateway> {
  const { subgraphs, supergraph, urls, isFederated, createContext, noteRefusal, keys, log } = options;
  const report = reporter(log);
  const schema = publicSchema(supergraph, subgraphs);
  const executor = createExecutor({ supergraph, publicSchema: schema, subgraphs, urls, keys, report, isFederated });
  const { explorer, dataset, origins = [] } = options;
  const limits = openClientLimits(options.clients, options.loadLimits);
  const { rates, networkOf, load } = limits;
  const server = await startGatewayServer({
    supergraph,
    publicSchema: schema,
    report,
    noteRefusal,
    rates,
    executor: openingSubscriptions(executor),
  });
  const ask = asAnyone(schema, executor, createContext);
  await rehearse(ask);
  const routes = Router();
  // Before all other routes: a router that knows a path only for GET answers OPTIONS itself.
  if (origins.length > 0) routes.use(["/graphql", "/tables", "/export"], allowingOrigins(origins));
  if (explorer) routes.use(explorerRoutes(explorer, dataset.cite), graphiqlRoutes(explorer.folder));
  routes.use(keyRoutes(options.publicKeys));
  routes.use(["/graphql", "/tables", "/export"], identifying({ ...limits, authenticate: options.authenticate }));
  const context = async ({ res }: { res: Response }) => contextFor(res, createContext, options.deadline);
  const subscribe = subscriber({ createContext, start: startThrough.bind(null, server), report, noteRefusal });
  const sockets = { authenticate: options.authenticate, networkOf, rates, load, schema, log };
  const { events, end } = openStreaming(listener, { subscribe, limits: options.streamLimits, sockets, origins });
  const json = express.json({ limit: LIMITS.bodyBytes });
  routes.use("/graphql", json, events, countingOperations(limits), expressMiddleware(server, { context }));
  routes.use(["/tables", "/export"], countingFiles(limits));
  const tables = prepareTables(options.tables ?? TABLES, schema);
  const sourceFor = (response: Response) => ({ server, newContext: () => contextOfFile(response, createContext) });
  routes.use(tableRoutes({ tables, dataset, sourceFor }));
  const prepared = prepareExport(schema);
  const sizes = { ...EXPORT_SIZES, ...options.exportSizes };
  if (prepared) routes.use(exportRoutes({ prepared, dataset, sourceFor, sizes }));
  listener.metrics.watchStore(options.statistics);
  listener.guard((request, response) => load.refuses(request, response));
  listener.mount(routes);
  listener.readiness.watch(checks(options));
  const warming = options.warmsUp ? warmUp(ask) : undefined;
  return {
    stop() {
      warming?.stop();
      return end()
        .then(() => server.stop())
        .finally(() => load.close());
    },
  };
}

function checks({ ping, troubles, subgraphs, urls, keys }: GatewayOptions): readonly ReadinessCheck[] {
  const remote = subgraphs.flatMap((subgraph) => {
    const url = urls[subgraph.name];
    return url === undefined ? [] : [remoteCheck(subgraph, url, keys)];
  });
  return [checkOf(ping, "Neo4j does not answer."), ...(troubles ? [checkOfTroubles(troubles)] : []), ...remote];
}
