import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ASSERTION_HEADER, AssertionVerifier, type Viewer } from "../../../policy";
import { testKeys, viewerWith } from "../../support/viewers";
import { openTiny, type Tiny } from "../tiny/openTiny";

const viewer: Viewer = viewerWith({ subject: "dashboard", scopes: ["finance:read"], org: "npm-slovenia" });

let subgraph: Server;
let tiny: Tiny;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
const refused: string[][] = [];
beforeAll(async () => {
  subgraph = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      const errors = [0, 1, 2].map((row) => ({
        message: "no",
        path: ["nests", row, "torn"],
        extensions: { code: "FORBIDDEN", field: "Nest.torn", scope: "x" },
      }));
      const data = { nests: [0, 1, 2].map((id) => ({ __typename: "Nest", id: String(id), torn: null })) };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ data, errors }));
    });
  });
  await new Promise<void>((resolve) => subgraph.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`;
  tiny = await openTiny({
    urls: { nests: url },
    authenticate: async () => viewer,
    noteRefusal: async (_viewer, fields) => void refused.push([...fields]),
  });
});
afterAll(async () => {
  await tiny.close();
  subgraph.close();
});

describe("what the gateway sends to a subgraph elsewhere", () => {
  it("holds nothing of the client’s own headers but says, signed, who asks", async () => {
    const secrets = {
      authorization: "Bearer a.b.c",
      cookie: "session=1",
      "x-forwarded-for": "10.0.0.1",
      "x-secret": "s",
      [ASSERTION_HEADER]: "made up",
    };
    await tiny.ask("{ nests { torn } }", undefined, secrets);
    const { headers, body } = received.at(-1) ?? { headers: {}, body: "" };
    expect(Object.keys(headers).sort()).toEqual(
      [
        "accept",
        "accept-encoding",
        "accept-language",
        "connection",
        "content-length",
        "content-type",
        "host",
        "liaison-assertion",
        "sec-fetch-mode",
        "user-agent",
        "x-request-id",
      ].sort(),
    );
    const verifier = new AssertionVerifier(await testKeys(), "nests");
    const asserted = await verifier.viewerOf(String(headers[ASSERTION_HEADER]), { method: "POST", body });
    expect(asserted).toEqual({ ...JSON.parse(JSON.stringify(viewer)), client: "127.0.0.1" });
  });

  it("asserts anew for each request", async () => {
    for (let count = 0; count < 2; count += 1) await tiny.ask("{ nests { torn } }");
    const [one, other] = received.slice(-2).map(({ headers }) => headers[ASSERTION_HEADER]);
    expect(one).not.toBe(other);
  });
});

describe("a field that may not be read", () => {
  it("gives one error per selected field, not per row, and is noted once", async () => {
    refused.length = 0;
    const { body } = await tiny.ask("{ nests { torn again: torn } }");
    expect(body.data.nests).toHaveLength(3);
    expect(body.errors).toEqual([
      { message: "no", path: ["nests", 0, "torn"], extensions: { code: "FORBIDDEN", field: "Nest.torn", scope: "x" } },
    ]);
    expect(refused).toEqual([["Nest.torn"]]);
  });
});
