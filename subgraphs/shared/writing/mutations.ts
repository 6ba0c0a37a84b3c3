/** Mutations made from the model: for each record a subgraph owns, create, change and archive. */
import { ID, type ArgOptions } from "type-graphql";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { labels, records, type Area, type Label, mutationNamesOf } from "../../../store/port";
import type { SubgraphContext } from "../context";
import { declareField, declareObject, namedClass, type TypeClass } from "../declare";
import type { RecordTypes } from "../recordTypes";
import type { Given, GivenOfOne } from "./draft";
import type { WriteInputs } from "./inputs";
import { archiveRecord } from "./archiving";
import { createRecord, updateRecord } from "./operations";

/** What mutations are made of. */
export interface WriteKit {
  readonly records: RecordTypes;
  readonly inputs: WriteInputs;
  /** The payload that holds a record of a label. */
  payload(label: Label): TypeClass;
}

/** A mutation that takes one input. */
export interface DeclaredMutation<Input> {
  readonly name: string;
  readonly description: string;
  readonly input: TypeClass;
  readonly payload: TypeClass;
  /** GraphQL has checked the input against its type. */
  readonly resolve: (given: Input, context: SubgraphContext) => Promise<object>;
}

const INPUT: ArgOptions = { description: "What is wanted." };

/** Adds a mutation to a type-graphql resolver class. */
export function declareMutation<Input = Given>(
  owner: TypeClass,
  { name, description, input, payload, resolve }: DeclaredMutation<Input>,
): void {
  const descriptor: PropertyDescriptor = { value: resolve, configurable: true, writable: true };
  const target = owner.prototype as object;
  Object.defineProperty(target, name, descriptor);
  Arg("input", () => input as never, INPUT)(target, name, 0);
  Ctx()(target, name, 1);
  // Guarded fields are null for those who may not use them.
  Mutation(() => payload as never, { name, description, nullable: true })(target, name, descriptor);
}

/** A function that makes the payload of a label: the record, under the name it has as root field. */
export function payloads(types: RecordTypes): (label: Label) => TypeClass {
  const made = new Map<Label, TypeClass>();
  return (label) => {
    const known = made.get(label);
    if (known) return known;
    const payload = declareObject(`${label}Payload`, { description: `A record of type ${label} as it was written.` });
    declareField(payload, records[label].root.one, () => types.of(label), {
      description: "The record; null where it may not be seen.",
      nullable: true,
    });
    made.set(label, payload);
    return payload;
  };
}

/** A type-graphql resolver class with the mutations of every record of an area. */
export function mutationResolver(area: Area, kit: WriteKit): TypeClass | undefined {
  const made = namedClass(`${area}Mutations`);
  Resolver()(made);
  const archived = declareObject("ArchivePayload", {
    description: "A record that was taken out of every list.",
    directives: ["@shareable"],
  });
  declareField(archived, "id", () => ID, { description: "Its id, under which its history stays." });
  const own = labels.filter((label) => records[label].area === area);
  if (own.length === 0) return undefined;
  for (const label of own) declareFor(made, label, { ...kit, archived });
  return made;
}

function declareFor(owner: TypeClass, label: Label, kit: WriteKit & { archived: TypeClass }): void {
  const { create, update, archive } = mutationNamesOf(label);
  const { inputs, archived } = kit;
  const { root } = records[label];
  const written = (record: object | null) => ({ [root.one]: record });
  if (create)
    declareMutation(owner, {
      name: create,
      input: inputs.create(create, label),
      payload: kit.payload(label),
      description: `Records a record of type ${label}: an organisation one in which it takes part, a steward any.`,
      resolve: async (given: Given, context) => written(await createRecord(create, { label, given }, context)),
    });
  if (update)
    declareMutation(owner, {
      name: update,
      input: inputs.update(update, label),
      payload: kit.payload(label),
      description: `Changes a record of type ${label} that your organisation owns, or any as a steward.`,
      resolve: async (given: GivenOfOne, context) => written(await updateRecord(update, { label, given }, context)),
    });
  if (archive)
    declareMutation(owner, {
      name: archive,
      input: inputs.archive(),
      payload: archived,
      description: `Takes a record of type ${label} out of every list; its history stays.`,
      resolve: (given: GivenOfOne, context) => archiveRecord(archive, { label, given }, context),
    });
}
