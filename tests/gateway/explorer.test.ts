/** How the page is served: to whom, under which policy, and which other sites may show it. */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import helmet from "helmet";
import { explorerRoutes } from "../../gateway/pages/explorer";

let folder: string;
let server: Server;
let url: string;

async function serve(frameAncestors: string): Promise<void> {
  const app = express();
  app.use(helmet());
  app.use(explorerRoutes({ folder: join(folder, "web"), frameAncestors }, "Cite: 2026"));
  server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "explorer-"));
  await mkdir(join(folder, "web"));
  await writeFile(join(folder, "web", "index.html"), "<!doctype html><title>Page</title>");
  await writeFile(join(folder, "web", "index-abc.js"), "1");
  await writeFile(join(folder, "secret.txt"), "secret");
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const policyOf = async (path: string): Promise<readonly [policy: string, frame: string | null]> => {
  const { headers } = await fetch(url + path);
  return [headers.get("content-security-policy") ?? "", headers.get("x-frame-options")];
};

it("lets no script and no style in but files of the hub, and is asked for anew each time", async () => {
  await serve("'none'");
  const [policy] = await policyOf("/");
  expect(policy).not.toMatch(/unsafe|\*|https:|http:/);
  expect(policy.split("; ")).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
    ]),
  );
  expect((await fetch(url)).headers.get("cache-control")).toBe("no-cache");
});

it.each([
  ["nobody by default, whatever is asked", "'none'", "/?embed=1", "'none'", "SAMEORIGIN"],
  ["nobody the whole page, in which people sign in", "https://a.example", "/", "'none'", "SAMEORIGIN"],
  [
    "the sites that are named a view alone",
    "https://a.example 'self'",
    "/?embed=1&view=map",
    "https://a.example 'self'",
    null,
  ],
  ["nobody for another value", "https://a.example", "/?embed=2", "'none'", "SAMEORIGIN"],
  ["nobody for a list of values", "https://a.example", "/?embed=1&embed=1", "'none'", "SAMEORIGIN"],
])("shows inside other sites: %s", async (_, setting, path, ancestors, frame) => {
  await serve(setting);
  const [policy, older] = await policyOf(path);
  expect([policy.split("frame-ancestors ")[1], older]).toEqual([ancestors, frame]);
});

it.each([
  ["'none'", false],
  ["'self'", true],
  ["https://a.example", true],
])(
  "tells the page whether sites may show it where the setting is %s, and how to cite",
  async (setting, isEmbeddable) => {
    await serve(setting);
    const response = await fetch(`${url}/explorer/settings.json`);
    expect([await response.json(), response.headers.get("cache-control")]).toEqual([
      { isEmbeddable, cite: "Cite: 2026" },
      "no-cache",
    ]);
  },
);

it("keeps files for good, because their names change with them", async () => {
  await serve("'none'");
  const response = await fetch(`${url}/explorer/index-abc.js`);
  expect([response.status, response.headers.get("cache-control")]).toEqual([
    200,
    "public, max-age=31536000, immutable",
  ]);
});

it.each([["/explorer/nothing.js"], ["/explorer/..%2fsecret.txt"], ["/explorer/%2e%2e/secret.txt"], ["/explorer/"]])(
  "has nothing at %s",
  async (path) => {
    await serve("'none'");
    expect((await fetch(url + path)).status).toBeGreaterThanOrEqual(400);
  },
);

it("sends its files compressed to who takes them so", async () => {
  await serve("'none'");
  await writeFile(join(folder, "web", "atlas-abc.json"), JSON.stringify(Array.from({ length: 5_000 }, (_, at) => at)));
  const lengthOf = async (encoding: string): Promise<readonly [string | null, number]> => {
    const response = await fetch(`${url}/explorer/atlas-abc.json`, { headers: { "accept-encoding": encoding } });
    expect(await response.json()).toHaveLength(5_000);
    return [response.headers.get("content-encoding"), Number(response.headers.get("content-length"))];
  };
  expect(await lengthOf("identity")).toEqual([null, 23_891]);
  expect((await lengthOf("gzip"))[0]).toBe("gzip");
  expect((await lengthOf("br"))[0]).toBe("br");
});
