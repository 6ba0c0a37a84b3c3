/** The lists of a card: their first pages come with the record, further ones when they are asked for; newest first. */
import { type Coverage } from "./coverage";
import { operation, type Operation } from "./operation";
import { ROW_FIELDS, type CollaborationRow, type Named } from "./rows";

/** Where a line was read. */
export interface SourceLine {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}

/** What every line has. */
export interface Sourced {
  readonly id: string;
  readonly confidence: string;
  readonly unverifiedFields: readonly string[];
  readonly sources: readonly SourceLine[];
}

type Period = CollaborationRow["period"];

/** What the lines of each list are. */
export interface Lines {
  readonly collaborations: Omit<CollaborationRow, "sources"> & Sourced;
  readonly npms: Named & Sourced;
  readonly memberships: Sourced & { readonly network: Named | null; readonly status: string; readonly period: Period };
  readonly members: Sourced & { readonly actor: Named | null; readonly status: string; readonly period: Period };
  readonly chairTerms: Sourced & {
    readonly npm: Named | null;
    readonly network: Named | null;
    readonly year: number | null;
    readonly period: Period;
  };
  readonly workingGroups: Named & Sourced & { readonly theme: string | null; readonly created: string | null };
  readonly advisoryBodies: Named & Sourced;
  readonly meetings: Named & Sourced & { readonly place: string | null; readonly period: Period };
  readonly visits: Sourced & {
    readonly purpose: string | null;
    readonly type: string;
    readonly body: Named | null;
    readonly state: Named | null;
    readonly period: Period;
  };
  readonly projects: Named & Sourced & { readonly period: Period };
  readonly documents: Sourced & { readonly title: string; readonly date: string | null };
  readonly documentsAbout: Sourced & { readonly title: string; readonly date: string | null };
  readonly csos: Named & Sourced;
  readonly participants: Sourced & { readonly actor: Named | null; readonly role: string };
}
export type ListName = keyof Lines;

/** A page of a list. */
export interface ListPage<Line> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Line[];
}

/** Lists by their names, as a record holds them; only those that its kind has. */
export type Lists = { readonly [Name in ListName]?: ListPage<Lines[Name]> };

/** The lists of a record; those of a state with the lists of its NPMs. */
export interface CardLists extends Lists {
  readonly collaborations?: NonNullable<Lists["collaborations"]> & { readonly coverage: Coverage };
  readonly actingNpms?: { readonly nodes: readonly (Omit<Lists, "collaborations"> & Named)[] };
}

interface Definition {
  /** Types that have it. */
  readonly kinds: readonly string[];
  /** Fields by which it is ordered, newest or largest first; empty: as the API does. */
  readonly order: readonly string[];
  /** What is asked of each. */
  readonly fields: string;
}

const SOURCED = "id confidence unverifiedFields sources { id title url }";
const ACTOR = "id ... on Npm { name } ... on Cso { name } ... on Body { name } ... on Network { name }";
const PERIOD = "period { from to }";
const ACTORS = ["Npm", "Cso", "Body", "Network"];
const WITH_STATE = [...ACTORS, "State"];
const DOCUMENT: Definition = { kinds: ACTORS, order: ["DATE"], fields: `${SOURCED} title date` };

/** In the order in which a card shows them. */
const DEFINITIONS: Readonly<Record<ListName, Definition>> = {
  npms: { kinds: ["State"], order: [], fields: `${SOURCED} name` },
  collaborations: {
    kinds: [...WITH_STATE, "AdvisoryBody"],
    order: ["LAST_ATTESTED", "FROM"],
    fields: `${ROW_FIELDS} sources { id title url }`,
  },
  memberships: {
    kinds: ["Npm", "Cso", "Body"],
    order: ["LAST_ATTESTED", "FROM"],
    fields: `${SOURCED} network { id name } status ${PERIOD}`,
  },
  chairTerms: {
    kinds: ["Npm", "Network"],
    order: ["YEAR", "FROM"],
    fields: `${SOURCED} npm { id name } network { id name } year ${PERIOD}`,
  },
  members: { kinds: [], order: ["LAST_ATTESTED", "FROM"], fields: `${SOURCED} status actor { ${ACTOR} } ${PERIOD}` },
  workingGroups: { kinds: ["Network"], order: ["CREATED"], fields: `${SOURCED} name theme created` },
  advisoryBodies: { kinds: ["Npm"], order: ["ESTABLISHED_YEAR"], fields: `${SOURCED} name` },
  participants: { kinds: ["Meeting", "Visit", "Project"], order: [], fields: `${SOURCED} role actor { ${ACTOR} }` },
  meetings: { kinds: WITH_STATE, order: ["FROM"], fields: `${SOURCED} name place ${PERIOD}` },
  visits: {
    kinds: WITH_STATE,
    order: ["FROM"],
    fields: `${SOURCED} purpose type body { id name } state { id name } ${PERIOD}`,
  },
  projects: { kinds: ACTORS, order: ["FROM"], fields: `${SOURCED} name ${PERIOD}` },
  documents: { ...DOCUMENT, kinds: WITH_STATE },
  documentsAbout: DOCUMENT,
  csos: { kinds: ["State"], order: [], fields: `${SOURCED} name` },
};

/** Names of lists in the order of a card. */
export const LIST_NAMES = Object.keys(DEFINITIONS) as readonly ListName[];

/** Lines that come at once. */
export const LIST_SIZE = 20;

/** The connection of a list; `more`: further arguments of it. */
function connectionOf(name: ListName, more = ""): string {
  const { order, fields } = DEFINITIONS[name];
  const by = order.map((field) => `{ field: ${field}, direction: DESC }`).join(", ");
  const given = [`first: ${LIST_SIZE}`, ...(by === "" ? [] : [`orderBy: [${by}]`]), ...(more === "" ? [] : [more])];
  const coverage = name === "collaborations" ? "coverage { records newestAttestation unverified }" : "";
  return `${name}(${given.join(", ")}) { totalCount ${coverage} pageInfo { hasNextPage endCursor } nodes { ${fields} } }`;
}

const listsOf = (kind: string, leftOut: readonly ListName[] = []): string =>
  LIST_NAMES.filter((name) => DEFINITIONS[name].kinds.includes(kind) && !leftOut.includes(name))
    .map((name) => connectionOf(name))
    .join("\n      ");

const KINDS = [...WITH_STATE, "AdvisoryBody", "Meeting", "Visit", "Project"];

/** What an NPM does that is not told by its state itself. */
const OF_STATE = `actingNpms: npms(first: 5) { nodes { id name
      ${listsOf("Npm", ["collaborations", "documents", "documentsAbout"])} } }`;

type ListsOperation = Operation<{ readonly node: CardLists | null }, { readonly id: string }>;

/** First pages of all lists of a record, by its type; types without any are not there. */
export const LISTS_OF: Readonly<Partial<Record<string, ListsOperation>>> = Object.fromEntries(
  KINDS.map((kind): readonly [string, ListsOperation] => [
    kind,
    operation(`
  query ${kind}Lists($id: ID!) {
    node(id: $id) { ... on ${kind} {
      ${listsOf(kind)}
      ${kind === "State" ? OF_STATE : ""}
    } }
  }`),
  ]),
);

interface More {
  readonly node: Lists | null;
}
export interface MoreVariables {
  readonly id: string;
  readonly after: string | null;
}

function moreOf(name: ListName, kind: string): Operation<More, MoreVariables> {
  const title = `More${name.charAt(0).toUpperCase()}${name.slice(1)}Of${kind}`;
  const connection = connectionOf(name, "after: $after");
  return operation(`query ${title}($id: ID!, $after: String) { node(id: $id) { ... on ${kind} { ${connection} } } }`);
}

/** Further pages of a list, by its name and the type of the record: `meetings Npm`. */
export const MORE: Readonly<Partial<Record<string, Operation<More, MoreVariables>>>> = Object.fromEntries(
  LIST_NAMES.flatMap((name) => DEFINITIONS[name].kinds.map((kind) => [`${name} ${kind}`, moreOf(name, kind)] as const)),
);

interface Joined {
  readonly network: { readonly members: ListPage<Lines["members"]> & { readonly undeterminedCount: number } } | null;
}
export interface JoinedVariables extends MoreVariables {
  /** A partial date; null: whenever. */
  readonly on: string | null;
  readonly statuses: readonly string[];
}

/** Those with some standings in a network, on a date. */
export const JOINED = operation<Joined, JoinedVariables>(`
  query Joined($id: ID!, $after: String, $on: PartialDate, $statuses: [MembershipStatus!]!) {
    network(id: $id) {
      ${connectionOf("members", "after: $after, asOf: $on, where: { status: { in: $statuses } }").replace("totalCount", "totalCount undeterminedCount")}
    }
  }`);

/** Visits of a body that visits states: it takes part in them as the body that they are of. */
export const BODY_VISITS = operation<{ readonly visits: ListPage<Lines["visits"]> }, MoreVariables>(`
  query BodyVisits($id: ID!, $after: String) {
    ${connectionOf("visits", "after: $after, where: { body: { id: { eq: $id } } }")}
  }`);

export interface Chair {
  readonly chairOf: {
    readonly outcome: "CHAIRED" | "NOT_RECORDED" | "UNDETERMINED";
    readonly because: string;
    readonly npm: Named | null;
    readonly terms: readonly (Sourced & { readonly period: Period })[];
  } | null;
  readonly network: {
    readonly chairGaps: readonly { readonly from: string; readonly to: string }[];
    readonly chairTerms: { readonly totalCount: number };
  } | null;
}

/** Who chairs a network on a date. */
export const CHAIR = operation<Chair, { readonly network: string; readonly on: string | null }>(`
  query Chair($network: ID!, $on: PartialDate) {
    chairOf(network: $network, on: $on) { outcome because npm { id name } terms { ${SOURCED} ${PERIOD} } }
    network(id: $network) { chairGaps(until: $on) { from to } chairTerms { totalCount } }
  }`);
