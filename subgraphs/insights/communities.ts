/** Groups of actors that are related more to each other than to others. */
import type { Community } from "../../analysis/port";
import { extend, field, object, type Feature } from "../schema/descriptors";
import { one } from "../shared/loaders";
import { listTypesOf } from "../shared/timedLists";
import { ask } from "./analyst";
import { PAGE, pageOf, SELECTION_OF_ANY, selectionOf, type PageArguments, type SelectionArguments } from "./arguments";
import { aPageOf, BASIS, listed, several } from "./listed";
import { WARNING } from "./warning";

/** `communities`. */
export const communities: Feature = [
  object("BridgingActor", "A member of a community that is related to actors of others.", {
    actor: field("Actor", "The actor.", one("actor")),
    links: field("Int!", "Number of actors of other communities it is related to."),
    communities: field("[Int!]!", "Numbers of these communities."),
  }),
  object<Community>(
    "Community",
    "Actors that are related more to each other than to others (Louvain; Blondel et al. 2008).",
    {
      number: field("Int!", "Its number: 0 is the largest."),
      size: field("Int!", "Number of members.", ({ members }) => members.length),
      members: field("[Actor!]!", "The members, at most 200.", several("members")),
      density: field("Float", "Related pairs of members over all pairs, 0 to 1; empty for one member."),
      bridging: field("[BridgingActor!]!", "Members with most links to other communities, at most 10."),
    },
  ),
  ...listTypesOf("Community", aPageOf("Community"), {
    ...BASIS,
    modularity: field("Float!", "How far the division is from chance, −0.5 to 1 (Newman and Girvan 2004)."),
    warning: field("String!", "How to read the figures."),
  }),
  extend("Query", {
    communities: {
      type: "CommunityConnection",
      description: "Groups of actors that are related more to each other than to others, largest first.",
      args: { ...SELECTION_OF_ANY, ...PAGE },
      async resolve(_, { first, after, ...selection }: SelectionArguments & PageArguments, context) {
        const answer = await ask(context, {
          kind: "communities",
          page: pageOf({ first, after }),
          selection: selectionOf(selection, context),
        });
        return { ...listed(answer, after), modularity: answer.modularity, warning: WARNING };
      },
    },
  }),
];
