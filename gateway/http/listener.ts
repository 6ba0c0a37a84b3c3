/** The HTTP server: it is open from the start, and answers once something is mounted. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Socket } from "node:net";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import { systemCodeOf } from "../../domain/errors";
import { ANONYMOUS_VIEWER } from "../../policy";
import { serveLive, Readiness } from "./health";
import { HostNames, wrongHost } from "./hosts";
import { LIMITS } from "../limits";
import { type Logger, logRequest } from "./log";
import { createMetrics, type Metrics } from "./metrics";
import { metricsGuard, type MetricsReaders } from "./metricsAccess";
import { type RequestFacts } from "./requestFacts";
import { namingRequests } from "./requestIds";
import { onUpgrade, type TakeSocket } from "./upgrade";

/** Where to listen, and whom to inform. */
export interface ListenerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: Logger;
  /** Names under which it is asked beside `host` and those of this machine; as in HostNames. */
  readonly names?: readonly string[];
  /** Seconds for which browsers are told to use HTTPS alone; by default they are not told. */
  readonly hsts?: number | null;
  /** By default only this machine. */
  readonly metrics?: MetricsReaders;
}

/** An open HTTP server. */
export interface Listener {
  readonly port: number;
  /** `http://host:port`, with a name a browser can open. */
  readonly url: string;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Asked before anything is read of a request: true where it has answered, so that the request goes no further. */
  guard(refuses: Refuses): void;
  /** Answers from now on with these routes. */
  mount(routes: express.Router): void;
  /** Streams, which have no end of their own, and sockets: who takes them, and what ends them when it closes. */
  mountStreams(streams: Streams): void;
  /** Accepts nothing new, ends streams, lets what is under way end within 8 s, then closes. */
  close(): Promise<void>;
}

/** Refuses a request when the server is overloaded. */
export type Refuses = (request: IncomingMessage, response: ServerResponse) => boolean;

/** What a listener knows of streams. */
export interface Streams {
  /** WebSockets are refused without it. */
  readonly takeSocket?: TakeSocket;
  /** Ends all of them, those of sockets too. */
  end(): Promise<void>;
}

/** The port can't be used. */
export class PortError extends Error {
  override readonly name = "PortError";
}

const DRAIN_LIMIT = 8_000;
const DRAIN_STEP = 50;
/**
 * Load balancers keep idle connections for 60 s and send requests on them until then, so the hub keeps them longer; they also open
 * some ahead, which must not be cut off before a first request is whole. Who neither sends nor takes anything for `idle` is cut off.
 */
const TIMES = { keepAliveTimeout: 65_000, headersTimeout: 66_000, requestTimeout: 70_000 } as const;
const IDLE = 120_000;
const GIVEN_ID = /^[\w-]{8,64}$/;
const OWN_PATHS =
  /^\/(graphql|explorer|tables|export|health\/live|health\/ready|metrics|\.well-known\/jwks\.json)?(?=$|\/)/;

/** Opens the port. Throws a PortError with what to do when it can't. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const { host, port, log, hsts = null } = options;
  const readiness = new Readiness();
  const names = new HostNames(host, options.names);
  const metrics = createMetrics(metricsGuard(options.metrics ?? { addresses: [], token: null }, names));
  const state: State = { draining: false };
  const app = appFor({ readiness, metrics, log, state, names, hsts });
  const server = createServer(TIMES, (request, response) => {
    if (!state.refuses?.(request, response)) app(request, response);
  });
  server.timeout = IDLE;
  const connections = connectionsOf(server);
  onUpgrade(server, {
    isOurs: (request) => names.include(request.headers.host),
    taker: () => (state.draining ? undefined : state.streams?.takeSocket),
  });
  const taken = await listen(server, { host, port }).catch((error: unknown) => {
    metrics.close();
    throw portErrorOf(error, { host, port });
  });
  return {
    port: taken,
    url: `http://${shownHost(host)}:${taken}`,
    readiness,
    metrics,
    guard: (refuses) => void (state.refuses = refuses),
    mount: (routes) => void (state.routes = routes),
    mountStreams: (streams) => void (state.streams = streams),
    async close() {
      state.draining = true;
      await Promise.all([drain(server, connections), state.streams?.end()]);
      metrics.close();
    },
  };
}

interface State {
  routes?: express.Router;
  streams?: Streams;
  refuses?: Refuses;
  draining: boolean;
}

interface Shell {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly state: State;
  readonly names: HostNames;
  readonly hsts: number | null;
}

function appFor(shell: Shell): Express {
  const { readiness, metrics, log, state, names, hsts } = shell;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((request: Request, response: Response, next: NextFunction) => {
    observe(request, response, shell);
    next();
  });
  app.use(namingRequests);
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
      // It is kept by browsers for as long as it says, so it is for the operator to decide, and for the name of the hub alone.
      strictTransportSecurity: hsts === null ? false : { maxAge: hsts, includeSubDomains: false },
    }),
  );
  // Orchestrators ask by address, or under names nobody could list; they are told no more than whether it is ready.
  app.get("/health/live", serveLive);
  app.get("/health/ready", (request, response) => readiness.serve(response, names.include(request.headers.host)));
  app.get("/metrics", (request, response) => metrics.serve(request, response));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (names.include(request.headers.host)) next();
    else refuseHost(request, response);
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (state.routes) state.routes(request, response, next);
    else refuseWhileStarting(response, readiness.waitingFor);
  });
  app.use(
    (_request: Request, response: Response) =>
      void response.status(404).json({ error: "There is nothing at this address." }),
  );
  // Express knows handlers of errors by their four parameters.
  // eslint-disable-next-line max-params
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) =>
    refuseBroken(error, response, log),
  );
  return app;
}

function observe(request: Request, response: Response, { metrics, log, state }: Shell): void {
  const given = request.get("x-request-id");
  const requestId = given && GIVEN_ID.test(given) ? given : randomUUID();
  const facts: RequestFacts = { requestId, address: request.socket.remoteAddress, viewer: ANONYMOUS_VIEWER };
  response.locals.facts = facts;
  response.set("x-request-id", facts.requestId);
  if (state.draining) response.set("connection", "close");
  const path = OWN_PATHS.exec(request.path)?.[0] ?? "other";
  const started = performance.now();
  response.on("close", () => {
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    const { requestId, operationType, errorCodes = [] } = facts;
    const type = operationType ?? (path.slice(1) || "page");
    metrics.observe({ type, status: response.statusCode, seconds: milliseconds / 1000, errorCodes });
    const outcome = { status: response.statusCode, milliseconds, operationType, errorCodes };
    logRequest(log, { requestId, method: request.method, path, ...outcome });
  });
}

/** Misdirected: this server does not answer for the name it is asked under. */
function refuseHost({ headers }: Request, response: Response): void {
  const extensions = { code: "FORBIDDEN" };
  response.locals.facts.errorCodes = [extensions.code];
  response.status(421).json({ errors: [{ message: wrongHost(headers.host), extensions }] });
}

function refuseWhileStarting(response: Response, waitingFor: string | null): void {
  const message = waitingFor ?? "The hub is starting.";
  response
    .status(503)
    .set("Retry-After", "5")
    .json({ errors: [{ message, extensions: { code: "UNAVAILABLE" } }] });
}

/** Bodies that are no JSON, too large or in a coding nobody asked for are refused here; anything else is a fault of ours. */
function refuseBroken(error: unknown, response: Response, log: Logger): void {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  const { requestId } = response.locals.facts;
  if (response.headersSent) return void response.destroy();
  if (typeof status === "number" && status >= 400 && status < 500) {
    const code = status === 413 ? "COST_LIMIT_EXCEEDED" : "BAD_REQUEST";
    return void response.status(status).json({ errors: [{ message: bodyMessage(status), extensions: { code } }] });
  }
  log.error({ requestId, error }, "unexpected");
  const message = "Internal error. Please report it with the request id.";
  response.status(500).json({ errors: [{ message, extensions: { code: "INTERNAL_SERVER_ERROR" } }] });
}

function bodyMessage(status: number): string {
  if (status === 413) return `A request may have ${LIMITS.bodyBytes} bytes at most.`;
  if (status === 415) return "The encoding of this request is not supported.";
  return "The request can’t be read.";
}

/** Resolves to the port on which it listens. */
function listen(server: Server, where: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : where.port);
    });
  });
}

function portErrorOf(error: unknown, { host, port }: { host: string; port: number }): Error {
  const code = systemCodeOf(error);
  const advice = "set LIAISON_PORT to another one";
  if (code === "EADDRINUSE") return new PortError(`Port ${port} is in use; end what uses it, or ${advice}.`);
  if (code === "EACCES") return new PortError(`Port ${port} may not be used by this account; ${advice}.`);
  return new PortError(
    `The hub can’t listen on ${host}:${port} (${code ?? "unknown reason"}); check LIAISON_HOST and LIAISON_PORT.`,
  );
}

function shownHost(host: string): string {
  if (["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function connectionsOf(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return open;
}

async function drain(server: Server, connections: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => {
    server.closeIdleConnections();
    // To Node a connection is idle only after its first request; clients open some ahead, and anew for each one they break off.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  }, DRAIN_STEP);
  const limit = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}
