/** The network as a whole, and what lies around an actor: for pictures, maps and exports. */
import type { NetworkGraph, NetworkNode } from "../../analysis/port";
import { LiaisonError } from "../../domain/errors";
import { classesOf } from "../../policy";
import { argument, enumeration, extend, field, object, type Feature, type TypeDescriptor } from "../schema/descriptors";
import type { SubgraphContext } from "../shared/context";
import { one } from "../shared/loaders";
import { recordIdOf } from "../shared/versions";
import { ask } from "./analyst";
import { number, SELECTION_OF_ANY, selectionOf, within, type SelectionArguments } from "./arguments";
import { BASIS } from "./listed";

const NODE = object<NetworkNode>("GraphNode", "An actor in the network.", {
  id: field("ID!", "Id of the actor."),
  label: field("String!", "Its name."),
  kind: field("ActorKind!", "Its kind."),
  isCivilSociety: field("Boolean!", "Whether it is civil society."),
  state: field("State", "Its state; empty for bodies and networks.", one("state")),
  lat: field("Float", "Latitude of the centroid of its state, degrees north (WGS 84)."),
  lon: field("Float", "Longitude of the centroid of its state, degrees east (WGS 84)."),
  degree: field("Int!", "Number of actors it is related to, those left out included."),
  weightedDegree: field("Int!", "Number of records that relate it to others."),
  community: field("Int!", "Number of its community in the whole network; see `communities`."),
  x: field(
    "Float!",
    "Place in a picture, −1 to 1, by all records of these relations: filters and dates do not move it (ForceAtlas2; Jacomy et al. 2014).",
  ),
  y: field("Float!", "Place in a picture, −1 to 1."),
  distance: field("Int", "Steps from the centre of a neighbourhood; empty for whole networks."),
});

const EDGE = object("GraphEdge", "Records of one kind and pattern that relate two actors.", {
  source: field("ID!", "Id of an actor; for collaborations the side of the NPM."),
  target: field("ID!", "Id of the other actor."),
  relation: field("GraphRelation!", "Kind of record."),
  pattern: field("PatternCode", "Recorded pattern of the collaborations; one with two patterns is counted in both."),
  weight: field("Int!", "Number of records."),
  firstYear: field("Int", "First year that one of them names."),
  lastYear: field("Int", "Last year that one of them names."),
  records: field("[ID!]!", "Ids of the records, at most 20."),
});

const TYPES: readonly TypeDescriptor[] = [
  enumeration("GraphRelation", "Kinds of record by which two actors are related.", {
    COLLABORATION: "A collaboration with the other.",
    MEMBERSHIP: "Standing in the network that is the other: member, observer or “also agreeing”.",
    PROJECT: "Parts in the same project.",
    VISIT: "Presence on the same visit.",
    MEETING: "Presence at the same meeting; actors that were only invited, or that it was about, do not count.",
  }),
  NODE,
  EDGE,
  object("NetworkGraph", "Actors and what relates them, as a graph for maps and pictures.", {
    nodes: field("[GraphNode!]!", "The actors, by id."),
    edges: field("[GraphEdge!]!", "What relates them, by both ends; heaviest first where some are left out."),
    nodeCount: field("Int!", "Number of actors in the whole network, those left out included."),
    edgeCount: field("Int!", "Number of edges in the whole network, those left out included."),
    truncated: field("Boolean!", "Actors or edges are left out: the least connected ones; ask for more with first."),
    unnamedPartners: field("Int!", "Collaborations with a partner that no record names; they have no edge."),
    ...BASIS,
    viewerClasses: field("[Visibility!]!", "Visibility classes of the records that it may contain for you."),
  }),
];

interface Asked extends SelectionArguments {
  readonly first: number;
}
interface AskedAround extends Asked {
  readonly of: string;
  readonly depth: number;
}
interface AskedPart extends Asked {
  readonly nodesFrom: number;
  readonly edgesFrom: number;
  readonly graphVersion?: string | null;
}

const ANY = [0, Number.MAX_SAFE_INTEGER] as const;

const questionOf = ({ first, ...selection }: Asked, context: SubgraphContext) => ({
  kind: "network" as const,
  first: within(first, "first", [1, 5_000]),
  selection: selectionOf(selection, context),
});

const forViewer = ({ version, undetermined, ...graph }: NetworkGraph, { viewer }: SubgraphContext) => ({
  ...graph,
  graphVersion: version,
  undeterminedCount: undetermined,
  viewerClasses: classesOf(viewer.viewpoint),
});

const changed = (): LiaisonError =>
  new LiaisonError(
    "CONFLICT",
    "The graph has changed since the first piece was read; start again with the first one.",
    {
      argument: "graphVersion",
    },
  );

/** `networkGraph`, `neighbourhood`, `graphPart`. */
export const network: Feature = [
  ...TYPES,
  extend("Query", {
    networkGraph: {
      type: "NetworkGraph",
      description: "Actors and what relates them, with places for a picture and a map.",
      args: {
        ...SELECTION_OF_ANY,
        first: number(500, "Most actors, 1 to 5,000, and four times as many edges; the best connected ones."),
      },
      resolve: async (_, asked: Asked, context) => forViewer(await ask(context, questionOf(asked, context)), context),
    },
    neighbourhood: {
      type: "NetworkGraph",
      description: "The surroundings of an actor; empty if you may not see it.",
      args: {
        ...SELECTION_OF_ANY,
        of: argument("ID!", "Id of the actor in the centre."),
        depth: number(1, "Steps from the centre, 1 to 3."),
        first: number(200, "Most actors, 1 to 5,000; nearer ones first, then the best connected."),
      },
      async resolve(_, { of, depth, ...asked }: AskedAround, context) {
        const around = { centre: recordIdOf(of), depth: within(depth, "depth", [1, 3]) };
        return forViewer(await ask(context, { ...questionOf(asked, context), around }), context);
      },
    },
    // The whole network piece by piece: for exports.
    graphPart: {
      type: "NetworkGraph",
      description: "The whole network without a limit, one piece at a time: actors by id, edges by both ends.",
      args: {
        ...SELECTION_OF_ANY,
        nodesFrom: number(0, "Number of actors to skip."),
        edgesFrom: number(0, "Number of edges to skip."),
        first: number(500, "Most actors and most edges, 1 to 500: no piece holds up other requests."),
        graphVersion: argument("String", "The version of the earlier pieces; CONFLICT if the graph has changed since."),
      },
      async resolve(_, { nodesFrom, edgesFrom, first, graphVersion, ...selection }: AskedPart, context) {
        const answer = await ask(context, {
          kind: "networkPart",
          selection: selectionOf(selection, context),
          nodesFrom: within(nodesFrom, "nodesFrom", ANY),
          edgesFrom: within(edgesFrom, "edgesFrom", ANY),
          first: within(first, "first", [1, 500]),
        });
        if (graphVersion != null && graphVersion !== answer.version) throw changed();
        return forViewer(answer, context);
      },
    },
  }),
];
