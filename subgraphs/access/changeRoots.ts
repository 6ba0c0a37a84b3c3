/** `history`, `changes`, and the subscription of the same name. */
import { Arg, Ctx, ID, Int, Query, Resolver, Root, Subscription } from "type-graphql";
import type { ChangeEntry, Label } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import type { TypeClass } from "../shared/declare";
import { DateTimeScalar } from "../shared/scalars";
import { changeEvents, changesConnection, type ChangesAsked } from "./changes";
import type { ChangeTypes } from "./changeTypes";

const FIRST = { defaultValue: 25, description: "Size of the page, at most 200." } as const;
const AFTER = { nullable: true, description: "Cursor after which the page begins." } as const;
const TYPES = { nullable: true, description: "Kinds of record; all by default." } as const;
const KNOWN_AT = { nullable: true, description: "Only what was recorded by this time." } as const;

export function changeRoots(types: ChangeTypes): TypeClass {
  @Resolver()
  class ChangeRoots {
    @Query(() => types.connection, {
      description:
        "What became of one record, oldest first; empty for what does not exist or may not be seen. Records that were archived are found too.",
    })
    // One parameter for each argument is how type-graphql knows them.
    // eslint-disable-next-line max-params
    history(
      @Arg("id", () => ID, { description: "Id of the record." }) id: string,
      @Arg("knownAt", () => DateTimeScalar, KNOWN_AT) knownAt: string | null,
      @Arg("first", () => Int, FIRST) first: number,
      @Arg("after", () => String, AFTER) after: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<object> {
      return changesConnection({ record: id, knownAt, first, after }, context);
    }

    @Query(() => types.connection, { description: "What was changed in any record you may see, oldest first." })
    // eslint-disable-next-line max-params
    changes(
      @Arg("since", () => String, {
        nullable: true,
        description: "A time such as 2026-11-24T09:30:00Z, or the cursor of a change.",
      })
      since: string | null,
      @Arg("types", () => [types.kind] as never, TYPES) kinds: Label[] | null,
      @Arg("first", () => Int, FIRST) first: number,
      @Arg("after", () => String, AFTER) after: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<object> {
      return changesConnection({ since, types: kinds, first, after }, context);
    }

    @Subscription(() => types.event, {
      name: "changes",
      description:
        "Changes as they happen, at most a second late, of records you may see at that moment. Ends when the token ends.",
      subscribe: ({ args, context }) => changeEvents(args as ChangesAsked, context as SubgraphContext),
    })
    changed(
      @Root() event: object,
      @Arg("types", () => [types.kind] as never, TYPES) _kinds: Label[] | null,
      @Arg("since", () => String, {
        nullable: true,
        description:
          "A time, or the cursor of the last change seen: what came after it is told first. By default only what happens from now on.",
      })
      _since: string | null,
    ): object {
      return event;
    }
  }
  return ChangeRoots;
}

/** Resolvers of the fields of a change. */
export const CHANGE_FIELDS = {
  recordId: ({ record }: ChangeEntry) => record,
  kind: ({ label }: ChangeEntry) => label,
  record: ({ record }: ChangeEntry, _: object, { loaders }: SubgraphContext) => loaders.record.load(record),
  organisation: ({ org }: ChangeEntry, _: object, { loaders }: SubgraphContext) =>
    org === null ? null : loaders.record.load(org),
  subject: ({ actor }: ChangeEntry) => actor,
};
