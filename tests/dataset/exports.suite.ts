/** Exports of the real dataset hold what GraphQL answers, whatever the format. */
import { readCsv, readGexf, readGraphml, readJsonld, triplesIn } from "../gateway/exports/readBack";
import type { Data } from "../support/hub";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { datasetStore } from "../support/world";
import { fewByDay } from "../support/jest/night";

let hub: PermissionsHub;
beforeAll(async () => {
  hub = await openPermissionsHub(await datasetStore(), {}, { exportSizes: { pieceSize: 60 } });
});
afterAll(() => hub.close());

const SELECTIONS: readonly (readonly [title: string, args: string, address: string])[] = [
  ["all collaborations", "", ""],
  [
    "all relations",
    "relations: [COLLABORATION, MEMBERSHIP, PROJECT, VISIT, MEETING]",
    "relations=COLLABORATION,MEMBERSHIP,PROJECT,VISIT,MEETING",
  ],
  [
    "two patterns, on a date",
    'where: { pattern: { in: [ADVISORY_BODY, OMBUDSMAN_PLUS] } }, asOf: "2023"',
    'asOf=2023&where={"pattern":{"in":["ADVISORY_BODY","OMBUDSMAN_PLUS"]}}',
  ],
  [
    "memberships of some years",
    'relations: [MEMBERSHIP], since: "2014", until: "2020"',
    "relations=MEMBERSHIP&since=2014&until=2020",
  ],
];

async function asked(args: string): Promise<Data> {
  const { data, errors } = await hub.ask(`{ networkGraph(${[args, "first: 5000"].filter(Boolean).join(", ")}) {
    nodes { id label kind isCivilSociety state { id name nameFootnote iso2 } lat lon degree weightedDegree community x y }
    edges { source target relation pattern weight firstYear lastYear records }
    nodeCount edgeCount truncated unnamedPartners undeterminedCount graphVersion viewerClasses coverage { records } } }`);
  expect([errors, data.networkGraph.truncated]).toEqual([[], false]);
  return data.networkGraph;
}

async function exported(format: string, address: string): Promise<string> {
  const response = await fetch(`${hub.url}/export/graph.${format}?${encodeURI(address)}`);
  expect(response.status).toBe(200);
  return response.text();
}

const idOf = ({ source, target, relation, pattern }: Data): string =>
  [source, target, relation, pattern].filter((part) => part !== null).join("|");
const byId = (items: readonly (readonly [string, unknown])[]) => Object.fromEntries(items);
const given = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
const onePlace = (text: string) => text.replace(/[\t\r\n]+/g, " ");

describe.each(fewByDay(SELECTIONS, 1))("an export of %s", (_title, args, address) => {
  let graph: Data;
  beforeAll(async () => {
    graph = await asked(args);
    expect(graph.nodes.length).toBeGreaterThan(5);
    expect(graph.edges.length).toBeGreaterThan(5);
  });

  it("as JSON is the answer of GraphQL, with its counts and its version", async () => {
    const { meta, nodes, edges } = JSON.parse(await exported("json", address));
    expect(nodes).toEqual(
      graph.nodes.map(({ state, ...node }: Data) => ({
        id: node.id,
        label: node.label,
        kind: node.kind,
        is_civil_society: node.isCivilSociety,
        state_id: state?.id ?? null,
        state_name: state?.name ?? null,
        country: state?.iso2 ?? null,
        state_footnote: state?.nameFootnote ?? null,
        lat: node.lat,
        lon: node.lon,
        degree: node.degree,
        weighted_degree: node.weightedDegree,
        community: node.community,
        x: node.x,
        y: node.y,
      })),
    );
    expect(edges.map(({ key: _, ...edge }: Data) => edge)).toEqual(
      graph.edges.map((edge: Data) => ({
        source: edge.source,
        target: edge.target,
        relation: edge.relation,
        pattern: edge.pattern,
        weight: edge.weight,
        first_year: edge.firstYear,
        last_year: edge.lastYear,
        record_ids: edge.records,
      })),
    );
    expect(meta).toMatchObject({
      node_count: graph.nodeCount,
      edge_count: graph.edgeCount,
      undetermined_count: graph.undeterminedCount,
      unnamed_partners: graph.unnamedPartners,
      graph_version: graph.graphVersion,
      viewer_classes: ["PUBLIC"],
      coverage: expect.stringMatching(
        new RegExp(`^${graph.coverage.records} records found, .*Records found, not cooperation`),
      ),
    });
  });

  it("as GEXF and GraphML is read as the same graph", async () => {
    for (const [format, read] of [
      ["gexf", readGexf],
      ["graphml", readGraphml],
    ] as const) {
      const { nodes, edges } = read(await exported(format, address));
      const shown = byId(
        graph.nodes.map(({ id, label, kind, degree, lat, state }: Data) => [
          id,
          given({ label: onePlace(label), kind, degree, lat, state_id: state?.id ?? null }),
        ]),
      );
      expect(Object.keys(nodes)).toHaveLength(graph.nodeCount);
      expect(nodes).toMatchObject(shown);
      expect(Object.keys(edges)).toHaveLength(graph.edgeCount);
      expect(edges).toMatchObject(
        byId(
          graph.edges.map((edge: Data) => {
            const { source, target, relation, pattern, weight, firstYear } = edge;
            return [idOf(edge), given({ source, target, relation, pattern, weight, first_year: firstYear })];
          }),
        ),
      );
    }
  });

  it("as CSV has its edges with the names of both ends, and its actors", async () => {
    const names = new Map(graph.nodes.map(({ id, label }: Data) => [id, onePlace(label)]));
    const rows = readCsv(await exported("csv", address));
    expect(rows.map((row) => [row["id"], row["source_name"], row["target_name"], row["weight"]])).toEqual(
      graph.edges.map((edge: Data) => [
        idOf(edge),
        names.get(edge.source),
        names.get(edge.target),
        String(edge.weight),
      ]),
    );
    expect(new Set(rows.map((row) => row["graph_version"]))).toEqual(new Set([graph.graphVersion]));
    const actors = readCsv(await exported("csv", `${address}&part=nodes`));
    expect(actors.map(({ id, label }) => [id, label])).toEqual([...names]);
  });

  it("as JSON-LD names the same actors and relations, and expands to triples", async () => {
    const text = await exported("jsonld", address);
    const resources = await readJsonld(text);
    for (const { id } of graph.nodes) expect([id, resources.has(`urn:liaison:${id}`)]).toEqual([id, true]);
    const relations = [...resources].filter(([id]) => id.startsWith("urn:liaison:relation:"));
    expect(relations.map(([id]) => decodeURIComponent(id.slice("urn:liaison:relation:".length)))).toEqual(
      graph.edges.map(idOf),
    );
    const triples = await triplesIn(text);
    expect(triples.filter((triple) => triple.includes("<urn:liaison:vocabulary:actor> <urn:liaison:"))).toHaveLength(
      2 * graph.edgeCount,
    );
  });
});
