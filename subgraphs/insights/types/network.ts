/** Types of paths, influence, communities and the network as a whole. */
import { Float, ID, Int } from "type-graphql";
import type { Kit } from "../../shared/build";
import type { TypeClass } from "../../shared/declare";
import { actorKind } from "../../shared/inputs";
import { relationsOf } from "../arguments";
import { basis, connection, make, patternsOf } from "./shared";

export function pathType({ records, types }: Kit): TypeClass {
  const step = make("PathStep", "An actor on a path, and what leads to it from the one before.", [
    ["actor", () => records.actor, "The actor.", "null"],
    ["via", () => types.node, "The record that makes the step; empty for the first actor.", "null"],
    ["records", () => types.node, "All records that make the step, at most 20.", "list"],
    ["recordCount", () => Int, "Number of records that make the step."],
  ]);
  return make("Path", "A way from one actor to another on which no actor comes twice.", [
    ["length", () => Int, "Number of steps."],
    ["steps", () => step, "The actors on it, both ends included.", "list"],
    ["coverage", () => types.coverage, "What its steps rest on."],
  ]);
}

export function influenceType(kit: Kit): TypeClass {
  const kind = actorKind(kit.types);
  const item = make("Influence", "The place of an actor in the network of what is recorded.", [
    ["actor", () => kit.records.actor, "The actor.", "null"],
    ["kind", () => kind, "Its kind."],
    ["degree", () => Int, "Number of actors it is related to."],
    ["weightedDegree", () => Int, "Number of records that relate it to others."],
    [
      "betweenness",
      () => Float,
      "Part of the shortest paths between two others that lead through it, 0 to 1 (Freeman 1977; Brandes 2001).",
    ],
    [
      "isArticulationPoint",
      () => Boolean,
      "Without it, some actors would have no path to each other (Hopcroft and Tarjan 1973).",
    ],
    ["rank", () => Int, "Place among actors of its kind by the measure asked for; equal values share one."],
    ["share", () => Float, "Its part of the sum of the measure over actors of its kind, 0 to 1."],
  ]);
  return connection(kit, item, "Influence", [
    ...basis(kit),
    [
      "isEstimated",
      () => Boolean,
      "The network is so large that betweenness is estimated from a part of its actors (Brandes and Pich 2007).",
    ],
    ["warning", () => String, "How to read the figures."],
  ]);
}

export function communityType(kit: Kit): TypeClass {
  const bridge = make("BridgingActor", "A member of a community that is related to actors of others.", [
    ["actor", () => kit.records.actor, "The actor.", "null"],
    ["links", () => Int, "Number of actors of other communities it is related to."],
    ["communities", () => Int, "Numbers of these communities.", "list"],
  ]);
  const item = make(
    "Community",
    "Actors that are related more to each other than to others (Louvain; Blondel et al. 2008).",
    [
      ["number", () => Int, "Its number: 0 is the largest."],
      ["size", () => Int, "Number of members."],
      ["members", () => kit.records.actor, "The members, at most 200.", "list"],
      ["density", () => Float, "Related pairs of members over all pairs, 0 to 1; empty for one member.", "null"],
      ["bridging", () => bridge, "Members with most links to other communities, at most 10.", "list"],
    ],
  );
  return connection(kit, item, "Community", [
    ...basis(kit),
    ["modularity", () => Float, "How far the division is from chance, −0.5 to 1 (Newman and Girvan 2004)."],
    ["warning", () => String, "How to read the figures."],
  ]);
}

export function networkType(kit: Kit): TypeClass {
  const [node, edge] = [nodeType(kit), edgeType(kit)];
  const visibility = kit.types.enumeration("Visibility");
  return make("NetworkGraph", "Actors and what relates them, as a graph for maps and pictures.", [
    ["nodes", () => node, "The actors, by id.", "list"],
    ["edges", () => edge, "What relates them, by both ends; heaviest first where some are left out.", "list"],
    ["nodeCount", () => Int, "Number of actors in the whole network, those left out included."],
    ["edgeCount", () => Int, "Number of edges in the whole network, those left out included."],
    ["truncated", () => Boolean, "Actors or edges are left out: the least connected ones; ask for more with first."],
    ["unnamedPartners", () => Int, "Collaborations with a partner that no record names; they are no edge."],
    ...basis(kit),
    ["viewerClasses", () => visibility, "Visibility classes of which records may be in it, for you.", "list"],
  ]);
}

function nodeType({ types, records }: Kit): TypeClass {
  const kind = actorKind(types);
  return make("GraphNode", "An actor in the network.", [
    ["id", () => ID, "Id of the actor."],
    ["label", () => String, "Its name."],
    ["kind", () => kind, "Its kind."],
    ["isCivilSociety", () => Boolean, "It is civil society."],
    ["state", () => records.of("State"), "Its state; empty for bodies and networks.", "null"],
    ["lat", () => Float, "Latitude of the centroid of its state, degrees north (WGS 84).", "null"],
    ["lon", () => Float, "Longitude of the centroid of its state, degrees east (WGS 84).", "null"],
    ["degree", () => Int, "Number of actors it is related to, those left out included."],
    ["weightedDegree", () => Int, "Number of records that relate it to others."],
    ["community", () => Int, "Number of its community in the whole network; see `communities`."],
    [
      "x",
      () => Float,
      "Place in a picture, −1 to 1, by all records of these relations: filters and dates move nobody (ForceAtlas2; Jacomy et al. 2014).",
    ],
    ["y", () => Float, "Place in a picture, −1 to 1."],
    ["distance", () => Int, "Steps from the centre of a neighbourhood; empty for whole networks.", "null"],
  ]);
}

function edgeType(kit: Kit): TypeClass {
  const [relation, pattern] = [relationsOf(kit), patternsOf(kit)];
  return make("GraphEdge", "Records of one kind and pattern that relate two actors.", [
    ["source", () => ID, "Id of an actor; for collaborations the side of the NPM."],
    ["target", () => ID, "Id of the other actor."],
    ["relation", () => relation, "Kind of record."],
    [
      "pattern",
      () => pattern,
      "Recorded pattern of the collaborations; one with two patterns is counted in both.",
      "null",
    ],
    ["weight", () => Int, "Number of records."],
    ["firstYear", () => Int, "First year that one of them names.", "null"],
    ["lastYear", () => Int, "Last year that one of them names.", "null"],
    ["records", () => ID, "Ids of the records, at most 20.", "list"],
  ]);
}
