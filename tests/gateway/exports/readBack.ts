/** Exports read back by programs that others wrote, as one plain shape. */
import { parse as parseCsvText } from "csv-parse/sync";
import { MultiGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import jsonld from "jsonld";

/** Attributes by id of the actor, and of the edge with its two ends. */
export interface ReadBack {
  readonly graph: Readonly<Record<string, unknown>>;
  readonly nodes: Readonly<Record<string, Record<string, unknown>>>;
  readonly edges: Readonly<Record<string, Record<string, unknown>>>;
}

type Parsed = ReturnType<typeof parseGexf>;

function shapeOf(graph: Parsed): ReadBack {
  expect(graph.directedSize).toBe(0);
  return {
    graph: graph.getAttributes(),
    nodes: Object.fromEntries(graph.mapNodes((id, attributes) => [id, attributes])),
    edges: Object.fromEntries(
      graph.mapEdges((id, attributes, source, target) => [id, { source, target, ...attributes }]),
    ),
  };
}

export const readGexf = (text: string): ReadBack => shapeOf(parseGexf(MultiGraph, text));
export const readGraphml = (text: string): ReadBack => shapeOf(parseGraphml(MultiGraph, text));

export const readCsv = (text: string): Record<string, string>[] =>
  parseCsvText(text, { columns: true, record_delimiter: "\r\n" });

const offline = {
  documentLoader: async (url: string): Promise<never> => {
    throw new Error(`${url} was asked for; an export needs nothing from elsewhere.`);
  },
  safe: true,
};

/** Resources of a JSON-LD export, expanded, by id. */
export async function readJsonld(text: string): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const resources = await jsonld.expand(JSON.parse(text), offline);
  return new Map(resources.map((resource) => [String(resource["@id"]), resource]));
}

/** The triples of a JSON-LD export, a line each. */
export async function triplesIn(text: string): Promise<readonly string[]> {
  const quads = await jsonld.toRDF(JSON.parse(text), { ...offline, format: "application/n-quads" });
  return quads.trim().split("\n");
}
