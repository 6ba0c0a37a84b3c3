/** The only reader of the environment: parsed once, every problem reported at once. */
import { isAbsolute, join, resolve } from "node:path";
import { dataHome, projectRoot } from "./projectRoot";
import { AREAS, type Area } from "../domain/areas";
import { partsOf, SETTINGS, type Setting, urlVariable } from "./settings";

/** Where Neo4j is, and which user connects to it. */
export interface Neo4jSettings {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** The settings of the hub, as its environment gives them. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absolute path. */
  readonly dataset: string;
  readonly log: string;
  /** Whether people without a token may read public records. */
  readonly allowsAnonymous: boolean;
  /** Whether what the explorer asks most is planned before anyone asks. */
  readonly warmsUp: boolean;
  /** Requests one client may send in a minute; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Sites that may show the explorer, as in `frame-ancestors`. */
  readonly frameAncestors: string;
  /** Origins whose pages may read what the hub answers, beside its own; "*" for all. */
  readonly corsOrigins: readonly string[];
  /** Null: only tokens of the hub are accepted. */
  readonly oidc: { readonly issuer: string; readonly audience: string } | null;
  /** Names the hub is reached by beside those of its own machine and `host`, in small letters; `.example.org` for all below one. */
  readonly hosts: readonly string[];
  /** Who may read /metrics beside this machine: addresses or networks, and whoever sends the token. */
  readonly metrics: { readonly addresses: readonly string[]; readonly token: string | null };
  /** Seconds for which browsers are told to use HTTPS alone; null: they are not told. */
  readonly hsts: number | null;
  /** Null: the hub starts a Neo4j of its own. */
  readonly neo4j: Neo4jSettings | null;
  /** Megabytes of heap for the hub’s own Neo4j; null: what fits its store and the machine. */
  readonly neo4jHeap: number | null;
  /** Subgraphs that run as processes of their own. */
  readonly subgraphUrls: Readonly<Partial<Record<Area, string>>>;
}

/** Variables as they come from a process. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** All mistakes in the settings, one line each. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(readonly problems: readonly string[]) {
    super(["The settings are not valid:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
  }
}

const PLACEHOLDERS = new Set([
  "changeme",
  "change-me",
  "password",
  "secret",
  "neo4j",
  "neo4j-password",
  "test",
  "admin",
  "12345678",
]);
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;
/** Read by the test runner, not by the hub. */
const FOR_TESTS = /^LIAISON_TEST_/;

/**
 * Settings from the environment, `overrides` first (options of the command line). Empty variables count as unset.
 * Throws a ConfigurationError that names every problem.
 */
export function readEnvironment(overrides: Variables = {}, variables: Variables = process.env): Environment {
  const given = { ...definedIn(variables), ...definedIn(overrides) };
  const problems = unknownNames(Object.keys(given));
  const values = new Map<string, string | number>();
  for (const setting of SETTINGS)
    parseInto(values, problems, { setting, text: given[setting.name] ?? setting.default });
  problems.push(...contradictions(given));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.freeze(environmentOf(values));
}

function definedIn(variables: Variables): Record<string, string> {
  const entries = Object.entries(variables).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return Object.fromEntries(entries);
}

interface Candidate {
  readonly setting: Setting;
  readonly text: string | undefined;
}

function parseInto(values: Map<string, string | number>, problems: string[], { setting, text }: Candidate): void {
  if (text === undefined) return;
  const { success, data } = setting.schema.safeParse(text);
  if (success) values.set(setting.name, data);
  else
    problems.push(
      `${setting.name}${setting.secret ? "" : ` is ${JSON.stringify(text)}, but`} must be ${setting.expected}.`,
    );
}

function contradictions(given: Record<string, string>): string[] {
  if (!given.NEO4J_URI) return [];
  if (!given.NEO4J_PASSWORD) return ["NEO4J_PASSWORD must be set together with NEO4J_URI."];
  const host = given.LIAISON_HOST ?? "127.0.0.1";
  if (LOOPBACK.test(host) || !PLACEHOLDERS.has(given.NEO4J_PASSWORD.toLowerCase())) return [];
  return [
    `NEO4J_PASSWORD is a placeholder, which is refused where others can reach the hub (LIAISON_HOST is ${host}); set a real one.`,
  ];
}

function unknownNames(names: readonly string[]): string[] {
  const known = SETTINGS.map((setting) => setting.name);
  const ours = names.filter((name) => /^LIAISON_|^SUBGRAPH_.*_URL$/.test(name) && !FOR_TESTS.test(name));
  return ours
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not a setting of the hub; did you mean ${nearest(name, known)}?`);
}

function environmentOf(values: ReadonlyMap<string, string | number>): Environment {
  const text = (name: string) => String(values.get(name) ?? "");
  const urls = AREAS.flatMap((name) =>
    values.has(urlVariable(name)) ? [[name, text(urlVariable(name))] as const] : [],
  );
  return {
    port: Number(values.get("LIAISON_PORT")),
    host: text("LIAISON_HOST"),
    dataDir: absolute(text("LIAISON_DATA_DIR"), { path: ".liaison", in: dataHome() }),
    dataset: absolute(text("LIAISON_DATASET"), { path: "seed/data", in: projectRoot() }),
    log: text("LIAISON_LOG"),
    requestsPerMinute: Number(values.get("LIAISON_RATE_LIMIT")),
    trustedProxies: Object.freeze(
      values.has("LIAISON_TRUSTED_PROXIES") ? partsOf(text("LIAISON_TRUSTED_PROXIES")) : [],
    ),
    frameAncestors: text("LIAISON_FRAME_ANCESTORS"),
    corsOrigins: Object.freeze(text("LIAISON_CORS_ORIGINS").split(" ").filter(Boolean)),
    allowsAnonymous: text("LIAISON_ANONYMOUS") === "on",
    warmsUp: text("LIAISON_WARM_UP") === "on",
    hosts: listIn(text("LIAISON_HOSTS")),
    metrics: Object.freeze({
      addresses: listIn(text("LIAISON_METRICS_FROM")),
      token: values.has("LIAISON_METRICS_TOKEN") ? text("LIAISON_METRICS_TOKEN") : null,
    }),
    hsts: text("LIAISON_HSTS") === "off" ? null : Number(text("LIAISON_HSTS")),
    neo4jHeap: text("LIAISON_NEO4J_HEAP") === "auto" ? null : heapIn(text("LIAISON_NEO4J_HEAP")),
    oidc: values.has("LIAISON_OIDC_ISSUER")
      ? Object.freeze({ issuer: text("LIAISON_OIDC_ISSUER"), audience: text("LIAISON_OIDC_AUDIENCE") })
      : null,
    neo4j: values.has("NEO4J_URI")
      ? Object.freeze({
          uri: text("NEO4J_URI"),
          user: text("NEO4J_USER"),
          password: text("NEO4J_PASSWORD"),
          database: text("NEO4J_DATABASE"),
        })
      : null,
    subgraphUrls: Object.freeze(Object.fromEntries(urls)),
  };
}

const listIn = (text: string): readonly string[] =>
  Object.freeze(
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((one) => one !== ""),
  );

const heapIn = (text: string): number => parseInt(text, 10) * (/g$/i.test(text) ? 1_024 : 1);

/** Defaults lie in the project, paths that were given are relative to where the command was typed. */
function absolute(path: string, byDefault: { readonly path: string; readonly in: string }): string {
  if (isAbsolute(path)) return path;
  return path === byDefault.path ? join(byDefault.in, path) : resolve(path);
}

function nearest(name: string, candidates: readonly string[]): string {
  const ranked = candidates.map((candidate) => ({ candidate, distance: editDistance(name, candidate) }));
  return ranked.reduce((best, next) => (next.distance < best.distance ? next : best)).candidate;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
