/** The words of the JSON-LD export: a context that needs nothing from elsewhere, and what the hub’s own words mean. */

/** Names of records, wherever the hub runs: `urn:liaison:npm-slovenia`. */
export const RECORD_BASE = "urn:liaison:";
/** The hub’s own words. */
const VOCABULARY = "urn:liaison:vocabulary:";

const id = (term: string) => ({ "@id": term, "@type": "@id" });
const typed = (term: string, type: string) => ({ "@id": term, "@type": type });

/** schema.org, FOAF, the W3C Organization ontology and Dublin Core, inline. */
export const CONTEXT = {
  schema: "https://schema.org/",
  foaf: "http://xmlns.com/foaf/0.1/",
  org: "http://www.w3.org/ns/org#",
  dcterms: "http://purl.org/dc/terms/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  liaison: VOCABULARY,

  name: "schema:name",
  identifier: "schema:identifier",
  location: id("schema:location"),
  address: id("schema:address"),
  addressCountry: "schema:addressCountry",
  geo: id("schema:geo"),
  latitude: typed("schema:latitude", "xsd:double"),
  longitude: typed("schema:longitude", "xsd:double"),
  disambiguatingDescription: "schema:disambiguatingDescription",

  title: "dcterms:title",
  license: id("dcterms:license"),
  modified: typed("dcterms:modified", "xsd:dateTime"),
  isPartOf: id("dcterms:isPartOf"),
  isVersionOf: id("dcterms:isVersionOf"),
  description: "dcterms:description",
  citation: "schema:citation",
  version: "schema:version",
  temporalCoverage: "schema:temporalCoverage",

  actor: id("liaison:actor"),
  relation: typed("liaison:relation", "@vocab"),
  pattern: typed("liaison:pattern", "@vocab"),
  recordCount: typed("liaison:recordCount", "xsd:integer"),
  record: id("liaison:record"),
  firstYear: typed("liaison:firstYear", "xsd:gYear"),
  lastYear: typed("liaison:lastYear", "xsd:gYear"),
  graphVersion: "liaison:graphVersion",
  viewerClass: "liaison:viewerClass",
  filters: { "@id": "liaison:filters", "@type": "@json" },
  actorCount: typed("liaison:actorCount", "xsd:integer"),
  edgeCount: typed("liaison:edgeCount", "xsd:integer"),
  undeterminedCount: typed("liaison:undeterminedCount", "xsd:integer"),
  unnamedPartners: typed("liaison:unnamedPartners", "xsd:integer"),
  "@vocab": VOCABULARY,
} as const;

const MEANINGS: Readonly<Record<string, string>> = {
  actor: "An actor that the records relate to the other one; neither comes first.",
  relation: "Kind of the records: COLLABORATION, MEMBERSHIP, PROJECT, VISIT or MEETING.",
  pattern: "Recorded pattern of the collaborations, such as OMBUDSMAN_PLUS.",
  recordCount: "Number of records found.",
  record: "One of the records, of which at most 20 are named.",
  firstYear: "First year that one of the records names.",
  lastYear: "Last year that one of the records names.",
  graphVersion: "Digest of what the viewer may see of the graph.",
  viewerClass: "Class of records that may be in the export.",
  filters: "Which records were asked for.",
  actorCount: "Number of actors in the export.",
  edgeCount: "Number of recorded relations in the export.",
  undeterminedCount: "Records that may or may not hold at the time asked for; they are not in the export.",
  unnamedPartners: "Collaborations with a partner that no record names; they are not in the export.",
};

/** The hub’s own class and properties, described. */
export const OWN_WORDS: readonly object[] = [
  {
    "@id": "liaison:RecordedRelation",
    "@type": "rdfs:Class",
    "rdfs:comment": "Records of one kind and pattern by which two actors are related; found, not all that exist.",
  },
  ...Object.entries(MEANINGS).map(([name, meaning]) => ({
    "@id": `liaison:${name}`,
    "@type": "rdf:Property",
    "rdfs:comment": meaning,
  })),
];
