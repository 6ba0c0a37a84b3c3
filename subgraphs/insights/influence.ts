/** Who connects whom. */
import type { Influence, Measure } from "../../analysis/port";
import type { ActorLabel } from "../../store/port";
import { argument, enumeration, extend, field, object, type Feature } from "../schema/descriptors";
import { one } from "../shared/loaders";
import { listTypesOf } from "../shared/timedLists";
import { ask } from "./analyst";
import { PAGE, pageOf, SELECTION_OF_ANY, selectionOf, type PageArguments, type SelectionArguments } from "./arguments";
import { aPageOf, BASIS, listed } from "./listed";
import { WARNING } from "./warning";

interface Asked extends SelectionArguments, PageArguments {
  readonly by: Measure;
  readonly kinds?: readonly ActorLabel[] | null;
}

/** `influence`. */
export const influence: Feature = [
  enumeration("InfluenceMeasure", "What actors are ordered by.", {
    BETWEENNESS: "How many shortest paths between others lead through the actor.",
    DEGREE: "How many actors it is related to.",
    WEIGHTED_DEGREE: "How many records relate it to others.",
  }),
  object<Influence>("Influence", "The place of an actor in the network of what is recorded.", {
    actor: field("Actor", "The actor.", one("actor")),
    kind: field("ActorKind!", "Its kind."),
    degree: field("Int!", "Number of actors it is related to."),
    weightedDegree: field("Int!", "Number of records that relate it to others."),
    betweenness: field(
      "Float!",
      "Part of the shortest paths between two others that lead through it, 0 to 1 (Freeman 1977; Brandes 2001).",
    ),
    isArticulationPoint: field(
      "Boolean!",
      "Without it, some actors would have no path to each other (Hopcroft and Tarjan 1973).",
    ),
    rank: field("Int!", "Place among actors of its kind by the measure asked for; equal values share one."),
    share: field("Float!", "Its part of the sum of the measure over actors of its kind, 0 to 1."),
  }),
  ...listTypesOf("Influence", aPageOf("Influence"), {
    ...BASIS,
    isEstimated: field(
      "Boolean!",
      "The network is so large that betweenness is estimated from a part of its actors (Brandes and Pich 2007).",
    ),
    warning: field("String!", "How to read the figures."),
  }),
  extend("Query", {
    influence: {
      type: "InfluenceConnection",
      description: "Who connects whom: actors by their place in the network of what is recorded.",
      args: {
        ...SELECTION_OF_ANY,
        ...PAGE,
        by: { type: "InfluenceMeasure!", description: "Measure.", defaultValue: "BETWEENNESS" },
        kinds: argument("[ActorKind!]", "Kinds of actor; all by default."),
      },
      async resolve(_, { first, after, by, kinds, ...selection }: Asked, context) {
        const answer = await ask(context, {
          kind: "influence",
          by,
          kinds: kinds ?? [],
          page: pageOf({ first, after }),
          selection: selectionOf(selection, context),
        });
        return { ...listed(answer, after), isEstimated: answer.isEstimated, warning: WARNING };
      },
    },
  }),
];
