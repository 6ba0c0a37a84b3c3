/** `history`, `changes`, and the subscription of the same name. */
import { Args, Ctx, ID, Int, Query, Resolver, Root, Subscription } from "type-graphql";
import type { ChangeEntry } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { declareArguments, declareField, type TypeClass } from "../shared/declare";
import { recordOf } from "../shared/loaders";
import { DateTimeScalar } from "../shared/scalars";
import { FIRST } from "../shared/timedLists";
import { changeEvents, changesConnection, type ChangesAsked } from "./changes";
import type { ChangeTypes } from "./changeTypes";

const HISTORY = {
  description:
    "What became of one record, oldest first; empty for what does not exist or may not be seen. Records that were archived are found too.",
} as const;
const CHANGES = { description: "What was changed in any record you may see, oldest first." } as const;
const CHANGED =
  "Changes as they happen, at most a second late, of records you may see at that moment. Ends when the token ends.";

export function changeRoots(types: ChangeTypes): TypeClass {
  const [ofRecord, ofAll, followed] = [historyArguments(), changesArguments(types), followArguments(types)];

  @Resolver()
  class ChangeRoots {
    @Query(() => types.connection, HISTORY)
    history(@Args(() => ofRecord as never) args: ChangesAsked, @Ctx() context: SubgraphContext): Promise<object> {
      return changesConnection(args, context);
    }

    @Query(() => types.connection, CHANGES)
    changes(@Args(() => ofAll as never) args: ChangesAsked, @Ctx() context: SubgraphContext): Promise<object> {
      return changesConnection(args, context);
    }

    @Subscription(() => types.event, {
      ...{ name: "changes", description: CHANGED },
      subscribe: ({ args, context }) => changeEvents(args as ChangesAsked, context as SubgraphContext),
    })
    changed(@Root() event: object, @Args(() => followed as never) _args: ChangesAsked): object {
      return event;
    }
  }
  return ChangeRoots;
}

function declarePage(made: TypeClass): TypeClass {
  declareField(made, "first", () => Int, FIRST);
  declareField(made, "after", () => String, { description: "Cursor after which the page begins.", nullable: true });
  return made;
}

function historyArguments(): TypeClass {
  const made = declareArguments("HistoryArguments");
  declareField(made, "id", () => ID, { description: "Id of the record." });
  declareField(made, "knownAt", () => DateTimeScalar, {
    description: "Only what was recorded by this time.",
    nullable: true,
  });
  return declarePage(made);
}

function declareTypes(made: TypeClass, { kind }: ChangeTypes): void {
  declareField(made, "types", () => kind, {
    description: "Kinds of record; all by default.",
    list: true,
    nullable: true,
  });
}

function changesArguments(types: ChangeTypes): TypeClass {
  const made = declareArguments("ChangesArguments");
  declareField(made, "since", () => String, {
    description: "A time such as 2026-11-24T09:30:00Z, or the cursor of a change.",
    nullable: true,
  });
  declareTypes(made, types);
  return declarePage(made);
}

function followArguments(types: ChangeTypes): TypeClass {
  const made = declareArguments("FollowArguments");
  declareTypes(made, types);
  declareField(made, "since", () => String, {
    description:
      "A time, or the cursor of the last change seen: what came after it is told first. By default only what happens from now on.",
    nullable: true,
  });
  return made;
}

/** Resolvers of the fields of a change. */
export const CHANGE_FIELDS = {
  recordId: ({ record }: ChangeEntry) => record,
  kind: ({ label }: ChangeEntry) => label,
  record: ({ record }: ChangeEntry, _: object, { loaders }: SubgraphContext) => loaders.record.load(record),
  organisation: ({ org }: ChangeEntry, _: object, { loaders }: SubgraphContext) => recordOf(loaders, org),
  subject: ({ actor }: ChangeEntry) => actor,
};
