/** The composition root: environment → Neo4j → store → dataset → subgraphs → gateway. */
import "reflect-metadata";
import { type Environment, readEnvironment, type Variables } from "./config/environment";
import { explorerFolder } from "./config/projectRoot";
import { AREAS, type Area } from "./domain/areas";
import {
  checkOf,
  checkOfTroubles,
  composeSupergraph,
  createLog,
  type Gateway,
  type GatewayOptions,
  HOW_TO_NAME,
  isUnnamed,
  type Listener,
  type Logger,
  openGateway,
  openListener,
  openSubgraphServer,
} from "./gateway";
import { closeDatabase, type DatabaseParts, type DatabaseStart, openDatabase, watchDatabase } from "./hub/database";
import { citationOf, importInto } from "./hub/dataset";
import { addDemonstration, demonstrationTokens } from "./hub/demonstration";
import { type Identity, openIdentity } from "./hub/identity";
import { type Runnable, runAsProcess } from "./hub/process";
import { buildSubgraph } from "./subgraphs";
import { createTerminal, type Streams, type Terminal } from "./terminal/terminal";

/**
 * A server of the hub: the whole of it, or one subgraph. `close` stops accepting requests, lets those under way end, closes the store
 * and stops its own Neo4j.
 */
export interface Hub extends Runnable {
  /** `http://localhost:4000`; empty until the port is open. */
  readonly url: string;
}

/** A hub that is running. */
export interface RunningHub {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The whole hub, one subgraph alone, or the whole hub with made-up records of every class. */
export interface HubKind {
  readonly subgraph?: Area;
  readonly isDemonstration?: boolean;
}

/** The options of `serve`. */
export interface ServeOptions extends HubKind {
  /** Settings that go before the environment's. */
  readonly overrides?: Variables;
}

/** Runs the hub as this process, until a signal; ends the process where it can’t start. */
export async function serve({ overrides, ...kind }: ServeOptions = {}): Promise<void> {
  const terminal = createTerminal(process);
  await runAsProcess(terminal, () => createHub(readEnvironment(overrides), terminal, kind));
}

/** Starts the whole hub and resolves when it answers; for tests and for programs. */
export async function startHub(environment: Environment, streams: Streams): Promise<RunningHub> {
  const hub = createHub(environment, createTerminal(streams));
  await hub.start();
  return { url: hub.url, port: Number(new URL(hub.url).port), close: () => hub.close() };
}

/** A hub of a kind; nothing happens before `start`. */
export function createHub(environment: Environment, terminal: Terminal, kind: HubKind = {}): Hub {
  const parts: Parts = { isClosing: false };
  const start: Start = { environment, terminal, parts, log: createLog(environment.log, terminal.log) };
  return {
    get url() {
      return parts.listener?.url ?? "";
    },
    close: () => closeAll(parts),
    async start() {
      try {
        const sentence = await (kind.subgraph ? startSubgraph(start, kind.subgraph) : startAll(start, kind));
        if (parts.isClosing) throw new Error("Stopped.");
        terminal.say(sentence);
      } catch (error) {
        await closeAll(parts);
        throw error;
      }
    },
  };
}

/** What is built so far, so that it can be closed at any time. */
interface Parts extends DatabaseParts {
  listener?: Listener;
  gateway?: Gateway;
  identity?: Identity;
}

/** What the steps of a start share. */
interface Start extends DatabaseStart {
  readonly parts: Parts;
  readonly log: Logger;
}

/** Resolves to what to say when it is ready. */
async function startAll(start: Start, { isDemonstration = false }: HubKind): Promise<string> {
  const { environment, terminal, parts, log } = start;
  const listener = await listen(start);
  const building = settled(composed());
  const store = await openDatabase(start);
  const watch = watchDatabase(start, store, log);
  const waitFor = (what: string) => listener.readiness.waitFor(what);
  await importInto(store, environment.dataset, { terminal, waitFor });
  if (isDemonstration) terminal.say(await addDemonstration(store));
  const identity = (parts.identity = await openIdentity(environment, store, { log }));
  parts.gateway = await openGateway(listener, {
    ...(await building()),
    urls: environment.subgraphUrls,
    log,
    dataset: await citationOf(environment.dataset),
    ...identity,
    explorer: { folder: explorerFolder(), frameAncestors: environment.frameAncestors },
    origins: environment.corsOrigins,
    clients: environment,
    warmsUp: environment.warmsUp,
    publicKeys: () => identity.keyring.all(),
    ping: () => watch.ping(),
    troubles: () => watch.troubles(),
    statistics: () => store.statistics(),
  });
  for (const missing of await listener.readiness.missing()) terminal.say(`Still missing: ${missing}`);
  if (isUnnamed(environment.host, environment.hosts)) terminal.say(HOW_TO_NAME);
  if (isDemonstration) terminal.say(await demonstrationTokens(listener.url, identity, store));
  return `Liaison is ready: ${listener.url}/ (API: ${listener.url}/graphql)`;
}

/** All subgraphs and what they compose to; made while Neo4j starts. */
async function composed(): Promise<Pick<GatewayOptions, "subgraphs" | "supergraph">> {
  const subgraphs = await Promise.all(AREAS.map(buildSubgraph));
  return { subgraphs, supergraph: composeSupergraph(subgraphs) };
}

async function startSubgraph(start: Start, name: Area): Promise<string> {
  const { environment, parts, log } = start;
  const listener = await listen(start);
  const building = settled(buildSubgraph(name));
  const store = await openDatabase(start);
  const watch = watchDatabase(start, store, log);
  const identity = (parts.identity = await openIdentity(environment, store, { log }));
  const isImported = async () => {
    if (!(await store.importState())?.complete) throw new Error("No dataset.");
  };
  parts.gateway = await openSubgraphServer(listener, {
    subgraph: await building(),
    log,
    ...identity,
    statistics: () => store.statistics(),
    checks: [
      checkOf(() => watch.ping(), "Neo4j does not answer."),
      checkOfTroubles(() => watch.troubles()),
      checkOf(isImported, "The dataset is not imported yet; the hub does that when it starts."),
    ],
  });
  return `The subgraph ${name} is ready: ${listener.url}/graphql`;
}

async function listen({ environment, parts, log }: Start): Promise<Listener> {
  const { host, port, hosts, hsts, metrics } = environment;
  parts.listener = await openListener({ host, port, log, names: hosts, hsts, metrics });
  parts.listener.readiness.waitFor("The hub is starting: Neo4j is not open yet.");
  return parts.listener;
}

/** Closes what there is, in the order in which requests are served. */
const closeAll = (parts: Parts): Promise<void> =>
  closeDatabase(parts, [() => parts.listener?.close(), () => parts.gateway?.stop(), () => parts.identity?.close()]);

/** Work begun early: its failure is thrown where its result is asked for, not before. */
function settled<T>(work: Promise<T>): () => Promise<T> {
  work.catch(() => undefined);
  return () => work;
}

if (require.main === module) void serve();
