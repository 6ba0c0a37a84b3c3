/** Pages of other origins, in a browser: they read the hub where the operator names their origin, and nowhere else. */
import { type Browser } from "playwright-core";
import { openBrowser } from "../../scripts/browser";
import { openOtherSite, type OtherSite } from "../explorer/support/otherSite";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { datasetStore } from "../support/world";

let browser: Browser;
let site: OtherSite;
let hub: PermissionsHub;
beforeAll(async () => {
  site = await openOtherSite();
  hub = await openPermissionsHub(await datasetStore(), { LIAISON_CORS_ORIGINS: site.origin });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await hub.close();
  site.close();
});

interface Tried {
  readonly url: string;
  readonly token: string;
}

/** What a page of an origin gets to read: of the API with and without a token, a table, an export, a stream and a socket. */
async function readFrom(origin: string): Promise<Record<string, string>> {
  const page = await browser.newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(origin);
  const token = await hub.issue("analyst");
  const read = await page.evaluate(
    async ({ url, token: bearer }: Tried) => {
      const tried = async (ask: () => Promise<string>) => ask().catch(() => "refused");
      const post = (headers: Record<string, string>) =>
        fetch(`${url}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: JSON.stringify({ query: "{ viewer { subject } }" }),
        }).then((response) => response.text());
      const opened = (open: (tell: (what: string) => void) => void) =>
        new Promise<string>((resolve) => {
          open(resolve);
        });
      const stream = `${url}/graphql?query=${encodeURIComponent("subscription { changes { cursor } }")}`;
      return {
        api: await tried(() => post({})),
        token: await tried(() => post({ authorization: `Bearer ${bearer}` })),
        table: await tried(async () => {
          const response = await fetch(`${url}/tables/networks.json`);
          await response.text();
          return String(response.headers.get("liaison-dataset-version"));
        }),
        export: await tried(async () => (await fetch(`${url}/export`)).text().then((text) => text.slice(0, 1))),
        stream: await opened((tell) => {
          const source = new EventSource(stream);
          source.onopen = () => (source.close(), tell("open"));
          source.onerror = () => (source.close(), tell("refused"));
        }),
        socket: await opened((tell) => {
          const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
          socket.onopen = () => (socket.close(), tell("open"));
          socket.onerror = () => tell("refused");
        }),
      };
    },
    { url: hub.url.replace("localhost", "127.0.0.1"), token },
  );
  await page.close();
  return read;
}

describe("a page of another origin", () => {
  it("reads API, tables, exports and streams where its origin is named", async () => {
    expect(await readFrom(site.origin)).toEqual({
      api: expect.stringContaining('"anonymous"'),
      token: expect.stringContaining('"analyst"'),
      table: "1",
      export: "{",
      stream: "open",
      socket: "open",
    });
  });

  it("reads nothing where it is not", async () => {
    const nothing = { api: "refused", token: "refused", table: "refused", export: "refused" };
    expect(await readFrom(site.strangerOrigin)).toEqual({ ...nothing, stream: "refused", socket: "refused" });
  });
});

describe("a hub that names no origins", () => {
  it("answers without a header that would let a page read", async () => {
    const closed = await openPermissionsHub(await datasetStore());
    try {
      const headers = { origin: site.origin, "content-type": "application/json" };
      const response = await fetch(`${closed.url}/graphql`, {
        method: "POST",
        headers,
        body: '{"query":"{__typename}"}',
      });
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    } finally {
      await closed.close();
    }
  });
});
