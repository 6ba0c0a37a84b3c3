import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { LiaisonError } from "../../domain/errors";
import { PAGE_SIZE } from "../../domain/pageSize";
import { isActorLabel, type Row } from "../../store/port";
import type { Kit } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import type { TypeClass } from "../shared/declare";
import { DateTimeScalar } from "../shared/scalars";
import { recordIdOf, versionId } from "../shared/versions";
import { declareList } from "../shared/rootFields";

const ACTOR = {
  nullable: true,
  description: "An NPM, CSO, body or network by id; null where there is none, or none that may be seen.",
} as const;
const KNOWN_AT = {
  nullable: true,
  description:
    "A record as the hub knew it at a time, before later corrections; null where the hub did not know it. It has an id of its own, which `node` takes too. What it leads to is shown as it is today.",
} as const;

/** `node`, `nodes`, `actor` and `actors`. */
export function lookups({ types, records, connections }: Kit): TypeClass {
  @Resolver()
  class Lookups {
    @Query(() => types.node, {
      nullable: true,
      description: "Any record by id; null where there is none, or none that may be seen.",
    })
    node(
      @Arg("id", () => ID, { description: "Id of the record." }) id: string,
      @Ctx() { loaders }: SubgraphContext,
    ): Promise<Row | null> {
      return loaders.record.load(id);
    }

    @Query(() => types.node, KNOWN_AT)
    recordKnownAt(
      @Arg("id", () => ID, { description: "Id of the record." }) id: string,
      @Arg("at", () => DateTimeScalar, { description: "The time." }) at: string,
      @Ctx() { loaders }: SubgraphContext,
    ): Promise<Row | null> {
      return loaders.record.load(versionId(recordIdOf(id), at));
    }

    @Query(() => [types.node], {
      nullable: "items",
      description: "Records by id, in the order asked for; null in the place of what there is not.",
    })
    async nodes(
      @Arg("ids", () => [ID], { description: `Ids, at most ${PAGE_SIZE.largest}.` }) ids: string[],
      @Ctx() { loaders }: SubgraphContext,
    ): Promise<(Row | null)[]> {
      if (ids.length > PAGE_SIZE.largest)
        throw new LiaisonError("BAD_USER_INPUT", `nodes takes at most ${PAGE_SIZE.largest} ids.`, { argument: "ids" });
      return Promise.all(ids.map((id) => loaders.record.load(id)));
    }

    @Query(() => records.actor, ACTOR)
    async actor(
      @Arg("id", () => ID, { description: "Id of the actor." }) id: string,
      @Ctx() { loaders }: SubgraphContext,
    ): Promise<Row | null> {
      const row = await loaders.record.load(id);
      return row && isActorLabel(row.label) ? row : null;
    }
  }
  declareList(Lookups, { target: "Actor", name: "actors", description: "Actors of all four kinds." }, connections);
  return Lookups;
}
