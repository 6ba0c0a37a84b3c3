/** The composition root: environment → Neo4j → store → dataset → subgraphs → gateway. */
import "reflect-metadata";
import { join } from "node:path";
import { explain } from "./terminal/failure";
import { createTerminal, type Streams, type Terminal } from "./terminal/terminal";
import { openDataFolder } from "./config/dataFolder";
import { type Environment, type Neo4jSettings, readEnvironment, type Variables } from "./config/environment";
import { explorerFolder } from "./config/projectRoot";
import { openJournalKey } from "./config/journalKey";
import {
  checkOf,
  checkOfTroubles,
  composeSupergraph,
  createLog,
  type DatasetCitation,
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
import { DatabaseWatch } from "./hub/databaseWatch";
import { addDemonstration, demonstrationTokens } from "./hub/demonstration";
import { type Identity, openIdentity } from "./hub/identity";
import { datasetInfo, ensureDataset } from "./seed";
import { KeptNeo4j, openStore, roomOf } from "./store";
import { type Store } from "./store/port";
import { buildSubgraph, SUBGRAPH_NAMES, type SubgraphName } from "./subgraphs";

/** A server of the hub: the whole of it, or one subgraph. */
export interface Hub {
  /** Resolves when it is ready; rejects when something is missing, with everything closed. */
  start(): Promise<void>;
  /** Stops accepting, lets what is under way end, closes the store and stops its own Neo4j. Safe at any time. */
  close(): Promise<void>;
  /** `http://localhost:4000`; empty until the port is open. */
  readonly url: string;
}

/** A hub that answers. */
export interface RunningHub {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** What is built so far, so that it can be closed at any time. */
export interface Parts {
  listener?: Listener;
  gateway?: Gateway;
  store?: Store;
  identity?: Identity;
  neo4j?: KeptNeo4j;
  watch?: DatabaseWatch;
  isClosing: boolean;
}

const IMPORT_TITLES = { check: "Checking the dataset", write: "Writing its records", link: "Linking its records" };

/** Starts the whole hub and resolves when it answers; for tests and for programs. */
export async function startHub(environment: Environment, streams: Streams): Promise<RunningHub> {
  const hub = createHub(environment, createTerminal(streams));
  await hub.start();
  return { url: hub.url, port: Number(new URL(hub.url).port), close: () => hub.close() };
}

/** Which hub: the whole of it, one subgraph alone, or the whole with made-up records of every class. */
export interface HubKind {
  readonly subgraph?: SubgraphName;
  readonly isDemonstration?: boolean;
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

/** What the steps of a start share. */
export interface Start {
  readonly environment: Environment;
  readonly terminal: Terminal;
  readonly parts: Parts;
  readonly log: Logger;
}

/** Resolves to what to say when it is ready. */
async function startAll(start: Start, { isDemonstration = false }: HubKind): Promise<string> {
  const { environment, terminal, parts, log } = start;
  const listener = await listen(start);
  const building = settled(composed());
  const store = await openDatabase(start);
  const watch = watchDatabase(start, store);
  await importDataset(start, store);
  if (isDemonstration) terminal.say(await addDemonstration(store));
  const identity = await identify(start, store);
  const info = await datasetInfo(environment.dataset);
  parts.gateway = await openGateway(listener, {
    ...{ ...(await building()), urls: environment.subgraphUrls, log, dataset: citationOf(info) },
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
  const subgraphs = await Promise.all(SUBGRAPH_NAMES.map(buildSubgraph));
  return { subgraphs, supergraph: composeSupergraph(subgraphs) };
}

async function startSubgraph(start: Start, name: SubgraphName): Promise<string> {
  const { parts, log } = start;
  const listener = await listen(start);
  const building = settled(buildSubgraph(name));
  const store = await openDatabase(start);
  const watch = watchDatabase(start, store);
  const identity = await identify(start, store);
  const isImported = async () => {
    if (!(await store.importState())?.complete) throw new Error("No dataset.");
  };
  parts.gateway = await openSubgraphServer(listener, {
    ...{ subgraph: await building(), log },
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

async function identify({ environment, parts, log }: Start, store: Store): Promise<Identity> {
  parts.identity = await openIdentity(environment, store, { log });
  return parts.identity;
}

async function listen({ environment, parts, log }: Start): Promise<Listener> {
  const { host, port, hosts, hsts, metrics } = environment;
  parts.listener = await openListener({ host, port, log, names: hosts, hsts, metrics });
  parts.listener.readiness.waitFor("The hub is starting: Neo4j is not open yet.");
  return parts.listener;
}

/**
 * Opens the store on the Neo4j of the settings, or on one of the hub's own. `isUnchecked`: although the key and the signed heads in the data
 * folder may not fit it.
 */
export async function openDatabase(
  { environment, terminal, parts }: Pick<Start, "environment" | "terminal" | "parts">,
  { isUnchecked = false }: { readonly isUnchecked?: boolean } = {},
): Promise<Store> {
  const { dataDir } = environment;
  const warn = (warning: string) => terminal.complain(warning);
  (await openDataFolder(dataDir)).forEach(warn);
  const journalKey = await openJournalKey(dataDir);
  if (environment.neo4j) terminal.say(`Connecting to Neo4j at ${environment.neo4j.uri}.`);
  const settings = environment.neo4j ?? (await launch({ environment, terminal, parts }));
  if (parts.isClosing) throw new Error("Stopped.");
  const headsFile = join(dataDir, "heads.json");
  parts.store = await openStore({ ...settings, journalKey, headsFile, isUnchecked, warn });
  return parts.store;
}

async function launch({
  environment: { dataDir, neo4jHeap },
  terminal,
  parts,
}: Pick<Start, "environment" | "terminal" | "parts">): Promise<Neo4jSettings> {
  const heap = neo4jHeap === null ? undefined : { first: neo4jHeap, most: neo4jHeap };
  parts.neo4j = await KeptNeo4j.launch({ dataDir, heap, report: (line) => terminal.say(line) });
  if (parts.isClosing) await parts.neo4j.stop();
  return { ...parts.neo4j.current, database: "neo4j" };
}

/** From now on the store follows its Neo4j, and writes only while there is room. */
function watchDatabase({ environment: { dataDir }, parts, log }: Start, store: Store): DatabaseWatch {
  const own = parts.neo4j && { neo4j: parts.neo4j, room: () => roomOf(dataDir) };
  parts.watch = new DatabaseWatch({ store, dataDir, log, own });
  return parts.watch;
}

async function importDataset({ environment, terminal, parts }: Start, store: Store): Promise<void> {
  const display = terminal.progress(IMPORT_TITLES);
  try {
    const outcome = await ensureDataset({
      directory: environment.dataset,
      store,
      report(progress) {
        display.report(progress);
        const percent = progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0;
        parts.listener?.readiness.waitFor(`${IMPORT_TITLES[progress.phase]}: ${percent} %.`);
      },
    });
    display.end();
    if (outcome === "present") terminal.say("The dataset is there already.");
  } finally {
    display.end();
  }
}

function citationOf({ version, compiled }: { version: string; compiled: string }): DatasetCitation {
  const licence = "CC BY 4.0";
  return {
    ...{ version, compiled, licence, licenceUrl: "https://creativecommons.org/licenses/by/4.0/" },
    cite: `Liaison: cooperation of National Preventive Mechanisms, civil society and international bodies. Dataset of ${compiled}, version ${version}. ${licence}.`,
  };
}

/** Closes what there is, in the order in which requests are served. */
export async function closeAll(parts: Parts): Promise<void> {
  parts.isClosing = true;
  const { listener, gateway, identity, store, neo4j, watch } = parts;
  watch?.close();
  const closings = [
    () => listener?.close(),
    () => gateway?.stop(),
    () => identity?.close(),
    () => store?.close(),
    () => neo4j?.stop(),
  ];
  for (const close of closings) {
    await close()?.catch(() => undefined);
  }
}

/** Work begun early: its failure is thrown where its result is asked for, not before. */
function settled<T>(work: Promise<T>): () => Promise<T> {
  work.catch(() => undefined);
  return () => work;
}

/** How `serve` is asked for. */
export interface ServeOptions extends HubKind {
  /** Settings that go before the environment's. */
  readonly overrides?: Variables;
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;
/** A shutdown that takes longer is ended. */
const CLOSE_LIMIT = 9_500;

/** Runs the hub as this process, until a signal; ends the process where it can’t start. */
export async function serve({ overrides, ...kind }: ServeOptions = {}): Promise<void> {
  const terminal = createTerminal(process);
  let isStopping = false;
  try {
    const hub = createHub(readEnvironment(overrides), terminal, kind);
    const stop = (signal: keyof typeof SIGNALS) => {
      if (isStopping) process.exit(128 + SIGNALS[signal]);
      isStopping = true;
      terminal.say("Stopping: what is under way may end; a second signal ends at once.");
      setTimeout(() => process.exit(0), CLOSE_LIMIT).unref();
      void hub.close().then(() => process.exit(0));
    };
    for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.on(signal, stop);
    await hub.start();
  } catch (error) {
    if (isStopping) return;
    const { message, exitCode } = explain(error);
    terminal.complain(message);
    process.exit(exitCode);
  }
}

if (require.main === module) void serve();
