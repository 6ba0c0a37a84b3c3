import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { LiaisonError } from "../../../domain/errors";
import { type ExportSizes } from "../../../gateway/exports/routes";
import { DATASET, openTiny, type Tiny } from "../tiny/openTiny";
import { graphSubgraph, tinyEdge, tinyGraph, tinyNode, type TinyGraph } from "./tinyGraph";

const open: Tiny[] = [];
afterEach(async () => {
  for (const tiny of open.splice(0)) await tiny.close();
});

async function serving(graph: TinyGraph, exportSizes: Partial<ExportSizes> = {}): Promise<Tiny> {
  const tiny = await openTiny({ more: [graphSubgraph(graph)], exportSizes });
  open.push(tiny);
  return tiny;
}

const get = (tiny: Tiny, path: string) => fetch(tiny.url + encodeURI(path));

describe("GET /export", () => {
  it("lists formats with addresses and parameters, what columns mean, licence and how to cite", async () => {
    const body = await (await get(await serving(tinyGraph(2)), "/export")).json();
    expect(body.dataset).toEqual(DATASET);
    expect(body.exports.map(({ format, address }: Record<string, string>) => [format, address])).toEqual(
      ["gexf", "graphml", "json", "jsonld", "csv"].map((name) => [name, `/export/graph.${name}`]),
    );
    expect(body.exports.at(-1).parameters).toEqual(["where", "relations", "asOf", "since", "until", "part"]);
    expect(Object.keys(body.parameters)).toEqual(body.exports.at(-1).parameters);
    expect(body.relations).toEqual(["COLLABORATION", "MEMBERSHIP"]);
    expect(Object.keys(body.edges)).toContain("record_ids");
  });

  it("is nothing where the API has no graph", async () => {
    const tiny = await openTiny();
    open.push(tiny);
    expect([(await get(tiny, "/export")).status, (await get(tiny, "/export/graph.csv")).status]).toEqual([404, 404]);
  });
});

describe("an export", () => {
  it.each([
    ["gexf", "application/gexf+xml", "graph-abc123.gexf"],
    ["graphml", "application/graphml+xml", "graph-abc123.graphml"],
    ["json", "application/json", "graph-abc123.json"],
    ["jsonld", "application/ld+json", "graph-abc123.jsonld"],
    ["csv", "text/csv", "graph-edges-abc123.csv"],
  ])(
    "says in the headers of %s what it is, for whom it was made and how far to rely on it",
    async (format, type, name) => {
      const where = { name: "Ž" };
      const path = `/export/graph.${format}?asOf=2013&where=${JSON.stringify(where)}`;
      const { headers } = await get(await serving(tinyGraph(3)), path);
      expect(headers.get("content-type")).toBe(`${type}; charset=utf-8`);
      expect(headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
      expect(headers.get("link")).toBe(`<${DATASET.licenceUrl}>; rel="license"`);
      const said = Object.fromEntries([...headers].filter(([header]) => header.startsWith("liaison-")));
      expect(said).toEqual({
        "liaison-title": expect.any(String),
        "liaison-licence": "CC BY 4.0",
        "liaison-compiled": "2026-11",
        "liaison-licence-url": DATASET.licenceUrl,
        "liaison-cite": DATASET.cite,
        "liaison-dataset-version": "abc123",
        "liaison-graph-version": "one",
        "liaison-exported-at": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        "liaison-filters": expect.stringMatching(/^[\x20-\x7e]+$/),
        "liaison-viewer-classes": "PUBLIC, PARTNERS",
        "liaison-coverage": "12 records found, newest attestation 2023-03, 3 of them (25 %) unverified. Found.",
        "liaison-node-count": "3",
        "liaison-edge-count": "2",
        "liaison-undetermined-count": "5",
        "liaison-unnamed-partners": "4",
      });
      expect(JSON.parse(headers.get("liaison-filters") ?? "")).toEqual({ where, asOf: "2013" });
    },
  );

  it("reads actors, then edges, a piece at a time and all of one version", async () => {
    const graph = tinyGraph(5);
    const tiny = await serving(graph, { pieceSize: 2 });
    const { nodes, edges } = await (await get(tiny, "/export/graph.json?relations=membership,COLLABORATION")).json();
    expect([nodes.length, edges.length]).toEqual([5, 4]);
    const relations = ["MEMBERSHIP", "COLLABORATION"];
    const piece = (from: object) => ({ nodesFrom: 0, edgesFrom: 0, relations, first: 2, graphVersion: "one", ...from });
    expect(graph.asked).toEqual([
      { nodesFrom: 0, edgesFrom: 0, first: 2, relations },
      piece({ nodesFrom: 2 }),
      piece({ nodesFrom: 4 }),
      piece({}),
      piece({ edgesFrom: 2 }),
    ]);
  });

  it("of actors alone reads no edges", async () => {
    const graph = tinyGraph(3);
    const text = await (await get(await serving(graph), "/export/graph.csv?part=nodes")).text();
    expect(text.trim().split("\r\n")).toHaveLength(4);
    expect(graph.asked).toHaveLength(1);
  });

  it.each([["gexf"], ["graphml"], ["json"], ["jsonld"], ["csv"]])("of nothing is a whole %s file", async (format) => {
    const graph = { ...tinyGraph(0), edges: [] };
    const response = await get(await serving(graph), `/export/graph.${format}`);
    const text = await response.text();
    expect(response.status).toBe(200);
    if (format.startsWith("json")) JSON.parse(text);
    else expect(text).toMatch(format === "csv" ? /^id,source,.*graph_version\r\n$/ : new RegExp(`</${format}>\n$`));
  });

  it.each([
    ["an unknown parameter", "gexf?filter=x", /\\"filter\\" is not a parameter; use where, relations/],
    ["a parameter given twice", "gexf?asOf=2013&asOf=2014", /\\"asOf\\" may be given only once/],
    ["JSON that is torn", "gexf?where={", /\\"where\\" must be JSON/],
    ["a filter that is none", "gexf?where=[]", /\\"where\\" must be a JSON object/],
    ["a field there is not", 'gexf?where={"nam":"x"}', /Field \\"nam\\" is not defined/],
    [
      "a relation there is not",
      "gexf?relations=MEMBERSHIP,",
      /\\"relations\\" must be some of COLLABORATION, MEMBERSHIP/,
    ],
    ["a date that is none", "gexf?since=2013-13", /\\"since\\" must be a date such as 2013/],
    ["a part of what has none", "gexf?part=nodes", /\\"part\\" is not a parameter/],
    ["a part there is not", "csv?part=all", /\\"part\\" must be edges or nodes/],
  ])("refuses %s and names the parameter", async (_case, path, message) => {
    const response = await get(await serving(tinyGraph(2)), `/export/graph.${path}`);
    expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(message)]);
  });

  it("of no such format is not found, with the addresses there are", async () => {
    const response = await get(await serving(tinyGraph(2)), "/export/graph.xlsx");
    expect([response.status, (await response.json()).exports]).toEqual([
      404,
      expect.arrayContaining(["/export/graph.gexf"]),
    ]);
  });

  it("is unavailable, with a time to come again, while the analysis is", async () => {
    const graph = tinyGraph(2);
    graph.before = () => {
      throw new LiaisonError("UNAVAILABLE", "The analysis takes longer; ask again.");
    };
    const response = await get(await serving(graph), "/export/graph.json");
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect((await response.json()).errors[0].message).toBe("The analysis takes longer; ask again.");
    expect(graph.asked).toHaveLength(1);
  });
});

describe("a graph that changes while it is exported", () => {
  /** Another graph as soon as pieces at this place are asked for, that many times. */
  function changing(graph: TinyGraph, edgesFrom: number, times: number): void {
    let left = times;
    graph.before = (asked) => {
      if (asked.edgesFrom !== edgesFrom || asked.graphVersion == null || left === 0) return;
      left -= 1;
      graph.version += "+";
      graph.nodes = [...graph.nodes, tinyNode(graph.nodes.length + 1)];
    };
  }
  const starts = (graph: TinyGraph): number => graph.asked.filter(({ graphVersion }) => graphVersion == null).length;

  it("is read anew while nothing was sent, and is all of the new version", async () => {
    const graph = tinyGraph(6);
    changing(graph, 2, 2);
    const response = await get(await serving(graph, { pieceSize: 2 }), "/export/graph.json");
    const { meta, nodes, edges } = await response.json();
    expect([response.status, meta.graph_version, nodes.length, edges.length]).toEqual([200, "one++", 8, 5]);
    expect(response.headers.get("liaison-graph-version")).toBe("one++");
    expect(starts(graph)).toBe(3);
  });

  it("is refused after the third time", async () => {
    const graph = tinyGraph(6);
    changing(graph, 2, Infinity);
    const response = await get(await serving(graph, { pieceSize: 2 }), "/export/graph.json");
    expect([response.status, response.headers.get("retry-after"), starts(graph)]).toEqual([409, "5", 3]);
    expect((await response.json()).errors[0].extensions.code).toBe("CONFLICT");
  });

  it.each([["gexf"], ["csv"], ["json"]])(
    "is broken off once something was sent, never a %s file that is wrong",
    async (format) => {
      const graph = tinyGraph(6);
      changing(graph, 2, 1);
      const response = await get(await serving(graph, { pieceSize: 2, heldBack: 1 }), `/export/graph.${format}`);
      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow("terminated");
      expect(starts(graph)).toBe(1);
    },
  );

  it("is broken off where fewer edges come than were promised", async () => {
    const graph = tinyGraph(6);
    graph.before = (asked) => {
      if (asked.edgesFrom === 2) graph.edges = graph.edges.slice(0, 2);
    };
    const response = await get(await serving(graph, { pieceSize: 2, heldBack: 1 }), "/export/graph.csv");
    await expect(response.text()).rejects.toThrow("terminated");
  });
});

describe("a large export", () => {
  it.each([["gexf"], ["graphml"], ["json"], ["jsonld"], ["csv"]])(
    "sends %s before the last piece is read",
    async (format) => {
      const graph = tinyGraph(40);
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      graph.before = ({ edgesFrom }) => (edgesFrom === 30 ? gate : undefined);
      const response = await get(await serving(graph, { pieceSize: 10, heldBack: 1 }), `/export/graph.${format}`);
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      let text = Buffer.from((await reader.read()).value ?? "").toString();
      expect(text.length).toBeGreaterThan(50);
      expect(text).not.toContain("collab-39");
      release();
      for (let next = await reader.read(); !next.done; next = await reader.read())
        text += Buffer.from(next.value).toString();
      expect(text).toContain("collab-39");
    },
  );

  it("is read no faster than it is taken", async () => {
    const graph = tinyGraph(3);
    const records = Array.from({ length: 20 }, (_, index) => `collab-${"x".repeat(200)}-${index}`);
    const edge = tinyEdge(2, { records });
    graph.edges = Array.from({ length: 10_000 }, () => edge);
    const tiny = await serving(graph, { pieceSize: 10 });
    const asking = request(`${tiny.url}/export/graph.json`);
    const response = await new Promise<NodeJS.ReadableStream & { destroy(): void }>((resolve) =>
      asking.on("response", resolve).end(),
    );
    let before = -1;
    for (let waited = 0; waited < 40 && before !== graph.asked.length; waited += 1) {
      before = graph.asked.length;
      await pause(250);
    }
    expect(before).toBeGreaterThan(10);
    expect(before).toBeLessThan(800);
    response.destroy();
    await pause(250);
    expect(graph.asked.length).toBeLessThan(before + 20);
  });
});

describe("the log and the metrics", () => {
  it("know exports, and write nothing of what was asked", async () => {
    const tiny = await serving(tinyGraph(2));
    await (await get(tiny, '/export/graph.csv?where={"name":"Jane Doe"}')).text();
    expect(JSON.stringify(tiny.lines)).not.toContain("Jane");
    expect(tiny.lines.at(-1)).toMatchObject({ path: "/export", status: 200 });
    expect(await (await get(tiny, "/metrics")).text()).toMatch(
      /liaison_requests_total\{type="export",status="200"\} 1/,
    );
  });
});
