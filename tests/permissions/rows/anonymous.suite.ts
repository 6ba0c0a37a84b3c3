import { openPermissionsHub, type PermissionsHub } from "../../support/permissionsHub";
import { datasetStore } from "../../support/world";

let hub: PermissionsHub;
beforeAll(async () => {
  hub = await openPermissionsHub(await datasetStore(), { LIAISON_ANONYMOUS: "off" });
});
afterAll(() => hub.close());

describe("a hub that is closed to people without a token", () => {
  it.each([
    ["a query", "{ npms { totalCount } }"],
    ["the schema", "{ __schema { queryType { name } } }"],
    ["who asks", "{ viewer { subject } }"],
    ["a document that is none", "{"],
  ])("refuses %s and says what to send", async (_what, query) => {
    const { status, data, errors } = await hub.ask(query);
    expect([status, data]).toEqual([401, null]);
    expect(errors).toEqual([
      {
        message: "This hub requires a token; send one as Authorization: Bearer …",
        extensions: { code: "UNAUTHENTICATED", requestId: expect.any(String) },
      },
    ]);
  });

  it.each([
    ["/tables"],
    ["/tables/npms.csv"],
    ["/tables/npms.json"],
    ["/export"],
    ["/export/graph.gexf"],
    ["/graphql?query={__typename}"],
  ])("refuses GET %s", async (path) => {
    expect((await fetch(hub.url + path, { headers: { "content-type": "application/json" } })).status).toBe(401);
  });

  it("still tells that it lives, shows its keys and the page on which a token can be entered", async () => {
    for (const path of ["/health/live", "/health/ready", "/.well-known/jwks.json", "/"])
      expect([path, (await fetch(hub.url + path)).status]).toEqual([path, 200]);
  });
});
