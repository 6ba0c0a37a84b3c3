/** The price of an operation in points; one point is a record that is read, checked and answered. */
import { LIST_ASPECTS } from "../../domain/listAspects";
import { PAGE_SIZE } from "../../domain/pageSize";

/** The price of single things. */
export const POINTS = {
  /** A record. */
  record: 1,
  /** Anything else in an answer: a value, an item, an edge, a page. */
  value: 0.05,
  /** A list of one parent, beside what is in it. */
  list: 1,
  /** A list that is counted as a whole; one more for each `countsBy`. */
  whole: 5,
  /** A list or a record as it was known earlier: it is rebuilt from the journal. */
  knownAt: 100,
} as const;

/** Fields of a connection for which all records of the list are matched, not only those of the page. */
export const OVER_ALL: ReadonlySet<string> = new Set(
  Object.entries(LIST_ASPECTS).flatMap(([field, part]) => (part === "rows" ? [] : [field])),
);

/** Questions about the graph as a whole: a thread of its own works them out once for all who ask the same. */
const GRAPH = 1_000;
/** Rules that read whole lists: members, terms, meetings, positions. */
const RULE = 200;
/** A look at the graph for one record. */
const FINDING = 10;
/** A transaction. */
const WRITE = 200;

/** What fields cost beside what they answer, because of what they read for it. */
const WORK: Readonly<Record<string, number>> = {
  ...charged(GRAPH, "Query", [
    "pathsBetween",
    "influence",
    "communities",
    "networkGraph",
    "neighbourhood",
    "graphPart",
    "patternMatrix",
    "gaps",
    "timeline",
    "independencePrompts",
    "classificationDisagreements",
  ]),
  ...charged(RULE, "Query", ["accession", "chairOf", "representativeOf", "changes", "history", "search"]),
  ...charged(RULE, "Network", ["departures", "chairGaps", "meetingYears", "costs", "languageParity"]),
  ...charged(RULE, "Decision", ["agreement"]),
  ...charged(FINDING, "Query", ["classification"]),
  ...charged(FINDING, "Collaboration", ["classification"]),
  ...charged(FINDING, "State", ["gaps"]),
  ...charged(FINDING, "Project", ["funding"]),
  ...charged(FINDING, "AdvisoryBody", ["seats"]),
};

function charged(points: number, type: string, fields: readonly string[]): Record<string, number> {
  return Object.fromEntries(fields.map((field) => [`${type}.${field}`, points]));
}

/** Names of all fields that are charged for what they read. */
export const CHARGED: readonly string[] = Object.keys(WORK);

/** The price of a field beyond what it answers. */
export function workOf(type: string, field: string, given: Arguments): number {
  const known = given.knownAt == null ? 0 : POINTS.knownAt;
  return known + (type === "Mutation" ? WRITE : (WORK[`${type}.${field}`] ?? 0));
}

/** Arguments of a field, coerced. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Lengths of lists within the answer of one field, as far as its arguments determine them. */
export type Sizes = Readonly<Record<string, number>>;

/** Most that may be asked for; what asks for more is refused where it is resolved. */
const MOST = { page: PAGE_SIZE.largest, hits: 50, paths: 10, steps: 8, actors: 5_000, part: 500 } as const;
const EDGES_FOR_EACH_ACTOR = 4;

function within(asked: unknown, standard: number, most: number): number {
  return typeof asked === "number" ? Math.min(Math.max(asked, 0), most) : standard;
}

/** Lengths of the lists of a page. */
export function pageSizes({ first, last }: Arguments): Sizes {
  const size = within(first ?? last, PAGE_SIZE.standard, MOST.page);
  return { nodes: size, edges: size };
}

/** Stands for the field itself, among the lists within it. */
export const ITSELF = "";

/** Fields whose arguments say how long they are, or lists within them. */
const SAID: Readonly<Record<string, (given: Arguments) => Sizes>> = {
  "Query.nodes": ({ ids }) => ({ [ITSELF]: Array.isArray(ids) ? ids.length : 0 }),
  "Query.search": ({ first }) => ({ [ITSELF]: within(first, 10, MOST.hits) }),
  "Query.pathsBetween": ({ limit, maxLength }) => ({
    [ITSELF]: within(limit, 3, MOST.paths),
    steps: within(maxLength, 4, MOST.steps) + 1,
  }),
  "Query.networkGraph": ({ first }) => graphSizes(within(first, 500, MOST.actors)),
  "Query.neighbourhood": ({ first }) => graphSizes(within(first, 200, MOST.actors)),
  "Query.graphPart": ({ first }) => ({ nodes: within(first, 500, MOST.part), edges: within(first, 500, MOST.part) }),
};

const graphSizes = (actors: number): Sizes => ({ nodes: actors, edges: actors * EDGES_FOR_EACH_ACTOR });

/** The lengths of lists that the arguments of a field determine. */
export const saidBy = (type: string, field: string, given: Arguments): Sizes | undefined =>
  SAID[`${type}.${field}`]?.(given);

/**
 * Lengths that are assumed of lists without pages; `*` stands for every type that has no line of its own. Where one is longer, the
 * limit of rows holds. A test asks for a line for every such list of the API.
 */
export const ASSUMED: Readonly<Record<string, number>> = {
  "*.sources": 5,
  "*.provenance": 3,
  "*.owners": 2,
  "*.audience": 3,
  "*.confirmedBy": 1,
  "*.disputedBy": 1,
  "*.unverifiedFields": 3,
  "*.undetermined": 50,
  "*.countsBy": 10,
  "*.reasons": 5,
  "*.records": 5,
  "*.fields": 5,
  "*.roles": 2,
  "*.facts": 5,
  "*.criteria": 6,
  "*.absences": 2,
  "*.meetings": 5,
  "*.classes": 4,
  "*.viewerClasses": 4,
  "*.scopes": 10,
  "*.operations": 5,
  "*.possible": 3,
  "*.languages": 5,
  "*.kinds": 3,
  "Query.classification": 6,
  "Collaboration.classification": 6,
  "State.gaps": 6,
  "Collaboration.patterns": 2,
  "AdvisoryBody.roles": 4,
  "AdvisoryBody.seats": 10,
  "WorkingGroup.members": 10,
  "Visit.places": 3,
  "Agreement.missingAssents": 10,
  "Agreement.objections": 5,
  "Agreement.undetermined": 10,
  "BridgingActor.communities": 5,
  "Community.bridging": 10,
  "Community.members": 50,
  "ChairOnDate.terms": 3,
  "Representation.representatives": 3,
  "Decision.subjects": 3,
  "Document.about": 3,

  "FieldChange.before": 3,
  "FieldChange.after": 3,
  "Funding.donors": 3,
  "Gap.records": 25,
  "GraphEdge.records": 3,
  "InformationExchange.agreements": 2,
  "Recommendation.addressedTo": 3,
  "NetworkMeetings.missingYears": 15,
  "Network.chairGaps": 5,
  "Network.departures": 5,
  "Network.meetingYears": 20,
  "NetworkMeetings.years": 20,
  "PatternMatrix.rows": 150,
  "PatternRow.cells": 6,
  "Timeline.points": 200,
  "Timeline.meetings": 10,
  "ClassificationDisagreementConnection.agreement": 6,
  "PatternAgreement.met": 6,
  "Token.networks": 5,
  "Token.countries": 5,
  "Viewer.manages": 3,
  "__Schema.types": 600,
  "__Schema.directives": 10,
  "__Directive.locations": 5,
  "__Directive.args": 3,
  "__Type.fields": 8,
  "__Type.inputFields": 8,
  "__Type.enumValues": 4,
  "__Field.args": 2,
  "__Type.interfaces": 2,
  "__Type.possibleTypes": 4,
};

/** Of a list that has no line: no more than a page that nobody chose. */
const UNKNOWN = PAGE_SIZE.standard;

/** Length that is assumed of a list without pages. */
export const assumedSize = (type: string, field: string): number =>
  ASSUMED[`${type}.${field}`] ?? ASSUMED[`*.${field}`] ?? UNKNOWN;
