/** What is asked of every contestant, in the language of each, and how their answers are compared. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../generated/world";

/** Who is asked over HTTP. */
export type Way = "hub" | "plain" | "peer" | "statement";

type Variables = Readonly<Record<string, unknown>>;

/** One operation of the contest, written for each kind of contestant. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  /** Of the hub, and of its resolvers as one plain schema. */
  readonly query: string;
  readonly peerQuery: string;
  readonly statement: string;
  /** Values for the nth time that it is asked, as the hub takes them. */
  variables(at: number): Variables;
  /** The same as the others take them. */
  peerVariables(at: number): Variables;
  /** What the answer of the peer is in the shape of the hub’s. */
  peerAnswer(data: PeerData): unknown;
}

const queries = (name: string): string => readFileSync(join(__dirname, "operations", name), "utf8");

/** Operations and statements stand in files of their own, each under a comment with its name. */
function textOf(file: string, name: string): string {
  const sections = queries(file).split(/^(?:#|\/\/) (\w+)\n/mu);
  const text = sections[sections.indexOf(name) + 1];
  if (text === undefined || sections.indexOf(name) < 0) throw new Error(`${file} has no ${name}.`);
  return text.trim();
}

const texts = (name: string) => ({
  name,
  query: textOf("hub.graphql", name),
  peerQuery: textOf("peer.graphql", name),
  statement: textOf("statements.cypher", name),
});

const nothing = (): Variables => ({});

/** A record as the peer answers it: pointers at one record are lists to it. */
interface Node {
  readonly state?: Nodes;
  readonly npm?: Nodes;
  readonly project?: Nodes;
  readonly collaborations?: Nodes;
  readonly projectParticipations?: Nodes;
}
type Nodes = readonly Node[];

/** What the peer answers. */
export interface PeerData {
  readonly npms: Nodes;
  readonly csos: Nodes;
  readonly collaborationsConnection: PeerConnection;
}

const one = (list: Nodes = []): Node | null => list[0] ?? null;
const nodes = (list: Nodes = [], shape: (node: Node) => unknown) => ({ nodes: list.map(shape) });
const withProjects = (npm: Node | null) =>
  npm && {
    ...npm,
    projectParticipations: nodes(npm.projectParticipations, (part) => ({ ...part, project: one(part.project) })),
  };

/** All reads. */
export const readsOver = (world: World): readonly Operation[] => [oneActor(world), ...listsOfActors, filtered];

const oneActor = (world: World): Operation => {
  const variables = (at: number) => ({ id: world.id("Npm", at % 200) });
  return {
    ...texts("Q1"),
    title: "one actor, 5 fields",
    variables,
    peerVariables: variables,
    peerAnswer: ({ npms }) => ({ npm: npms[0] ?? null }),
  };
};

const listsOfActors: readonly Operation[] = [
  {
    ...texts("Q2"),
    title: "50 actors × 3 collaborations, partners",
    variables: nothing,
    peerVariables: nothing,
    peerAnswer: ({ csos }) => ({
      csos: nodes(csos, (cso) => ({
        ...cso,
        collaborations: nodes(cso.collaborations, (found) => ({ ...found, npm: one(found.npm) })),
      })),
    }),
  },
  {
    ...texts("Q3"),
    title: "Q2 + partners’ projects",
    variables: nothing,
    peerVariables: nothing,
    peerAnswer: ({ csos }) => ({
      csos: nodes(csos, (cso) => ({
        ...cso,
        collaborations: nodes(cso.collaborations, (found) => ({ ...found, npm: withProjects(one(found.npm)) })),
      })),
    }),
  },
  {
    ...texts("Q4"),
    title: "200 actors, 5 fields with state",
    variables: nothing,
    peerVariables: nothing,
    peerAnswer: ({ npms }) => ({ npms: nodes(npms, (npm) => ({ ...npm, state: one(npm.state) })) }),
  },
];

const FILTERS = ["FORMAL", "INFORMAL"].flatMap((formality) =>
  ["CAPACITY_STRENGTHENING", "ADVISORY_BODY", "OMBUDSMAN_PLUS"].map((pattern) => ({ formality, pattern })),
);

const filtered: Operation = {
  ...texts("Q5"),
  title: "filtered, sorted page with totalCount",
  variables: (at) => FILTERS[at % FILTERS.length] ?? {},
  peerVariables: (at) => FILTERS[at % FILTERS.length] ?? {},
  peerAnswer: ({ collaborationsConnection: { totalCount, edges } }) => ({
    collaborations: { totalCount, nodes: edges.map(({ node }) => node) },
  }),
};

interface PeerConnection {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: unknown }[];
}

/** The write: a collaboration of one organisation with one partner; each contestant records others. */
export function writeOver(world: World): Operation {
  const facts = (at: number) => ({
    description: `Sample ${at}`,
    patterns: ["CAPACITY_STRENGTHENING"],
    partnerKind: "CSO",
    formality: "INFORMAL",
    regularity: "AD_HOC",
    status: "ACTIVE",
    from: "2020-05",
  });
  const [npm, partner] = [world.id("Npm", 0), world.id("Cso", 0)];
  return {
    ...texts("W1"),
    title: "record a collaboration",
    variables: (at) => ({ input: { ...facts(at), npm, partner } }),
    peerVariables: (at) => ({ ...facts(at), npm, partner, id: `sample-${process.pid}-${at}` }),
    peerAnswer: (data) => data,
  };
}
