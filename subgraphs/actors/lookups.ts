/** `node`, `nodes`, `recordKnownAt`, `actor` and `actors`. */
import { LiaisonError } from "../../domain/errors";
import { PAGE_SIZE } from "../../domain/pageSize";
import { isActorLabel } from "../../store/port";
import { argument, extend, type Feature } from "../schema/descriptors";
import { listOf } from "../schema/rootFields";
import { recordIdOf, versionId } from "../shared/versions";

const ID = argument("ID!", "Id of the record.");

/** Root fields that find any record by id, today or as it was known at a time. */
export const lookups: Feature = [
  extend("Query", {
    node: {
      type: "Node",
      description: "Any record by id; null if it does not exist or you may not see it.",
      args: { id: ID },
      resolve: (_, { id }, { loaders }) => loaders.record.load(id),
    },
    recordKnownAt: {
      type: "Node",
      description:
        "A record as the hub knew it at a time, before later corrections; null where the hub did not know it. It has an id of its own, which `node` takes too. What it leads to is shown as it is today.",
      args: { at: argument("DateTime!", "The time."), id: ID },
      resolve: (_, { id, at }, { loaders }) => loaders.record.load(versionId(recordIdOf(id), at)),
    },
    nodes: {
      type: "[Node]",
      description: "Records by id, in the order asked for; null for ids that do not exist or that you may not see.",
      args: { ids: argument("[ID!]!", `Ids, at most ${PAGE_SIZE.largest}.`) },
      resolve(_, { ids }, { loaders }) {
        if (ids.length > PAGE_SIZE.largest)
          throw new LiaisonError("BAD_USER_INPUT", `nodes takes at most ${PAGE_SIZE.largest} ids.`, {
            argument: "ids",
          });
        return ids.map((id) => loaders.record.load(id));
      },
    },
    actor: {
      type: "Actor",
      description: "An NPM, CSO, body or network by id; null if it does not exist or you may not see it.",
      args: { id: argument("ID!", "Id of the actor.") },
      async resolve(_, { id }, { loaders }) {
        const row = await loaders.record.load(id);
        return row && isActorLabel(row.label) ? row : null;
      },
    },
    actors: listOf("Actor", "Actors of all four kinds."),
  }),
];
