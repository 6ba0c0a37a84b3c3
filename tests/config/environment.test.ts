import { ConfigurationError, readEnvironment, type Variables } from "../../config/environment";
import { projectRoot } from "../../config/projectRoot";
import { SETTINGS } from "../../config/settings";

const read = (variables: Variables) => readEnvironment({}, variables);

function problemsOf(variables: Variables): readonly string[] {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

const NEO4J = { NEO4J_URI: "neo4j://db:7687", NEO4J_PASSWORD: "d8#kq2" };

describe("the environment", () => {
  it("has a default for everything that is not asked for", () => {
    const root = projectRoot();
    expect(read({})).toEqual({
      port: 4000,
      host: "127.0.0.1",
      dataDir: `${root}/.liaison`,
      dataset: `${root}/seed/data`,
      log: "info",

      allowsAnonymous: true,
      frameAncestors: "'none'",
      corsOrigins: [],
      oidc: null,
      neo4j: null,
      neo4jHeap: null,
      subgraphUrls: {},
      hosts: [],
      hsts: null,
      metrics: { addresses: [], token: null },
      requestsPerMinute: 1_200,
      trustedProxies: [],
      warmsUp: true,
    });
  });

  it("takes what it is given, relative paths from where the command was typed", () => {
    const environment = read({
      ...NEO4J,
      LIAISON_PORT: "0",
      LIAISON_HOST: "0.0.0.0",
      LIAISON_DATA_DIR: "data",
      LIAISON_DATASET: "/srv/data",
      LIAISON_LOG: "silent",
      SUBGRAPH_ACTORS_URL: "http://actors:4001/graphql",
      LIAISON_ANONYMOUS: "off",
      LIAISON_WARM_UP: "off",
      LIAISON_FRAME_ANCESTORS: "'self' https://*.example.org",
      LIAISON_OIDC_ISSUER: "https://login.example/realms/npm",
      LIAISON_HOSTS: "Hub.example.org, .example.net [2001:db8::1]",
      LIAISON_HSTS: "31536000",
      LIAISON_METRICS_FROM: "10.0.0.5 10.1.0.0/16",
      LIAISON_METRICS_TOKEN: "a-token-of-tests-only",
      LIAISON_NEO4J_HEAP: "2g",
      LIAISON_CORS_ORIGINS: "https://dashboard.example.org http://localhost:8080",
      LIAISON_RATE_LIMIT: "0",
      LIAISON_TRUSTED_PROXIES: "loopback, 10.0.0.0/8,2001:db8::1",
    });
    expect(environment).toEqual({
      port: 0,
      host: "0.0.0.0",
      dataDir: `${process.cwd()}/data`,
      dataset: "/srv/data",
      log: "silent",
      neo4j: { uri: "neo4j://db:7687", user: "neo4j", password: "d8#kq2", database: "neo4j" },
      subgraphUrls: { actors: "http://actors:4001/graphql" },
      allowsAnonymous: false,
      warmsUp: false,
      requestsPerMinute: 0,
      trustedProxies: ["loopback", "10.0.0.0/8", "2001:db8::1"],
      frameAncestors: "'self' https://*.example.org",
      corsOrigins: ["https://dashboard.example.org", "http://localhost:8080"],
      oidc: { issuer: "https://login.example/realms/npm", audience: "liaison" },
      hosts: ["hub.example.org", ".example.net", "[2001:db8::1]"],
      hsts: 31_536_000,
      neo4jHeap: 2_048,
      metrics: { addresses: ["10.0.0.5", "10.1.0.0/16"], token: "a-token-of-tests-only" },
    });
  });

  it("is frozen", () => {
    const environment = read(NEO4J);
    expect([environment, environment.neo4j, environment.subgraphUrls].every(Object.isFrozen)).toBe(true);
  });

  it("takes an empty variable for none, and overrides before variables", () => {
    expect(read({ LIAISON_PORT: "", NEO4J_URI: "" })).toEqual(read({}));
    expect(
      readEnvironment({ LIAISON_PORT: "1", LIAISON_HOST: undefined }, { LIAISON_PORT: "2", LIAISON_HOST: "::1" }),
    ).toMatchObject({ port: 1, host: "::1" });
  });

  it.each([
    [
      "a port that is no number",
      { LIAISON_PORT: "4000x" },
      'LIAISON_PORT is "4000x", but must be a whole number from 0 to 65535.',
    ],
    [
      "a port too high",
      { LIAISON_PORT: "65536" },
      'LIAISON_PORT is "65536", but must be a whole number from 0 to 65535.',
    ],
    ["a host with a path", { LIAISON_HOST: "a/b" }, 'LIAISON_HOST is "a/b", but must be a host name or an address.'],
    [
      "an unknown log level",
      { LIAISON_LOG: "loud" },
      'LIAISON_LOG is "loud", but must be one of trace, debug, info, warn, error, fatal, silent.',
    ],
    [
      "an address of another kind",
      { ...NEO4J, NEO4J_URI: "http://db:7474" },
      'NEO4J_URI is "http://db:7474", but must be an address such as neo4j://127.0.0.1:7687, neo4j+s://… or bolt://….',
    ],
    ["no password", { NEO4J_URI: "bolt+s://db" }, "NEO4J_PASSWORD must be set together with NEO4J_URI."],
    [
      "a database with a space",
      { ...NEO4J, NEO4J_DATABASE: "my db" },
      'NEO4J_DATABASE is "my db", but must be the name of a database: letters, digits, dots and dashes.',
    ],
    [
      "a subgraph without an address",
      { SUBGRAPH_ACTORS_URL: "actors" },
      'SUBGRAPH_ACTORS_URL is "actors", but must be an address such as http://127.0.0.1:4001/graphql.',
    ],
    [
      "sites that would end the policy",
      { LIAISON_FRAME_ANCESTORS: "https://a.example; script-src *" },
      `LIAISON_FRAME_ANCESTORS is "https://a.example; script-src *", but must be a list of sites: 'none', 'self', or addresses such as https://example.org separated by spaces.`,
    ],
    [
      "a name of the hub that is an address of a page",
      { LIAISON_HOSTS: "https://hub.example.org" },
      'LIAISON_HOSTS is "https://hub.example.org", but must be names such as hub.example.org, separated by commas or spaces, without http:// and port.',
    ],
    [
      "any name",
      { LIAISON_HOSTS: "*" },
      'LIAISON_HOSTS is "*", but must be names such as hub.example.org, separated by commas or spaces, without http:// and port.',
    ],
    [
      "a network that is none",
      { LIAISON_METRICS_FROM: "10.0.0.0/33" },
      'LIAISON_METRICS_FROM is "10.0.0.0/33", but must be addresses such as 10.0.0.5 or networks such as 10.0.0.0/8, separated by commas or spaces.',
    ],
    [
      "a token that can be guessed, without printing it",
      { LIAISON_METRICS_TOKEN: "short" },
      "LIAISON_METRICS_TOKEN must be a secret of at least 16 characters without spaces.",
    ],
    [
      "HTTPS for ever",
      { LIAISON_HSTS: "on" },
      'LIAISON_HSTS is "on", but must be off, or a number of seconds such as 31536000.',
    ],
    [
      "a heap without a unit",
      { LIAISON_NEO4J_HEAP: "512" },
      'LIAISON_NEO4J_HEAP is "512", but must be auto, or a number of megabytes or gigabytes such as 512m or 2g.',
    ],
    [
      "a rate that is no number",
      { LIAISON_RATE_LIMIT: "many" },
      'LIAISON_RATE_LIMIT is "many", but must be a whole number from 0 to 1000000.',
    ],
    ...["example.org", "10.0.0.0/33", "10.0.0.1,", "10.0.0.0/8/8", "*"].map(
      (proxies) =>
        [
          `proxies that are none: ${proxies}`,
          { LIAISON_TRUSTED_PROXIES: proxies },
          `LIAISON_TRUSTED_PROXIES is ${JSON.stringify(proxies)}, but must be addresses and subnets separated by commas, or loopback, linklocal or uniquelocal.`,
        ] as [string, Record<string, string>, string],
    ),
    ["a typing error", { LIAISON_PROT: "1" }, "LIAISON_PROT is not a setting of the hub; did you mean LIAISON_PORT?"],
    [
      "a subgraph that is none",
      { SUBGRAPH_ACTOR_URL: "http://a" },
      "SUBGRAPH_ACTOR_URL is not a setting of the hub; did you mean SUBGRAPH_ACTORS_URL?",
    ],
    [
      "a placeholder where others can reach the hub",
      { ...NEO4J, NEO4J_PASSWORD: "changeme", LIAISON_HOST: "0.0.0.0" },
      "NEO4J_PASSWORD is a placeholder, which is refused where others can reach the hub (LIAISON_HOST is 0.0.0.0); set a real one.",
    ],
  ])("refuses %s", (_, variables, problem) => {
    expect(problemsOf(variables)).toEqual([problem]);
  });

  it("reports all problems at once and shows no secret", () => {
    const problems = problemsOf({ LIAISON_PORT: "x", LIAISON_LOG: "x", NEO4J_URI: "x", NEO4J_PASSWORD: "hunter2" });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain("hunter2");
  });

  it("leaves variables of others alone", () => {
    expect(problemsOf({ NEO4J_HOME: "/opt", PATH: "/bin", LIAISON_TEST_COUNTS: "x", DEBUG: "*" })).toEqual([]);
  });

  it.each([
    ["neo4j://a"],
    ["neo4j+s://a.databases.neo4j.io"],
    ["neo4j+ssc://a"],
    ["bolt://127.0.0.1:7687"],
    ["bolt+s://a"],
    ["bolt+ssc://a"],
  ])("takes %s", (uri) => {
    expect(read({ ...NEO4J, NEO4J_URI: uri }).neo4j?.uri).toBe(uri);
  });
});

describe("the list of settings", () => {
  it("names a meaning and an expectation for each, once", () => {
    expect(new Set(SETTINGS.map(({ name }) => name)).size).toBe(SETTINGS.length);
    for (const { meaning, expected } of SETTINGS)
      expect([meaning, expected]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/^\w/)]);
  });
});
