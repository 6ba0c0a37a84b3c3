/** Each format, read back by programs that others wrote. */
import { edgesCsvText, nodesCsvText } from "../../../gateway/exports/writers/csv";
import { type WriteGraph } from "../../../gateway/exports/writers/formats";
import { gexfText } from "../../../gateway/exports/writers/gexf";
import { edgeId, type ExportEdge, type ExportHead, type ExportNode } from "../../../gateway/exports/graph";
import { graphmlText } from "../../../gateway/exports/writers/graphml";
import { jsonText } from "../../../gateway/exports/writers/json";
import { jsonldText } from "../../../gateway/exports/writers/jsonld";
import { DATASET } from "../tiny/openTiny";
import { readCsv, readGexf, readGraphml, readJsonld, triplesIn } from "./readBack";
import { tinyEdge, tinyNode } from "./tinyGraph";

const HEAD: ExportHead = {
  dataset: DATASET,
  exportedAt: "2026-11-25T05:12:21Z",
  graphVersion: "version-1",
  filters: { where: { description: { contains: 'a & <b> "c"' } }, asOf: "2013" },
  viewerClasses: ["PUBLIC", "PARTNERS"],
  coverage: { records: 3, newestAttestation: null, unverified: 1, unverifiedShare: 0.3333, note: "Found." },
  nodeCount: 5,
  edgeCount: 4,
  undeterminedCount: 6,
  unnamedPartners: 7,
};
const COVERAGE = "3 records found, none with a dated attestation, 1 of them (33.3 %) unverified. Found.";

const NODES: readonly ExportNode[] = [
  tinyNode(1),
  tinyNode(2, {
    state: { id: "territory-2", name: "Two*", nameFootnote: "* Without prejudice.", iso2: null },
    lat: null,
    lon: null,
  }),
  tinyNode(3, { id: "cso-3", kind: "CSO", isCivilSociety: true, x: 0.1121 }),
  tinyNode(4, { id: "network-4", kind: "NETWORK", state: null, lat: null, lon: null }),
  tinyNode(5, { id: "body-5", kind: "BODY", state: null, lat: null, lon: null, degree: 0 }),
];
const EDGES: readonly ExportEdge[] = [
  tinyEdge(2),
  tinyEdge(2, { pattern: "OMBUDSMAN_PLUS", records: ["collab-2"], weight: 1 }),
  tinyEdge(2, { target: "network-4", relation: "MEMBERSHIP", pattern: null, firstYear: null, records: [] }),
  tinyEdge(1, { target: "cso-3", firstYear: 987, lastYear: 2020 }),
];

/** The text of a graph of which a piece is this large. */
async function textOf(write: WriteGraph, nodes = NODES, edges = EDGES, size = 2): Promise<string> {
  async function* pieces<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
    for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
  }
  let text = "";
  for await (const piece of write({ head: HEAD, nodes: pieces(nodes), edges: pieces(edges) })) text += piece;
  return text;
}

const without = (attributes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));

/** What an export tells of an actor, whatever the format. */
const told = (node: ExportNode) => ({
  label: node.label,
  kind: node.kind,
  is_civil_society: node.isCivilSociety,
  state_id: node.state?.id ?? null,
  state_name: node.state?.name ?? null,
  state_footnote: node.state?.nameFootnote ?? null,
  country: node.state?.iso2 ?? null,
  lat: node.lat,
  lon: node.lon,
  degree: node.degree,
  weighted_degree: node.weightedDegree,
  community: node.community,
  x: node.x,
  y: node.y,
});
const toldOfEdge = (edge: ExportEdge) => ({
  relation: edge.relation,
  pattern: edge.pattern,
  weight: edge.weight,
  first_year: edge.firstYear,
  last_year: edge.lastYear,
  record_ids: edge.records,
});

it("gives edges ids that tell parallel ones apart", () => {
  expect(EDGES.map(edgeId)).toEqual([
    "npm-2|npm-1|COLLABORATION|MUTUAL_SUPPORT",
    "npm-2|npm-1|COLLABORATION|OMBUDSMAN_PLUS",
    "npm-2|network-4|MEMBERSHIP",
    "npm-1|cso-3|COLLABORATION|MUTUAL_SUPPORT",
  ]);
});

describe("GEXF", () => {
  it("is read by graphology as the same multigraph, with places and sizes", async () => {
    const { nodes, edges } = readGexf(await textOf(gexfText));
    expect(nodes).toEqual(
      Object.fromEntries(
        NODES.map((node) => {
          const place = { x: Number((node.x * 1000).toFixed(3)), y: node.y * 1000, z: 0, size: expect.any(Number) };
          return [node.id, { ...without(told(node)), ...place }];
        }),
      ),
    );
    expect(nodes["npm-1"]?.["size"]).toBeGreaterThan(Number(nodes["body-5"]?.["size"]));
    expect(edges).toEqual(
      Object.fromEntries(
        EDGES.map((edge) => {
          const { source, target, relation, pattern } = edge;
          const shown = { kind: pattern ? `${relation} ${pattern}` : relation, label: pattern ?? relation };
          return [edgeId(edge), { source, target, ...shown, ...without(toldOfEdge(edge)) }];
        }),
      ),
    );
  });

  it("holds its provenance in its meta data", async () => {
    const { graph } = readGexf(await textOf(gexfText));
    expect(graph).toMatchObject({ lastModifiedDate: "2026-11-25", creator: expect.stringContaining("Liaison") });
    expect(graph["keywords"]).toContain("torture prevention");
    for (const part of [
      "CC BY 4.0",
      DATASET.licenceUrl,
      DATASET.cite,
      "abc123",
      "2026-11-25T05:12:21Z",
      "version-1",
      COVERAGE,
      "PUBLIC, PARTNERS",
      JSON.stringify(HEAD.filters),
      "undetermined_count: 6",
      "unnamed_partners: 7",
    ])
      expect(graph["description"]).toContain(part);
  });
});

const PROVENANCE = {
  licence: "CC BY 4.0",
  licence_url: DATASET.licenceUrl,
  cite: DATASET.cite,
  dataset_version: "abc123",
  compiled: "2026-11",
  exported_at: HEAD.exportedAt,
  graph_version: "version-1",
  coverage: COVERAGE,
  node_count: 5,
  edge_count: 4,
  undetermined_count: 6,
  unnamed_partners: 7,
};

describe("GraphML", () => {
  it("is read by graphology as the same multigraph, with its provenance", async () => {
    const { graph, nodes, edges } = readGraphml(await textOf(graphmlText));
    expect(nodes).toEqual(Object.fromEntries(NODES.map((node) => [node.id, without(told(node))])));
    expect(edges).toEqual(
      Object.fromEntries(
        EDGES.map((edge) => {
          const { source, target, records } = edge;
          return [edgeId(edge), { source, target, ...without(toldOfEdge(edge)), record_ids: records.join(";") }];
        }),
      ),
    );
    const filters = JSON.stringify(HEAD.filters);
    expect(graph).toMatchObject({ ...PROVENANCE, viewer_classes: "PUBLIC, PARTNERS", filters });
  });
});

describe("JSON", () => {
  it("is a node-link object of an undirected multigraph", async () => {
    const { meta, ...graph } = JSON.parse(await textOf(jsonText));
    expect(graph).toEqual({
      directed: false,
      multigraph: true,
      nodes: NODES.map((node) => ({ id: node.id, ...told(node) })),
      edges: EDGES.map((edge) => {
        const { source, target } = edge;
        return { source, target, key: edgeId(edge), ...toldOfEdge(edge) };
      }),
    });
    expect(meta).toMatchObject({ ...PROVENANCE, viewer_classes: HEAD.viewerClasses, filters: HEAD.filters });
  });
});

describe("CSV", () => {
  const last = {
    coverage: COVERAGE,
    exported_at: HEAD.exportedAt,
    dataset_version: "abc123",
    graph_version: "version-1",
  };
  const cell = (value: string | number | boolean | readonly string[] | null) =>
    value === null ? "" : typeof value === "object" ? value.join(";") : String(value);
  const cells = (values: Readonly<Record<string, Parameters<typeof cell>[0]>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cell(value)]));
  const nameOf = (id: string) => NODES.find((node) => node.id === id)?.label;

  it("has an edge a line, with the names of both ends", async () => {
    expect(readCsv(await textOf(edgesCsvText))).toEqual(
      EDGES.map((edge) => {
        const { source, target } = edge;
        const names = { source_name: nameOf(source), target_name: nameOf(target) };
        return { id: edgeId(edge), source, target, ...names, ...cells(toldOfEdge(edge)), ...last };
      }),
    );
  });

  it("has an actor a line", async () => {
    expect(readCsv(await textOf(nodesCsvText))).toEqual(
      NODES.map((node) => ({ id: node.id, ...cells(told(node)), ...last })),
    );
  });
});

describe("JSON-LD", () => {
  const [SCHEMA, ORG] = ["https://schema.org/", "http://www.w3.org/ns/org#"];
  const values = (property: unknown) =>
    (property as Record<string, unknown>[]).map((value) => value["@value"] ?? value["@id"]);

  it.each([
    ["npm-1", "an NPM", [`${SCHEMA}GovernmentOrganization`]],
    ["cso-3", "civil society", [`${SCHEMA}NGO`]],
    ["network-4", "a network", [`${ORG}OrganizationalCollaboration`]],
    ["body-5", "a body", []],
  ])("names %s as an organisation and %s", async (id, _kind, types) => {
    const actor = (await readJsonld(await textOf(jsonldText))).get(`urn:liaison:${id}`) ?? {};
    const { label } = NODES.find((node) => node.id === id) ?? { label: "" };
    expect(actor["@type"]).toEqual([`${ORG}Organization`, `${SCHEMA}Organization`, ...types]);
    expect(values(actor[`${SCHEMA}name`])).toEqual([label]);
    expect(values(actor["http://xmlns.com/foaf/0.1/name"])).toEqual([label]);
  });

  it("places actors in states, each described once with country code, coordinates and footnote", async () => {
    const text = await textOf(jsonldText);
    expect(text.match(/"@id":"urn:liaison:state-1"/g)).toHaveLength(1);
    const resources = await readJsonld(text);
    expect(resources.get("urn:liaison:npm-1")?.[`${SCHEMA}location`]).toEqual([{ "@id": "urn:liaison:state-1" }]);
    const country = resources.get("urn:liaison:state-1") ?? {};
    expect(country).toMatchObject({ "@type": [`${SCHEMA}Country`] });
    expect(JSON.stringify(country)).toContain(`"${SCHEMA}addressCountry":[{"@value":"AA"}]`);
    expect(country[`${SCHEMA}geo`]).toMatchObject([
      { [`${SCHEMA}latitude`]: [{ "@value": 46.1 }], [`${SCHEMA}longitude`]: [{ "@value": 14.8 }] },
    ]);
    const territory = JSON.stringify(resources.get("urn:liaison:territory-2"));
    expect(territory).toContain("* Without prejudice.");
    expect(territory).not.toMatch(/geo|address/);
  });

  it("makes what relates two actors a resource of its own, with pattern, number and years", async () => {
    const text = await textOf(jsonldText);
    const id = "urn:liaison:relation:npm-1%7Ccso-3%7CCOLLABORATION%7CMUTUAL_SUPPORT";
    const word = (name: string) => `<urn:liaison:vocabulary:${name}>`;
    const of = (await triplesIn(text)).filter((triple) => triple.startsWith(`<${id}>`));
    for (const [property, value] of [
      ["actor", "<urn:liaison:npm-1>"],
      ["actor", "<urn:liaison:cso-3>"],
      ["relation", word("COLLABORATION")],
      ["pattern", word("MUTUAL_SUPPORT")],
      ["recordCount", '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'],
      ["record", "<urn:liaison:collab-1>"],
      ["firstYear", '"0987"^^<http://www.w3.org/2001/XMLSchema#gYear>'],
      ["lastYear", '"2020"^^<http://www.w3.org/2001/XMLSchema#gYear>'],
    ])
      expect(of).toContain(`<${id}> ${word(property ?? "")} ${value} .`);
    expect((await readJsonld(text)).has("urn:liaison:relation:npm-2%7Cnetwork-4%7CMEMBERSHIP")).toBe(true);
  });

  it("describes dataset, export and its own words, and asks for nothing from elsewhere", async () => {
    const text = await textOf(jsonldText);
    const resources = [...(await readJsonld(text)).values()];
    const datasets = resources.filter((one) => (one["@type"] as string[]).includes(`${SCHEMA}Dataset`));
    expect(datasets).toHaveLength(2);
    for (const dataset of datasets) {
      expect(dataset["http://purl.org/dc/terms/license"]).toEqual([{ "@id": DATASET.licenceUrl }]);
      expect(values(dataset[`${SCHEMA}citation`])).toEqual([DATASET.cite]);
      expect(values(dataset[`${SCHEMA}version`])).toEqual(["abc123"]);
    }
    const made = datasets.find((one) => "http://purl.org/dc/terms/modified" in one) ?? {};
    expect(values(made["http://purl.org/dc/terms/modified"])).toEqual([HEAD.exportedAt]);
    const word = (name: string) => values(made[`urn:liaison:vocabulary:${name}`]);
    expect(word("viewerClass")).toEqual(HEAD.viewerClasses);
    expect(word("filters")).toEqual([HEAD.filters]);
    expect([word("undeterminedCount"), word("unnamedPartners"), word("graphVersion")]).toEqual([
      [6],
      [7],
      ["version-1"],
    ]);
    expect(values(made["http://purl.org/dc/terms/description"])).toEqual([COVERAGE]);
    const ids = new Set(resources.map((one) => one["@id"]));
    const used = new Set(text.match(/urn:liaison:vocabulary:\w+/g));
    const terms = (await triplesIn(text)).flatMap(
      (triple) => / <(urn:liaison:vocabulary:\w+)> /.exec(triple)?.[1] ?? [],
    );
    expect(used.size + terms.length).toBeGreaterThan(10);
    for (const term of terms) expect([term, ids.has(term)]).toEqual([term, true]);
  });
});

describe("a hostile name", () => {
  const NAMES: readonly (readonly [title: string, name: string, plain: string])[] = [
    ["markup", `<b onload="x">&amp;&lt;'</b>]]><!-- -->`, `<b onload="x">&amp;&lt;'</b>]]><!-- -->`],
    ["an end of all", `</node></nodes></graph>`, `</node></nodes></graph>`],
    ["controls", "a\u0000b\u0008c\u001b[31md\u009be\uffff", "abc[31mde"],
    ["half a character", "a\ud83dc \udd4a", "ac "],
    ["a whole character", "a 🕊 dove", "a 🕊 dove"],
    ["line ends", "a\r\nb\tc", "a b c"],
    ["a right-to-left override", "a\u202egnp.b", "a\u202egnp.b"],
    ["a formula", '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
    ["a formula behind a control", "\u0000=1+1", "=1+1"],
    ["an entity", "&bogus; %xxe;", "&bogus; %xxe;"],
    ["a key of objects", "__proto__", "__proto__"],
  ];
  const withName = (label: string) => [
    tinyNode(1, { label, state: { id: label, name: label, nameFootnote: label, iso2: label } }),
  ];

  it.each(NAMES)("with %s is no more than a name in XML", async (_title, name, plain) => {
    for (const [write, read] of [
      [gexfText, readGexf],
      [graphmlText, readGraphml],
    ] as const) {
      const { nodes } = read(await textOf(write, withName(name), []));
      expect(Object.keys(nodes)).toEqual(["npm-1"]);
      expect(nodes["npm-1"]).toMatchObject({ label: plain, state_name: plain, country: plain });
    }
  });

  it.each(NAMES)("with %s is no more than a name in JSON", async (_title, name) => {
    const [node] = JSON.parse(await textOf(jsonText, withName(name), [])).nodes;
    expect(node).toMatchObject({ label: name, state_name: name });
  });

  it.each(NAMES.filter(([title]) => title !== "half a character"))(
    "with %s is no more than a name in JSON-LD",
    async (_title, name) => {
      const resources = await readJsonld(await textOf(jsonldText, withName(name), []));
      expect(resources.get("urn:liaison:npm-1")?.["https://schema.org/name"]).toEqual([{ "@value": name }]);
    },
  );

  it.each(NAMES)("with %s is no more than a name, and no formula, in CSV", async (_title, name, plain) => {
    const edge = tinyEdge(1, { target: "npm-1" });
    const [row] = readCsv(await textOf(edgesCsvText, withName(name), [edge]));
    const [actor] = readCsv(await textOf(nodesCsvText, withName(name), []));
    const inert = plain.startsWith("=") ? `'${plain}` : plain;
    expect([row?.["source_name"], row?.["target_name"], actor?.["label"]]).toEqual([inert, inert, inert]);
    expect(Object.keys(row ?? {})).toHaveLength(15);
  });
});
