/** `history`, `changes`, and the subscription of the same name. */
import { CHANGE_ACTIONS, WRITTEN_AS, type ChangeEntry } from "../../store/port";
import { argument, enumeration, extend, field, object, type Feature, type TypeDescriptor } from "../schema/descriptors";
import { recordOf } from "../shared/loaders";
import { AFTER, FIRST } from "../shared/timedLists";
import { changeEvents, changesConnection, type ChangesAsked } from "./changes";

const CHANGE = object<ChangeEntry>(
  "Change",
  "One change of one record: when, what, before and after. Values you may not read are left out.",
  {
    id: field("ID!", "Id of the change."),
    at: field("DateTime!", "When it was recorded."),
    action: field("ChangeAction!", "What happened."),
    recordId: field("ID!", "Id of the record.", ({ record }) => record),
    kind: field("RecordKind!", "Kind of record.", ({ label }) => label),
    record: field("Node", "The record as it is today; empty where it was archived.", ({ record }, _, { loaders }) =>
      loaders.record.load(record),
    ),
    fields: field("[FieldChange!]!", "What differs, field by field."),
    reason: field("String", "Why, where the writer said so."),
    writtenAs: field("WrittenAs!", "In which capacity it was written."),
    organisation: {
      type: "Actor",
      description: "Organisation that wrote it.",
      requires: "classification:read",
      resolve: ({ org }, _, { loaders }) => recordOf(loaders, org),
    },
    subject: {
      type: "String",
      description: "Who wrote it, as its token says.",
      requires: "audit:read",
      resolve: ({ actor }) => actor,
    },
    sequence: { type: "Int", description: "Number of the entry in the journal.", requires: "audit:read" },
    hash: {
      type: "String",
      description: "MAC of the entry, hexadecimal; it covers the one before.",
      requires: "audit:read",
    },
    previousHash: { type: "String", description: "MAC of the entry before.", requires: "audit:read" },
  },
);

const TYPES: readonly TypeDescriptor[] = [
  enumeration("ChangeAction", "What happened to a record.", CHANGE_ACTIONS),
  enumeration("WrittenAs", "In which capacity something was written.", WRITTEN_AS),
  object("FieldChange", "A field before and after a change. Values are texts; ids for fields that lead to records.", {
    field: field("String!", "Name of the field, such as status or period.from."),
    before: field("[String!]", "What it held before; empty if nothing."),
    after: field("[String!]", "What it held after; empty if nothing."),
  }),
  CHANGE,
  object("ChangeEvent", "A change as subscribers receive it.", {
    cursor: field(
      "String!",
      "Opaque text; pass it as `since` to continue after it with a later subscription. It is valid for you only.",
    ),
    change: field("Change!", "The change."),
  }),
  object("ChangeEdge", "A change and its cursor.", {
    cursor: field(
      "String!",
      "Opaque text after which a page, or a subscription, can continue; it is valid for you only.",
    ),
    node: field("Change!", "The change."),
  }),
  object("ChangeConnection", "Changes, oldest first.", {
    edges: field("[ChangeEdge!]!", "The changes of the page with their cursors."),
    nodes: field("[Change!]!", "The changes of the page."),
    pageInfo: field("PageInfo!", "Position of the page in the list."),
  }),
];

const KINDS = argument("[RecordKind!]", "Kinds of record; all by default.");

/** History of one record, changes of all records, and the subscription to them. */
export const changes: Feature = [
  ...TYPES,
  extend("Query", {
    history: {
      type: "ChangeConnection",
      description:
        "The changes of one record, oldest first; empty if it does not exist or you may not see it. Archived records are found too.",
      args: {
        id: argument("ID!", "Id of the record."),
        knownAt: argument("DateTime", "Only what was recorded by this time."),
        first: FIRST,
        after: AFTER,
      },
      resolve: (_, args, context) => changesConnection(args, context),
    },
    changes: {
      type: "ChangeConnection",
      description: "The changes of all records that you may see, oldest first.",
      args: {
        since: argument("String", "A time such as 2026-11-24T09:30:00Z, or the cursor of a change."),
        types: KINDS,
        first: FIRST,
        after: AFTER,
      },
      resolve: (_, args: ChangesAsked, context) => changesConnection(args, context),
    },
  }),
  extend("Subscription", {
    changes: {
      type: "ChangeEvent!",
      description:
        "Changes as they happen, at most a second late, of records you may see at that moment. Ends when the token ends.",
      args: {
        types: KINDS,
        since: argument(
          "String",
          "A time, or the cursor of the last change seen: later changes are sent first. By default only changes from now on.",
        ),
      },
      subscribe: (_, args: Pick<ChangesAsked, "types" | "since">, context) => changeEvents(args, context),
      resolve: (event) => event,
    },
  }),
];
