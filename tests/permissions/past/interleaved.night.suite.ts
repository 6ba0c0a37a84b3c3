import { writeDemonstration } from "../../../seed";
import type { RoleName } from "../../../policy";
import { openPermissionsHub, type PermissionsHub } from "../../support/permissionsHub";
import { scratchStore } from "../../support/world";

const QUERIES = [
  "{ viewer { subject } csos(first: 50) { totalCount nodes { id name owners { id } } } }",
  "{ viewer { subject } collaborations(first: 50) { totalCount partnerCount nodes { id partner { id name } npm { id } } } }",
  "{ viewer { subject } informationExchanges { totalCount nodes { id topic npm { id } partner { id } } } }",
  "{ viewer { subject } documents(first: 50) { nodes { id title publisher { id } } } projects(first: 10) { nodes { id budgetAmount } } }",
  '{ viewer { subject } search(text: "Made up", first: 30) { node { id } } nodes(ids: ["cso-demo-alpha", "npm-demo-isle", "network-demo-inland"]) { id } }',
];
const REQUESTS = 1_000;
const NETWORKS = ["network-demo-shores"];

let hub: PermissionsHub;
/** 20 viewers: of every role, of both sides of every fence, and three without a token. */
const viewers: (string | undefined)[] = [];
beforeAll(async () => {
  const store = await scratchStore();
  await writeDemonstration(store);
  hub = await openPermissionsHub(store);
  const roles: readonly (readonly [RoleName, string?])[] = [
    ["analyst"],
    ["dashboard"],
    ["steward"],
    ["admin"],
    ["member", "npm-demo-north"],
    ["member", "npm-demo-south"],
    ["member", "npm-demo-east"],
    ["member", "npm-demo-coast"],
    ["member", "npm-demo-isle"],
    ["partner", "cso-demo-alpha"],
    ["partner", "cso-demo-beta"],
    ["partner", "npm-demo-north"],
    ["secretariat", "npm-demo-north"],
    ["secretariat", "npm-demo-south"],
  ];
  for (const [index, [role, org]] of roles.entries())
    viewers.push(
      await hub.issue(role, {
        subject: `viewer-${index}`,
        org: org ?? null,
        networks: index % 2 === 0 ? NETWORKS : [],
      }),
    );
  viewers.push(await hub.issue("analyst", { subject: "narrowed", countries: ["state-demo-northland"] }));
  viewers.push(
    await hub.issue("member", {
      subject: "narrowed member",
      org: "npm-demo-north",
      countries: ["state-demo-southland"],
    }),
  );
  viewers.push(await hub.issue("dashboard", { subject: "no scopes", scopes: [] }));
  viewers.push(undefined, undefined, undefined);
});
afterAll(() => hub.close());

const answerOf = async (viewer: string | undefined, query: string): Promise<string> => {
  const { status, data, errors } = await hub.ask(query, viewer);
  // A slow machine may have no connection to Neo4j left: whoever is told so asks again.
  if (errors.some(({ extensions }) => extensions.code === "UNAVAILABLE")) return answerOf(viewer, query);
  // Each request has its own id, which its errors carry.
  return JSON.stringify({ status, data, errors }, (key, value: unknown) => (key === "requestId" ? undefined : value));
};

describe(`${REQUESTS} interleaved requests of 20 viewers`, () => {
  it("cross nowhere through loaders or caches: each gets what it gets alone", async () => {
    expect(viewers).toHaveLength(20);
    const alone = new Map<string, string>();
    for (const [index, viewer] of viewers.entries())
      for (const query of QUERIES) alone.set(`${index} ${query}`, await answerOf(viewer, query));
    expect(new Set(alone.values()).size).toBeGreaterThan(60);
    const requests = Array.from({ length: REQUESTS }, (_, index) => ({
      viewer: (index * 7) % 20,
      query: QUERIES[(index * 3) % QUERIES.length] ?? "",
    }));
    const crossed: unknown[] = [];
    for (let start = 0; start < requests.length; start += 100) {
      const answers = await Promise.all(
        requests
          .slice(start, start + 100)
          .map(async ({ viewer, query }) => ({ viewer, query, answer: await answerOf(viewers[viewer], query) })),
      );
      for (const { viewer, query, answer } of answers) {
        const expected = alone.get(`${viewer} ${query}`);
        if (answer !== expected) crossed.push({ viewer, query, answer, expected });
      }
    }
    expect(crossed.slice(0, 3)).toEqual([]);
  });
});
