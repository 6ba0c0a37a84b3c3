/** What is asked of the graph as a whole, and the same with other actors and other years. */
import type { Client } from "./client";
import { Random } from "./generated/random";
import type { World } from "./generated/world";

/** One question of the benchmark of the analyses. */
export interface Question {
  readonly name: string;
  /** Name in the list of operations that performance is judged by; those have limits. */
  readonly operation?: "Q6" | "Q7" | "Q8";
  /** Asked with a token of this role; without one by default. */
  readonly role?: string;
  /** Asks the question of a number: 0 is asked again and again, each other number once. */
  ask(client: Client, number: number): Promise<void>;
}

const COVERAGE = "coverage { records newestAttestation unverified unverifiedShare }";
const BASIS = `${COVERAGE} undeterminedCount graphVersion`;
const GRAPH = `nodes { id label kind isCivilSociety state { id name } lat lon degree weightedDegree community x y distance }
  edges { source target relation pattern weight firstYear lastYear } nodeCount edgeCount truncated ${BASIS}`;
const PATTERNS = [
  "OMBUDSMAN_PLUS",
  "ADVISORY_BODY",
  "CAPACITY_STRENGTHENING",
  "INFORMATION_EXCHANGE",
  "SPECIFIC_ACTIVITIES",
  "MUTUAL_SUPPORT",
];

/** Another month for each number, of the years that the records tell of; none for 0: all time. */
function monthOf(number: number): string | null {
  if (number === 0) return null;
  const [year, month] = [2008 + (number % 17), 1 + (Math.floor(number / 17) % 12)];
  return `${year}-${String(month).padStart(2, "0")}`;
}

type Variables = Readonly<Record<string, unknown>>;

const simple = (
  name: string,
  query: string,
  { variables, ...more }: { variables: (number: number) => Variables } & Pick<Question, "operation" | "role">,
): Question => ({
  name,
  ...more,
  ask: async (client, number) => void (await client.ask(query, variables(number))),
});

/** Asks for one record, so that what a server does only once is not measured with a question. */
export const oneRecord = simple("npm", `query { npm(id: "npm-1") { id name } }`, { variables: () => ({}) });

/** Needs the graph, but nothing that is computed from it. */
export const readsGraph = simple("classification", `query { classification(collaboration: "nobody") { pattern } }`, {
  variables: () => ({}),
});

/** All questions over the records of a scale. */
export function questionsOver(world: World): readonly Question[] {
  return [...judged(world), ...ofNetworks(world), ...ofPatterns(world), exported];
}

function judged(world: World): readonly Question[] {
  return [
    simple(
      "patternMatrix",
      `query ($asOf: PartialDate) { patternMatrix(asOf: $asOf) {
        rows { key state { id name } cells { pattern state count undetermined partners ${COVERAGE} } } ${BASIS} } }`,
      { operation: "Q6", variables: (number) => ({ asOf: monthOf(number) }) },
    ),
    simple(
      "pathsBetween",
      `query ($from: ID!, $to: ID!) { pathsBetween(from: $from, to: $to) {
        length steps { actor { id name } via { id } recordCount } ${COVERAGE} } }`,
      { operation: "Q7", variables: (number) => pairOf(world, number) },
    ),
    simple(
      "networkGraph",
      `query ($where: CollaborationWhere, $asOf: PartialDate) { networkGraph(where: $where, asOf: $asOf) { ${GRAPH} } }`,
      {
        operation: "Q8",
        variables: (number) => ({
          where: { pattern: { eq: PATTERNS[number % PATTERNS.length] } },
          asOf: monthOf(Math.floor(number / PATTERNS.length)),
        }),
      },
    ),
  ];
}

/** An NPM and an organisation, any two. */
function pairOf(world: World, number: number): Variables {
  const random = new Random(world.seed, "pair", number);
  return {
    from: world.id("Npm", random.below(world.count("Npm"))),
    to: world.id("Cso", random.below(world.count("Cso"))),
  };
}

function ofNetworks(world: World): readonly Question[] {
  const inMonth = (number: number): Variables => ({ asOf: monthOf(number) });
  return [
    simple(
      "influence",
      `query ($asOf: PartialDate) { influence(asOf: $asOf) {
        nodes { actor { id name } kind degree weightedDegree betweenness isArticulationPoint rank share } isEstimated ${BASIS} } }`,
      { variables: inMonth },
    ),
    simple(
      "communities",
      `query ($asOf: PartialDate) { communities(asOf: $asOf) {
        nodes { number size density bridging { actor { id name } links communities } } modularity ${BASIS} } }`,
      { variables: inMonth },
    ),
    simple("neighbourhood", `query ($of: ID!) { neighbourhood(of: $of) { ${GRAPH} } }`, {
      variables: (number) => ({ of: world.id("Npm", number % world.count("Npm")) }),
    }),
  ];
}

function ofPatterns(world: World): readonly Question[] {
  const inMonth = (number: number): Variables => ({ asOf: monthOf(number) });
  const finding = "pattern outcome isRecorded agreesWithRecord criteria { name result because }";
  return [
    simple(
      "gaps",
      `query ($asOf: PartialDate) { gaps(asOf: $asOf) {
        nodes { state { id name } pattern status reason because ${COVERAGE} } totalCount ${BASIS} } }`,
      { variables: inMonth },
    ),
    simple(
      "timeline",
      `query ($from: Int, $to: Int) { timeline(from: $from, to: $to) {
        points { year pattern active undetermined started ended ${COVERAGE} } undated ${BASIS} } }`,
      {
        variables: (number) =>
          number === 0 ? {} : { from: 2000 + (number % 10), to: 2012 + (Math.floor(number / 10) % 14) },
      },
    ),
    simple(
      "classification",
      `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Collaboration { classification { ${finding} } } } }`,
      { variables: (number) => ({ ids: someCollaborations(world, number) }) },
    ),
    simple(
      "classificationDisagreements",
      `query ($asOf: PartialDate) { classificationDisagreements(asOf: $asOf) {
        nodes { collaboration { id description } classification { ${finding} } } totalCount
        agreement { pattern recorded agree undetermined disagree } ${BASIS} } }`,
      { role: "steward", variables: inMonth },
    ),
    simple(
      "independencePrompts",
      `query ($npm: ID) { independencePrompts(npm: $npm) {
        nodes { npm { id name } partner { id name } kinds question overlap facts { kind because } } totalCount ${BASIS} } }`,
      { variables: (number) => ({ npm: number === 0 ? null : world.id("Npm", number % world.count("Npm")) }) },
    ),
  ];
}

/** 25 of those that everyone may see, as a rule. */
function someCollaborations(world: World, number: number): readonly string[] {
  const random = new Random(world.seed, "classified", number);
  const drawn = Array.from({ length: 25 }, () => world.id("Collaboration", random.below(world.count("Collaboration"))));
  return [...new Set(drawn)];
}

interface Part {
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly graphVersion: string;
}

/** The whole network, a piece after another until there is no more. */
const exported: Question = {
  name: "export",
  async ask(client, number) {
    const query = `query ($asOf: PartialDate, $nodesFrom: Int!, $edgesFrom: Int!, $graphVersion: String) {
      graphPart(asOf: $asOf, nodesFrom: $nodesFrom, edgesFrom: $edgesFrom, first: 500, graphVersion: $graphVersion) { ${GRAPH} } }`;
    let [nodesFrom, edgesFrom, graphVersion]: [number, number, string | null] = [0, 0, null];
    for (let isWhole = false; !isWhole;) {
      const asked = { asOf: monthOf(number), nodesFrom, edgesFrom, graphVersion };
      const { graphPart: part } = (await client.ask(query, asked)) as { graphPart: Part };
      nodesFrom += part.nodes.length;
      edgesFrom += part.edges.length;
      graphVersion = part.graphVersion;
      isWhole = nodesFrom >= part.nodeCount && edgesFrom >= part.edgeCount;
    }
  },
};
