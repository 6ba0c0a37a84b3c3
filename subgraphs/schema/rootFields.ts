/** Root fields made from the model: each record by its id, lists, and the mutations that write records. */
import type { Requirement } from "../../domain/access/scopes";
import { requirementOfWrite } from "../../policy";
import { labels, mutationNamesOf, records, type Area, type Label, type ListTarget, type Row } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { connectionOf, requestOf, type ListArguments } from "../shared/listing";
import { remember } from "../shared/loaders";
import { refuseUnreadable } from "../shared/unreadable";
import { archiveRecord } from "../shared/writing/archiving";
import type { Given, GivenOfOne } from "../shared/writing/draft";
import { createRecord, updateRecord } from "../shared/writing/operations";
import {
  argument,
  field,
  object,
  sharedObject,
  type Arguments,
  type ArgumentsOf,
  type Extension,
  type Feature,
  type FieldDescriptor,
  type Fields,
  type InputDescriptor,
} from "./descriptors";
import { listArguments } from "./listTypes";
import { ARCHIVE, createInput, updateInput, WRITE_INPUTS } from "./writeInputs";

/** The root types, before anything is in them. */
export const ROOT_TYPES = [
  object("Query", "What clients can ask for: records by id, lists of each kind, look-ups and text search.", {}),
  object(
    "Mutation",
    "What clients can change. If a rule is broken, the mutation returns an error and writes nothing.",
    {},
  ),
  object("Subscription", "What clients can follow as it happens, over SSE or WebSocket.", {}),
];

/** The root fields of the records of an area, with the types they take and answer. */
export function recordRoots(area: Area): Feature {
  const own = labels.filter((label) => records[label].area === area);
  const writes = own.map(writesOf);
  return [
    ...WRITE_INPUTS,
    ...writes.flatMap(({ inputs }) => inputs),
    ...own.map(payload),
    sharedObject("ArchivePayload", "A record that was archived: lists no longer show it.", {
      id: field("ID!", "Its id, under which its history stays."),
    }),
    ...own.map((label) => rootExtension("Query", queriesOf(label))),
    ...writes.map(({ fields }) => rootExtension("Mutation", fields)),
  ];
}

const rootExtension = (name: "Query" | "Mutation", fields: Fields): Extension => ({ kind: "EXTENSION", name, fields });

const queriesOf = (label: Label): Fields => ({
  [records[label].root.one]: {
    type: label,
    description: `One record of type ${label}; null if it does not exist or you may not see it.`,
    args: { id: argument("ID!", "Id of the record.") },
    async resolve(_, { id }: { readonly id: string }, { loaders }): Promise<Row | null> {
      const row = await loaders.record.load(id);
      return row?.label === label ? row : null;
    },
  },
  [records[label].root.many]: listOf(label, `Records of type ${label}. ${records[label].description}`),
});

/** A list of all records of a target. */
export const listOf = (target: ListTarget, description: string): FieldDescriptor => ({
  type: `${target}Connection`,
  description,
  args: listArguments(target),
  async resolve(_, args: ListArguments, { viewer, reader, loaders }, info) {
    const request = requestOf(args, info);
    refuseUnreadable(viewer, target, request);
    const page = await reader.list(target, request);
    remember(loaders.record, page);
    return connectionOf(page, request);
  },
});

/** A mutation that takes one input. */
interface Mutation<Stated extends Arguments> {
  readonly description: string;
  readonly input: InputDescriptor<Stated>;
  readonly requires: Requirement;
  /** GraphQL has checked the input against its type. */
  resolve(this: void, given: ArgumentsOf<Stated>, context: SubgraphContext): Promise<object | null>;
}

/** A mutation as a root field. Guarded fields are null for those who may not use them. */
export const mutation = <Stated extends Arguments>(
  payload: string,
  { description, input, requires, resolve }: Mutation<Stated>,
): FieldDescriptor => ({
  type: payload,
  description,
  requires,
  args: { input: argument(`${input.name}!`, "What to write.") },
  resolve: (_, { input: given }: { readonly input: ArgumentsOf<Stated> }, context) => resolve(given, context),
});

/** A mutation that answers with the record it wrote. */
export const recordMutation = <Stated extends Arguments>(label: Label, { resolve, ...rest }: Mutation<Stated>) =>
  mutation(payloadOf(label), {
    ...rest,
    resolve: async (given, context) => ({ [records[label].root.one]: await resolve(given, context) }),
  });

/** The mutations of a label, and the inputs they take. */
function writesOf(label: Label): { readonly inputs: readonly InputDescriptor[]; readonly fields: Fields } {
  const { create, update, archive } = mutationNamesOf(label);
  const inputs: InputDescriptor[] = [];
  const fields: Record<string, FieldDescriptor> = {};
  if (create !== null) {
    const input = createInput(create, label);
    inputs.push(input);
    fields[create] = recordMutation(label, {
      description: `Creates a record of type ${label}. Organisations create those in which they take part, stewards any.`,
      input,
      requires: requirementOfWrite(label, "create"),
      resolve: (given: Given, context) => createRecord(create, { label, given }, context),
    });
  }
  if (update !== null) {
    const input = updateInput(update, label);
    inputs.push(input);
    fields[update] = recordMutation(label, {
      description: `Changes a record of type ${label}. Organisations change those that they own, stewards any.`,
      input,
      requires: requirementOfWrite(label, "update"),
      resolve: (given: GivenOfOne, context) => updateRecord(update, { label, given }, context),
    });
  }
  if (archive !== null)
    fields[archive] = mutation("ArchivePayload", {
      description: `Archives a record of type ${label}: lists no longer show it, and its history stays.`,
      input: ARCHIVE,
      requires: requirementOfWrite(label, "archive"),
      resolve: (given, context) => archiveRecord(archive, { label, given }, context),
    });
  return { inputs, fields };
}

/** Name of the type that holds a record of a label as it was written. */
const payloadOf = (label: Label): string => `${label}Payload`;

const payload = (label: Label) =>
  object(payloadOf(label), `A record of type ${label} as it was written.`, {
    [records[label].root.one]: field(label, "The record; null if you may not see it."),
  });
