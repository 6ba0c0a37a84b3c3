/** Subscriptions by WebSocket: graphql-ws's protocol, graphql-transport-ws. */
import { randomUUID } from "node:crypto";
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from "graphql";
import { CloseCode, type Context, handleProtocols, makeServer, type SubscribePayload } from "graphql-ws";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import { LiaisonError } from "../../domain/errors";
import { ANONYMOUS_VIEWER, type Authenticate } from "../../policy";
import { type NetworkOf } from "../clients/clientNetwork";
import { LIMITS, type StreamLimits } from "../limits";
import { type Logger, logRequest } from "../http/log";
import { type Load } from "../clients/load";
import { type Metrics } from "../http/metrics";
import { FAREWELL, type OpenStreams } from "./openStreams";
import { isForeign } from "./origin";
import { type Rates } from "../clients/rates";
import { type RequestFacts } from "../http/requestFacts";
import { Shares } from "../clients/shares";
import { ResultStream } from "./resultStream";
import { FAREWELL_RESULT, type Subscribe } from "./subscriptions";
import { refuseUpgrade, type TakeSocket } from "../http/upgrade";

/** What serving sockets needs. */
export interface SocketParts {
  readonly subscribe: Subscribe;
  readonly authenticate: Authenticate;
  readonly networkOf: NetworkOf;
  readonly rates: Rates;
  readonly load: Load;
  readonly streams: OpenStreams;
  readonly limits: StreamLimits;
  readonly schema: GraphQLSchema;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Origins whose pages may open sockets, beside the hub’s own. */
  readonly origins: readonly string[];
}

/** The sockets of a server. */
export interface Sockets {
  readonly take: TakeSocket;
  /** Closes all of them with 1001; those that do not answer are cut off after a second. */
  close(): Promise<void>;
}

/** One client’s socket. */
interface Session {
  readonly socket: WebSocket;
  /** What it says who it is with: the header of the upgrade, or what its first message says. */
  authorization: string | undefined;
  readonly address: string | undefined;
  /** From which network it is. */
  readonly network: string;
}

type SessionContext = Context<Record<string, unknown> | undefined, Session>;

const PATH = /^\/graphql\/?(\?|$)/;
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;
/** Bytes of a reason in a close frame (RFC 6455, 5.5). */
const REASON_BYTES = 123;

/** Serves sockets at /graphql. */
export function openSockets(parts: SocketParts): Sockets {
  const { limits, log } = parts;
  const places = new Shares({ most: limits.sockets, perClient: limits.socketsPerNetwork, what: "open sockets" });
  const server = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bodyBytes, handleProtocols });
  const protocol = makeServer<Record<string, unknown> | undefined, Session>({
    onConnect: (context) => admit(context, parts),
    onSubscribe: (context, _id, payload) => open(context, payload, parts),
    subscribe: ({ contextValue }) => resultsIn(contextValue),
    // They are as they are sent; left to itself it would format them once more.
    onNext: (...[, , , , result]) => result,
  });
  const greet = (socket: WebSocket, { authorization, address, network }: Omit<Session, "socket">): void => {
    const report = (error: unknown) => log.error({ error }, "unexpected");
    const closed = protocol.opened(carrier(socket, report), { socket, authorization, address, network });
    socket.once("close", (code, reason) => void closed(code, String(reason)).catch(report));
    watch(socket, limits);
  };
  return {
    take({ request, socket, head }) {
      if (!PATH.test(request.url ?? "")) return refuseUpgrade(socket, 404);
      // Browsers let any page open a socket and read from it: the same-origin rule is kept here.
      if (isForeign(request.headers, parts.origins)) return refuseUpgrade(socket, 403);
      if (places.isFull || parts.load.isOver) return refuseUpgrade(socket, 503);
      const network = parts.networkOf(request);
      // Nobody else listens until it is a WebSocket, and an error that nobody hears ends the process.
      socket.on("error", () => undefined);
      counted(network, places, parts.rates).then(
        (free) => {
          if (socket.destroyed) return free();
          socket.once("close", free);
          const address = request.socket.remoteAddress;
          const session = { authorization: request.headers.authorization, address, network };
          server.handleUpgrade(request, socket, head, (client) => greet(client, session));
        },
        () => refuseUpgrade(socket, 429),
      );
    },
    close: () => closeAll(server),
  };
}

/** The results that `open` has left for whoever sends them. */
function resultsIn(context: unknown): ResultStream<unknown, ExecutionResult> {
  if (!isStream(context)) throw new Error("A subscription was not opened.");
  return context;
}

const isStream = (context: unknown): context is ResultStream<unknown, ExecutionResult> =>
  context instanceof ResultStream;

/** Counts a socket and takes its place; what it resolves to frees that. Rejects where this network has as many as it may. */
async function counted(network: string, places: Shares, rates: Rates): Promise<() => void> {
  await rates.request(network);
  return places.take(network);
}

/** Tells who opens the socket; closes it where that is nobody: 4403, or 1013 while it can’t be told. */
async function admit({ connectionParams, extra }: SessionContext, { authenticate, log }: SocketParts) {
  const given = connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.authorization;
  extra.authorization = typeof given === "string" || given === undefined ? given : "";
  try {
    await authenticate(extra.authorization);
    return true;
  } catch (error) {
    if (!(error instanceof LiaisonError)) throw error;
    const isRefused = error.code === "UNAUTHENTICATED";
    const line = {
      requestId: randomUUID(),
      method: "GET",
      path: "/graphql",
      milliseconds: 0,
      errorCodes: [error.code],
    };
    logRequest(log, { ...line, status: isRefused ? 401 : 503 });
    const reason = Buffer.byteLength(error.message) <= REASON_BYTES ? error.message : error.code;
    extra.socket.close(isRefused ? CloseCode.Forbidden : TRY_AGAIN_LATER, reason);
    return false;
  }
}

/** Opens one subscription of a socket. Who asks is told anew each time: a socket may outlive its token. */
async function open(
  { extra, subscriptions }: SessionContext,
  { query, variables, operationName }: SubscribePayload,
  parts: SocketParts,
): Promise<ExecutionArgs | GraphQLError[]> {
  const facts: RequestFacts = { requestId: randomUUID(), address: extra.address, viewer: ANONYMOUS_VIEWER };
  const observe = observation(facts, parts);
  try {
    if (Object.keys(subscriptions).length > parts.limits.perSocket) throw tooMany(parts.limits);
    const viewer = await parts.authenticate(extra.authorization);
    facts.client = viewer.client ?? extra.network;
    facts.viewer = { ...viewer, client: facts.client };
    await parts.rates.request(facts.client);
    const place = parts.streams.take(facts.client);
    const over = (): void => {
      place.free();
      observe();
    };
    const asked = { query, variables: variables ?? {}, operationName: operationName ?? undefined };
    const opened = await parts.subscribe(asked, facts, over);
    if ("errors" in opened) {
      over();
      return opened.errors.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions }));
    }
    const { document, results } = opened;
    place.endBy({ end: () => results.end(FAREWELL_RESULT) });
    return { schema: parts.schema, document, operationName, contextValue: results };
  } catch (error) {
    if (!(error instanceof LiaisonError)) throw error;
    facts.errorCodes = [error.code];
    observe();
    return [new GraphQLError(error.message, { extensions: { code: error.code, ...error.details } })];
  }
}

function tooMany({ perSocket }: StreamLimits): LiaisonError {
  return new LiaisonError("RATE_LIMITED", `A socket carries ${perSocket} subscriptions at most; end one first.`);
}

/** Writes a subscription into log and metrics as a request, once it is over. */
function observation(facts: RequestFacts, { log, metrics }: SocketParts): () => void {
  const started = performance.now();
  return () => {
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    const { requestId, operationType = "subscription", errorCodes = [] } = facts;
    metrics.observe({ type: operationType, status: 101, seconds: milliseconds / 1000, errorCodes });
    const outcome = { status: 101, milliseconds, operationType, errorCodes };
    logRequest(log, { requestId, method: "GET", path: "/graphql", ...outcome });
  };
}

/**
 * Carries messages of the protocol. A result counts as sent once the connection has taken it, and the next one is asked for only
 * then: of each subscription at most one waits here.
 */
function carrier(socket: WebSocket, report: (error: unknown) => void) {
  return {
    protocol: socket.protocol,
    send: (text: string) =>
      new Promise<void>((resolve) => {
        // It fails when the socket is closed meanwhile, which its end deals with.
        if (socket.readyState === WebSocket.OPEN) socket.send(text, () => resolve());
        else resolve();
      }),
    close: (code?: number, reason?: string) => socket.close(code, reason),
    onMessage(listen: (text: string) => Promise<void>) {
      socket.on("message", (data: RawData) => {
        listen(Buffer.isBuffer(data) ? data.toString("utf8") : "").catch((error: unknown) => {
          report(error);
          socket.close(CloseCode.InternalServerError, "Internal server error");
        });
      });
    },
  };
}

/** Cuts off who shows no sign of life, and who asks more than it reads. */
function watch(socket: WebSocket, { heartBeat, unsentBytes }: StreamLimits): void {
  let isAlive = true;
  const beat = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, heartBeat);
  socket.on("pong", () => (isAlive = true));
  socket.on("message", () => {
    if (socket.bufferedAmount > unsentBytes) socket.terminate();
  });
  // Broken frames and too large ones: ws closes the socket itself.
  socket.on("error", () => undefined);
  socket.once("close", () => clearInterval(beat));
}

async function closeAll(server: WebSocketServer): Promise<void> {
  const clients = [...server.clients];
  const closed = clients.map((client) => new Promise((resolve) => client.once("close", resolve)));
  for (const client of clients) client.close(GOING_AWAY, "The hub is closing.");
  const timer = setTimeout(() => clients.forEach((client) => client.terminate()), FAREWELL);
  await Promise.all(closed);
  clearTimeout(timer);
  server.close();
}
