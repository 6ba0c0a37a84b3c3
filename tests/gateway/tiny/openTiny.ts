import {
  composeSupergraph,
  createLog,
  type Gateway,
  type GatewayOptions,
  type Listener,
  openGateway,
  openListener,
  openSubgraphServer,
  type Subgraph,
} from "../../../gateway";
import { type ClientSettings } from "../../../gateway/clients/clientLimits";
import { type LoadLimits } from "../../../gateway/clients/load";
import { type ExplorerOptions } from "../../../gateway/pages/explorer";
import { type ExportSizes } from "../../../gateway/exports/routes";
import { STREAM_LIMITS, type StreamLimits } from "../../../gateway/limits";
import { ANONYMOUS_VIEWER, type Authenticate, type Viewer } from "../../../policy";
import { testKeys } from "../../support/viewers";
import { tinySubgraphs, tinyTables } from "./tinySubgraphs";

export interface Asked {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly headers: Headers;
}

export interface Tiny {
  readonly url: string;
  readonly listener: Listener;
  /** Listeners of the subgraphs elsewhere. */
  readonly elsewhere: readonly Listener[];
  /** Lines of the log, parsed. */
  readonly lines: Record<string, unknown>[];
  ask(query: string, variables?: unknown, headers?: Record<string, string>): Promise<Asked>;
  close(): Promise<void>;
}

export const DATASET = {
  version: "abc123",
  compiled: "2026-11",
  licence: "CC BY 4.0",
  licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
  cite: "Liaison dataset abc123 (2026-11)",
};

export interface TinyOptions {
  /** Reach the subgraph nests (or both) over HTTP. */
  readonly remote?: readonly string[];
  /** Plan operations even where no subgraph is reached over HTTP. */
  readonly isFederated?: boolean;
  readonly ping?: () => Promise<void>;
  readonly urls?: Record<string, string>;
  readonly authenticate?: Authenticate;
  readonly noteRefusal?: (viewer: Viewer, fields: readonly string[]) => Promise<void>;
  readonly createContext?: GatewayOptions["createContext"];
  readonly deadline?: number;
  readonly streamLimits?: Partial<StreamLimits>;
  /** Beside the tiny ones. */
  readonly more?: readonly Subgraph[];
  readonly exportSizes?: Partial<ExportSizes>;
  readonly clients?: ClientSettings;
  readonly loadLimits?: LoadLimits;
  readonly explorer?: ExplorerOptions;
}

/** A gateway over the tiny subgraphs on a free port. */
export async function openTiny({
  remote = [],
  isFederated = false,
  ping = async () => undefined,
  urls = {},
  authenticate,
  noteRefusal,
  createContext = async () => ({ mark: "seen" }),
  streamLimits = {},
  more = [],
  exportSizes,
  deadline,
  clients,
  loadLimits,
  explorer,
}: TinyOptions = {}): Promise<Tiny> {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("info", { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  const subgraphs = [...tinySubgraphs(), ...more];
  const statistics = () => ({ statements: 7, shapes: 3, records: 5 });
  const keys = await testKeys();
  const servers: { listener: Listener; gateway: Gateway }[] = [];
  const where: Record<string, string> = { ...urls };
  for (const subgraph of subgraphs.filter(({ name }) => remote.includes(name))) {
    const listener = await openListener({ host: "127.0.0.1", port: 0, log });
    servers.push({
      listener,
      gateway: await openSubgraphServer(listener, { subgraph, createContext, keys, checks: [], statistics, log }),
    });
    where[subgraph.name] = `${listener.url}/graphql`;
  }
  const listener = await openListener({ host: "127.0.0.1", port: 0, log });
  const options = {
    subgraphs,
    isFederated,
    supergraph: composeSupergraph(subgraphs),
    urls: where,
    createContext,
    keys,
    authenticate: authenticate ?? (async () => ANONYMOUS_VIEWER),
    noteRefusal: noteRefusal ?? (async () => undefined),
    publicKeys: async () => [],
    dataset: DATASET,
    ping,
    statistics,
    log,
    tables: tinyTables,
    exportSizes,
    deadline,
    clients,
    loadLimits,
    explorer,
    streamLimits: { ...STREAM_LIMITS, ...streamLimits },
  };
  const elsewhere = servers.map((server) => server.listener);
  servers.unshift({ listener, gateway: await openGateway(listener, options) });
  return {
    url: listener.url,
    listener,
    elsewhere,
    lines,
    async ask(query, variables, headers = {}) {
      const response = await fetch(`${listener.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    async close() {
      for (const server of servers) {
        await server.listener.close();
        await server.gateway.stop();
      }
    },
  };
}
