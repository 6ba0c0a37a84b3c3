/** Root fields about the network of what is recorded. */
import { Int } from "type-graphql";
import type { Measure, NetworkGraph } from "../../analysis/port";
import { LiaisonError } from "../../domain/errors";
import { classesOf } from "../../policy";
import type { ActorLabel } from "../../store/port";
import type { Kit } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { declareField, type TypeClass } from "../shared/declare";
import { actorKind } from "../shared/inputs";
import { declareQuery } from "../shared/queries";
import { recordIdOf } from "../shared/versions";
import { ask } from "./analyst";
import {
  pageOf,
  selectionArguments,
  selectionOf,
  within,
  withId,
  withPage,
  type PageArguments,
  type SelectionArguments,
} from "./arguments";
import { listed } from "./listed";

interface NetworkTypes {
  readonly path: TypeClass;
  readonly influence: TypeClass;
  readonly communities: TypeClass;
  readonly network: TypeClass;
}

/** Steps, paths and actors that may be asked for. */
const LIMITS = { steps: [1, 8], paths: [1, 10], depth: [1, 3], actors: [1, 5_000], part: [1, 500] } as const;
const ANY = [0, Number.MAX_SAFE_INTEGER] as const;

const WARNING =
  "Records follow what is documented and read, not who has power: an actor of whom much is written stands out, one that works quietly does not.";

export function networkQueries(owner: TypeClass, kit: Kit, types: NetworkTypes): void {
  paths(owner, kit, types.path);
  influence(owner, kit, types.influence);
  communities(owner, kit, types.communities);
  graphs(owner, kit, types.network);
  part(owner, kit, types.network);
}

function number(args: TypeClass, name: string, defaultValue: number, description: string): void {
  declareField(args, name, () => Int, { description, defaultValue });
}

function paths(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const args = selectionArguments(kit, "PathArguments", { withRelations: true });
  withId(args, "from", "Id of the actor at one end.");
  withId(args, "to", "Id of the actor at the other end.");
  number(args, "maxLength", 4, "Most steps, 1 to 8.");
  number(args, "limit", 3, "Number of paths, 1 to 10.");
  type Arguments = SelectionArguments & { from: string; to: string; maxLength: number; limit: number };
  declareQuery<Arguments>(owner, {
    ...{ name: "pathsBetween", args, type: () => type, list: true },
    description:
      "The shortest paths between two actors over recorded cooperation, shortest first, ties by id; none where either may not be seen.",
    async resolve({ from, to, maxLength, limit, ...selection }, context) {
      const { paths: found } = await ask(context, {
        ...{ kind: "paths", from: recordIdOf(from), to: recordIdOf(to) },
        selection: selectionOf(selection, context),
        maxLength: within(maxLength, "maxLength", LIMITS.steps),
        limit: within(limit, "limit", LIMITS.paths),
      });
      return found;
    },
  });
}

function influence(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const args = withPage(selectionArguments(kit, "InfluenceArguments", { withRelations: true }));
  const measure = kit.types.enumeration("InfluenceMeasure", {
    description: "What actors are ordered by.",
    values: {
      BETWEENNESS: "How many shortest paths between others lead through the actor.",
      DEGREE: "How many actors it is related to.",
      WEIGHTED_DEGREE: "How many records relate it to others.",
    },
  });
  const kind = actorKind(kit.types);
  declareField(args, "by", () => measure, { description: "Measure.", defaultValue: "BETWEENNESS" });
  declareField(args, "kinds", () => kind, {
    description: "Kinds of actor; all by default.",
    list: true,
    nullable: true,
  });
  type Arguments = SelectionArguments & PageArguments & { by: Measure; kinds?: readonly ActorLabel[] | null };
  declareQuery<Arguments>(owner, {
    ...{ name: "influence", args, type: () => type },
    description: "Who connects whom: actors by their place in the network of what is recorded.",
    async resolve({ first, after, by, kinds, ...selection }, context) {
      const answer = await ask(context, {
        ...{ kind: "influence", by, kinds: kinds ?? [], page: pageOf({ first, after }) },
        selection: selectionOf(selection, context),
      });
      return { ...listed(answer, after), isEstimated: answer.isEstimated, warning: WARNING };
    },
  });
}

function communities(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const args = withPage(selectionArguments(kit, "CommunityArguments", { withRelations: true }));
  declareQuery<SelectionArguments & PageArguments>(owner, {
    ...{ name: "communities", args, type: () => type },
    description: "Groups of actors that are related more to each other than to others, largest first.",
    async resolve({ first, after, ...selection }, context) {
      const question = { kind: "communities", page: pageOf({ first, after }) } as const;
      const answer = await ask(context, { ...question, selection: selectionOf(selection, context) });
      return { ...listed(answer, after), modularity: answer.modularity, warning: WARNING };
    },
  });
}

function graphs(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const whole = selectionArguments(kit, "NetworkGraphArguments", { withRelations: true });
  number(whole, "first", 500, "Most actors, 1 to 5,000, and four times as many edges; the best connected ones.");
  type Arguments = SelectionArguments & { first: number };
  const asked = ({ first, ...selection }: Arguments, context: SubgraphContext) => ({
    ...{ kind: "network" as const, first: within(first, "first", LIMITS.actors) },
    selection: selectionOf(selection, context),
  });
  declareQuery<Arguments>(owner, {
    ...{ name: "networkGraph", args: whole, type: () => type },
    description: "Actors and what relates them, with places for a picture and a map.",
    resolve: async (given, context) => forViewer(await ask(context, asked(given, context)), context),
  });
  const around = selectionArguments(kit, "NeighbourhoodArguments", { withRelations: true });
  withId(around, "of", "Id of the actor in the centre.");
  number(around, "depth", 1, "Steps from the centre, 1 to 3.");
  number(around, "first", 200, "Most actors, 1 to 5,000; nearer ones first, then the best connected.");
  declareQuery<Arguments & { of: string; depth: number }>(owner, {
    ...{ name: "neighbourhood", args: around, type: () => type },
    description: "What lies around an actor; nothing where it may not be seen.",
    async resolve({ of, depth, ...given }, context) {
      const centre = { centre: recordIdOf(of), depth: within(depth, "depth", LIMITS.depth) };
      return forViewer(await ask(context, { ...asked(given, context), around: centre }), context);
    },
  });
}

const changed = (): LiaisonError =>
  new LiaisonError("CONFLICT", "The graph has changed since the first piece was read; begin anew.", {
    argument: "graphVersion",
  });

const forViewer = ({ version, undetermined, ...graph }: NetworkGraph, { viewer }: SubgraphContext) => ({
  ...graph,
  ...{ graphVersion: version, undeterminedCount: undetermined, viewerClasses: classesOf(viewer.viewpoint) },
});

/** The whole network piece by piece: for exports. */
function part(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const args = selectionArguments(kit, "GraphPartArguments", { withRelations: true });
  number(args, "nodesFrom", 0, "Number of actors to pass over.");
  number(args, "edgesFrom", 0, "Number of edges to pass over.");
  number(args, "first", 500, "Most actors and most edges, 1 to 500: no piece holds up other requests.");
  declareField(args, "graphVersion", () => String, {
    description: "The version that earlier pieces had; CONFLICT when the graph is another one by now.",
    nullable: true,
  });
  type Arguments = SelectionArguments & {
    nodesFrom: number;
    edgesFrom: number;
    first: number;
    graphVersion?: string | null;
  };
  declareQuery<Arguments>(owner, {
    ...{ name: "graphPart", args, type: () => type },
    description: "The whole network without a bound, a piece at a time: actors by id, edges by both ends.",
    async resolve({ nodesFrom, edgesFrom, first, graphVersion, ...selection }, context) {
      const answer = await ask(context, {
        ...{ kind: "export", selection: selectionOf(selection, context) },
        nodesFrom: within(nodesFrom, "nodesFrom", ANY),
        edgesFrom: within(edgesFrom, "edgesFrom", ANY),
        first: within(first, "first", LIMITS.part),
      });
      if (graphVersion != null && graphVersion !== answer.version) throw changed();
      return forViewer(answer, context);
    },
  });
}
