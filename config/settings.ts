import { isIP } from "node:net";
import { z } from "zod";
import { AREAS, type Area } from "../domain/areas";

/** One variable of the environment, as the README lists it. */
export interface Setting {
  readonly name: string;
  /** What holds when it is unset; undefined: nothing. */
  readonly default?: string;
  readonly meaning: string;
  /** What a value must be, to be read after "must be". */
  readonly expected: string;
  /** Never printed. */
  readonly secret?: boolean;
  readonly schema: z.ZodType<string | number>;
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const NEO4J_SCHEMES = /^(neo4j|bolt)(\+s|\+ssc)?:$/;
const HOST = /^[A-Za-z0-9._:-]+$/;

const hasScheme = (schemes: RegExp) => (value: string) =>
  URL.canParse(value) && schemes.test(new URL(value).protocol) && new URL(value).hostname !== "";

const path = z.string().min(1);

/** Keys that travel in the clear could be exchanged on the way. */
function isProvider(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash } = new URL(value);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return (protocol === "https:" || (protocol === "http:" && isLocal)) && search === "" && hash === "";
}

/** A name, or a point and a name for all names below that one. */
const HOST_NAME = /^(\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/i;
const listOf = (isOne: (text: string) => boolean) => (value: string) =>
  value
    .split(/[\s,]+/)
    .filter((one) => one !== "")
    .every(isOne);

/** An address, or a network such as 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  const isWhole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  return version !== 0 && isWhole && more.length === 0;
}

const SOURCE = /^('self'|https?:\/\/(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?)$/;
const isSourceList = (value: string): boolean =>
  value === "'none'" || value.split(" ").every((source) => SOURCE.test(source));

/** Origins as browsers send them: without a path, and without the port that the scheme has anyway. */
const isOriginList = (value: string): boolean =>
  value === "*" || value.split(" ").every((origin) => URL.canParse(origin) && new URL(origin).origin === origin);

const PROXY_NAMES = ["loopback", "linklocal", "uniquelocal"];

/** An address, a subnet, or a name for several of them. */
function isProxy(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return PROXY_NAMES.includes(text);
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** The parts of a list with commas between. */
export const partsOf = (text: string): readonly string[] => text.split(",").map((part) => part.trim());

const OWN = [
  {
    name: "LIAISON_PORT",
    default: "4000",
    meaning: "Port of the HTTP server; 0 picks a free one.",
    expected: "a whole number from 0 to 65535",
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535),
  },
  {
    name: "LIAISON_HOST",
    default: "127.0.0.1",
    meaning: "Address the HTTP server listens on; 0.0.0.0 for all networks.",
    expected: "a host name or an address",
    schema: z.string().regex(HOST),
  },
  {
    name: "LIAISON_DATA_DIR",
    default: ".liaison",
    meaning: "Folder of the hub’s own Neo4j, its lock, and the keys of journal and tokens.",
    expected: "a path",
    schema: path,
  },
  {
    name: "LIAISON_DATASET",
    default: "seed/data",
    meaning: "Folder of the CSV files that are imported into an empty graph.",
    expected: "a path",
    schema: path,
  },
  {
    name: "LIAISON_LOG",
    default: "info",
    meaning: "Least severe level that is logged: trace, debug, info, warn, error, fatal or silent.",
    expected: `one of ${LOG_LEVELS.join(", ")}`,
    schema: z.enum(LOG_LEVELS),
  },
  {
    name: "LIAISON_ANONYMOUS",
    default: "on",
    meaning: "Whether people without a token may read public records: on or off.",
    expected: "on or off",
    schema: z.enum(["on", "off"]),
  },
  {
    name: "LIAISON_WARM_UP",
    default: "on",
    meaning: "Whether Neo4j plans the explorer’s most frequent questions in the background after a start: on or off.",
    expected: "on or off",
    schema: z.enum(["on", "off"]),
  },
  {
    name: "LIAISON_RATE_LIMIT",
    default: "1200",
    meaning: "Requests a minute of one organisation’s tokens, or of one network without a token; 0 for no limit.",
    expected: "a whole number from 0 to 1000000",
    schema: z
      .string()
      .regex(/^\d{1,7}$/)
      .transform(Number)
      .refine((most) => most <= 1_000_000),
  },
  {
    name: "LIAISON_TRUSTED_PROXIES",
    meaning:
      "Proxies whose X-Forwarded-For header is trusted, separated by commas: addresses, subnets such as 10.0.0.0/8, or loopback.",
    expected: "addresses and subnets separated by commas, or loopback, linklocal or uniquelocal",
    schema: z.string().refine((value) => partsOf(value).every(isProxy)),
  },
  {
    name: "LIAISON_FRAME_ANCESTORS",
    default: "'none'",
    meaning: "Sites that may embed the explorer (/?embed=1), such as https://example.org; 'self' for the hub itself.",
    expected: "a list of sites: 'none', 'self', or addresses such as https://example.org separated by spaces",
    schema: z.string().refine(isSourceList),
  },
  {
    name: "LIAISON_HOSTS",
    meaning:
      "Names under which people reach the hub, such as hub.example.org, or .example.org for all names below it; the hub refuses requests under any other name, except LIAISON_HOST and the names of this machine.",
    expected: "names such as hub.example.org, separated by commas or spaces, without http:// and port",
    schema: z.string().refine(listOf((one) => HOST_NAME.test(one))),
  },
  {
    name: "LIAISON_HSTS",
    default: "off",
    meaning:
      "Seconds for which browsers must use HTTPS (Strict-Transport-Security), or off; set it only if all of the hub is behind HTTPS.",
    expected: "off, or a number of seconds such as 31536000",
    schema: z.string().regex(/^(off|\d{1,9})$/),
  },
  {
    name: "LIAISON_METRICS_FROM",
    meaning: "Addresses or networks that may read /metrics, such as 10.0.0.0/8; this machine always may.",
    expected: "addresses such as 10.0.0.5 or networks such as 10.0.0.0/8, separated by commas or spaces",
    schema: z.string().refine(listOf(isNetwork)),
  },
  {
    name: "LIAISON_METRICS_TOKEN",
    meaning: "Secret that lets whoever sends it (Authorization: Bearer …) read /metrics from anywhere.",
    expected: "a secret of at least 16 characters without spaces",
    secret: true,
    schema: z.string().regex(/^[\x21-\x7e]{16,256}$/),
  },
  {
    name: "LIAISON_NEO4J_HEAP",
    default: "auto",
    meaning:
      "Heap of the hub’s own Neo4j, such as 512m or 2g; auto fits it to the store and the memory of the machine, and raises it where that is too little.",
    expected: "auto, or a number of megabytes or gigabytes such as 512m or 2g",
    schema: z.string().regex(/^(auto|[1-9]\d{1,5}m|[1-9]\d{0,2}g)$/i),
  },
  {
    name: "LIAISON_CORS_ORIGINS",
    meaning:
      "Origins whose pages may read the API, tables, exports and streams, such as https://dashboard.example.org; * for all.",
    expected: "origins such as https://dashboard.example.org separated by spaces, or *",
    schema: z.string().refine(isOriginList),
  },
  {
    name: "LIAISON_OIDC_ISSUER",
    meaning: "OpenID Connect provider whose access tokens are accepted in addition to the hub’s own.",
    expected: "an https address (http on this machine only)",
    schema: z.string().refine(isProvider),
  },
  {
    name: "LIAISON_OIDC_AUDIENCE",
    default: "liaison",
    meaning: "Audience that tokens of the provider must name.",
    expected: "a name",
    schema: path,
  },
] as const satisfies readonly Setting[];

const NEO4J = [
  {
    name: "NEO4J_URI",
    meaning: "Address of a Neo4j 5; without it the hub starts one of its own.",
    expected: "an address such as neo4j://127.0.0.1:7687, neo4j+s://… or bolt://…",
    schema: z.string().refine(hasScheme(NEO4J_SCHEMES)),
  },
  {
    name: "NEO4J_USER",
    default: "neo4j",
    meaning: "User for NEO4J_URI.",
    expected: "a name",
    schema: path,
  },
  {
    name: "NEO4J_PASSWORD",
    meaning: "Password for NEO4J_URI; required if that is set.",
    expected: "a password",
    secret: true,
    schema: path,
  },
  {
    name: "NEO4J_DATABASE",
    default: "neo4j",
    meaning: "Database at NEO4J_URI.",
    expected: "the name of a database: letters, digits, dots and dashes",
    schema: z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,62}$/),
  },
] as const satisfies readonly Setting[];

const REMOTE = AREAS.map((name) => ({
  name: urlVariable(name),
  meaning: `Address of the subgraph ${name} if it runs as a process of its own (liaison serve --subgraph ${name}).`,
  expected: "an address such as http://127.0.0.1:4001/graphql",
  schema: z.string().refine(hasScheme(/^https?:$/)),
}));

/** Every variable the hub reads, in the order of the README. */
export const SETTINGS: readonly Setting[] = [...OWN, ...NEO4J, ...REMOTE];

/** `SUBGRAPH_<NAME>_URL`. */
export function urlVariable(name: Area): string {
  return `SUBGRAPH_${name.toUpperCase()}_URL`;
}
