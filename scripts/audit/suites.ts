/** Suites of the audit of federation: their subgraphs behind the gateway as it serves any others, and their cases asked as a client asks. */
import { isDeepStrictEqual } from "node:util";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { parse, print } from "graphql";
import { ownJson } from "../../domain/ownJson";
import { openKeyring } from "../../config/signingKeys";
import { composeSupergraph, CompositionError, createLog, openGateway, openListener } from "../../gateway";
import { type Supergraph } from "../../gateway/operations/compose";
import { ANONYMOUS_VIEWER, HubKeys } from "../../policy";

/** A subgraph of a suite, as the audit tells of it. */
interface Described {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** A case of a suite. */
interface Case {
  readonly query: string;
  readonly expected: { readonly data?: unknown; readonly errors?: boolean };
}

/** How a case went. */
interface Outcome extends Case {
  /** `shared-root 1` */
  readonly name: string;
  readonly isPassed: boolean;
  readonly got: unknown;
}

/** Whose composer makes the supergraph: the hub’s, or the one of the audit. */
type Composer = "own" | "apollo";

/** Asks all cases of a suite. */
type RunSuite = (suite: string) => Promise<readonly Outcome[]>;

/** What asks the suites of an audit that is served somewhere; its folder is for keys. */
export async function openAudit(
  audit: string,
  { folder, composer }: { folder: string; composer: Composer },
): Promise<RunSuite> {
  const keys = new HubKeys(await openKeyring(folder));
  return async (suite) => {
    const cases = await readJson<readonly Case[]>(`${audit}/${suite}/tests`);
    const named = cases.map((one, index) => ({ ...one, name: `${suite} ${index}` }));
    const subgraphs = described(await readJson<readonly Described[]>(`${audit}/${suite}/subgraphs`));
    let supergraph: Supergraph;
    try {
      supergraph = composer === "own" ? composeSupergraph(subgraphs) : await composedThere(`${audit}/${suite}`);
    } catch (error) {
      if (!(error instanceof CompositionError)) throw error;
      return named.map((one) => ({ ...one, isPassed: false, got: error.message }));
    }
    const { url, close } = await serve(subgraphs, supergraph, keys);
    const outcomes: Outcome[] = [];
    try {
      for (const one of named) outcomes.push({ ...one, ...(await ask(url, one)) });
    } finally {
      await close();
    }
    return outcomes;
  };
}

const described = (subgraphs: readonly Described[]) =>
  subgraphs.map((one) => ({ ...one, schema: buildSubgraphSchema({ typeDefs: parse(one.sdl) }) }));

async function composedThere(suite: string): Promise<Supergraph> {
  const sdl = await (await read(`${suite}/supergraph`)).text();
  return { sdl, publicSdl: print(transformSupergraphToPublicSchema(parse(sdl))) };
}

async function read(url: string): Promise<Response> {
  const response = await fetch(url, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${url} has answered ${response.status}.`);
  return response;
}

const readJson = async <Body>(url: string): Promise<Body> => (await (await read(url)).json()) as Body;

/** The gateway, as it serves any subgraphs that run elsewhere. */
async function serve(subgraphs: ReturnType<typeof described>, supergraph: Supergraph, keys: HubKeys) {
  const log = createLog("silent");
  const listener = await openListener({ host: "127.0.0.1", port: 0, log });
  const gateway = await openGateway(listener, {
    subgraphs,
    supergraph,
    keys,
    log,
    tables: [],
    urls: Object.fromEntries(subgraphs.map(({ name, url }) => [name, url])),
    dataset: { version: "", compiled: "", licence: "", licenceUrl: "", cite: "" },
    authenticate: async () => ANONYMOUS_VIEWER,
    createContext: async () => ({}),
    noteRefusal: async () => undefined,
    publicKeys: async () => [],
    ping: async () => undefined,
    statistics: () => ({ statements: 0, records: 0, shapes: 0 }),
  });
  const close = async (): Promise<void> => {
    await listener.close();
    await gateway.stop();
  };
  return { url: `${listener.url}/graphql`, close };
}

/** As the audit compares: data whole, and of errors whether there are some, where it says whether there should be. */
async function ask(url: string, { query, expected }: Case): Promise<Pick<Outcome, "isPassed" | "got">> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query }),
  });
  const got = ownJson<{ data?: unknown; errors?: readonly unknown[] }>(await response.text());
  const isSame = isDeepStrictEqual(got.data ?? null, expected.data ?? null);
  const hasErrors = (got.errors ?? []).length > 0;
  return { isPassed: isSame && hasErrors === (expected.errors ?? hasErrors), got };
}
