/** JSON-LD: actors as organisations, what relates them as resources of their own. */
import {
  edgeId,
  type ExportEdge,
  type ExportGraph,
  type ExportHead,
  type ExportNode,
  type ExportState,
} from "../graph";
import { itemsOf } from "./json";
import { coverageSentence, TITLE } from "./provenance";
import { CONTEXT, OWN_WORDS, RECORD_BASE } from "./vocabulary";

/** The graph as JSON-LD, in pieces: a resource a line. A state is described where it is first named. */
export async function* jsonldText({ head, nodes, edges }: ExportGraph): AsyncGenerator<string> {
  const described = new Set<string>();
  const exportId = `${RECORD_BASE}export:${encodeURIComponent(`${head.graphVersion}:${head.exportedAt}`)}`;
  const first = [datasetOf(head), exportOf(head, exportId), ...OWN_WORDS].map((one) => JSON.stringify(one));
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n${first.join(",\n")}`;
  yield* itemsOf(nodes, (node) => resourcesOf(node, described), false);
  yield* itemsOf(edges, (edge) => relationOf(edge, exportId), false);
  yield "\n]}\n";
}

const iriOf = (id: string): string => RECORD_BASE + encodeURIComponent(id);
const datasetIri = ({ dataset }: ExportHead): string => `${RECORD_BASE}dataset:${encodeURIComponent(dataset.version)}`;

function datasetOf(head: ExportHead): object {
  const { version, compiled, licence, licenceUrl, cite } = head.dataset;
  return {
    "@id": datasetIri(head),
    "@type": "schema:Dataset",
    title: TITLE,
    version,
    license: licenceUrl,
    "dcterms:rights": licence,
    citation: cite,
    "dcterms:created": { "@type": "xsd:gYearMonth", "@value": compiled },
  };
}

function exportOf(head: ExportHead, exportId: string): object {
  const { exportedAt, graphVersion, filters, viewerClasses, undeterminedCount, unnamedPartners } = head;
  return {
    "@id": exportId,
    "@type": "schema:Dataset",
    title: TITLE,
    isVersionOf: datasetIri(head),
    version: head.dataset.version,
    license: head.dataset.licenceUrl,
    "dcterms:rights": head.dataset.licence,
    citation: head.dataset.cite,
    modified: exportedAt,
    description: coverageSentence(head.coverage),
    graphVersion,
    filters,
    viewerClass: viewerClasses,
    actorCount: head.nodeCount,
    edgeCount: head.edgeCount,
    undeterminedCount,
    unnamedPartners,
  };
}

const ORGANISATION = ["org:Organization", "schema:Organization"];
const TYPES_OF_KINDS: Readonly<Record<string, readonly string[]>> = {
  NPM: ["schema:GovernmentOrganization"],
  NETWORK: ["org:OrganizationalCollaboration"],
};

/** An actor, after its state where that was not described yet. */
function resourcesOf(node: ExportNode, described: Set<string>): readonly object[] {
  const { id, label, kind, isCivilSociety, state } = node;
  const types = [...ORGANISATION, ...(TYPES_OF_KINDS[kind] ?? []), ...(isCivilSociety ? ["schema:NGO"] : [])];
  const actor = {
    "@id": iriOf(id),
    "@type": types,
    identifier: id,
    name: label,
    "foaf:name": label,
    ...(state && { location: iriOf(state.id) }),
  };
  if (!state || described.has(state.id)) return [actor];
  described.add(state.id);
  return [countryOf(state, node), actor];
}

/** Coordinates are those of the centroid of the state. */
function countryOf({ id, name, nameFootnote, iso2 }: ExportState, { lat, lon }: ExportNode): object {
  const iri = iriOf(id);
  return {
    "@id": iri,
    "@type": "schema:Country",
    identifier: id,
    name,
    ...(nameFootnote !== null && { disambiguatingDescription: nameFootnote }),
    ...(iso2 !== null && {
      address: { "@id": `${iri}:address`, "@type": "schema:PostalAddress", addressCountry: iso2 },
    }),
    ...(lat !== null &&
      lon !== null && {
        geo: { "@id": `${iri}:geo`, "@type": "schema:GeoCoordinates", latitude: lat, longitude: lon },
      }),
  };
}

function relationOf(edge: ExportEdge, exportId: string): object {
  const { source, target, relation, pattern, weight, firstYear, lastYear, records } = edge;
  return {
    "@id": `${RECORD_BASE}relation:${encodeURIComponent(edgeId(edge))}`,
    "@type": "RecordedRelation",
    actor: [iriOf(source), iriOf(target)],
    relation,
    ...(pattern !== null && { pattern }),
    recordCount: weight,
    record: records.map(iriOf),
    isPartOf: exportId,
    ...(firstYear !== null && { firstYear: yearText(firstYear) }),
    ...(lastYear !== null && { lastYear: yearText(lastYear) }),
    ...(firstYear !== null &&
      lastYear !== null && { temporalCoverage: `${yearText(firstYear)}/${yearText(lastYear)}` }),
  };
}

const yearText = (year: number): string => String(year).padStart(4, "0");
