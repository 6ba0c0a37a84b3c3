/** Inputs of the mutations that follow from the model, and what inputs of all mutations take. */
import { pointersOf, propertiesOf, type Label } from "../../store/port";
import { isIdentity, isWritable, PARTICIPATIONS } from "../shared/writing/names";
import { argument, input, type Arguments, type InputDescriptor } from "./descriptors";
import { typeNameOf } from "./values";

/** Properties that a create need not state: the hub knows what to take then. */
const WITH_DEFAULT = ["confidence", "unverifiedFields", "visibility"];

/** The revision that was read: what every mutation takes that changes a record. */
export const REVISION = revisionFor("Write");

/** The key of a repetition. */
export const KEY = {
  idempotencyKey: argument(
    "String",
    "Repeating the mutation with the same key and input changes nothing and returns the same answer.",
  ),
};

/** Why, and the key of a repetition: what every mutation takes. */
export const OCCASION = { reason: argument("String", "Why; stored and shown with the change."), ...KEY };

function revisionFor(verb: string) {
  return {
    ifRevision: argument("Int", `${verb} only if this is still the revision that you would read; CONFLICT otherwise.`),
  };
}

/** Input of every mutation that archives a record. */
export const ARCHIVE = input("ArchiveInput", "A record to archive: lists no longer show it, and its history stays.", {
  id: argument("ID!", "Id of the record."),
  ...revisionFor("Archive"),
  withRelations: {
    type: "Boolean!",
    description: "Also archive the relation records that end at it, such as memberships and participations.",
    defaultValue: false,
  },
  ...OCCASION,
});

/** Inputs that are the same for every kind of record. */
export const WRITE_INPUTS: readonly InputDescriptor[] = [
  ARCHIVE,
  input("FieldProvenanceInput", "Where the value of one field was read.", {
    field: argument("String!", "Name of the field."),
    sources: argument("[ID!]!", "Ids of sources."),
    confidence: argument("Confidence!", "How sure the value is."),
  }),
  ...Object.values(PARTICIPATIONS).map(({ label }) =>
    input(`${label}Input`, "Who takes part, and in which role.", {
      actor: argument("ID!", "Who takes part."),
      role: argument(`${roleTypeOf(label)}!`, "Role."),
    }),
  ),
];

function roleTypeOf(label: Label): string {
  const { role } = propertiesOf(label);
  if (!role) throw new Error(`${label} has no role.`);
  return typeNameOf(role);
}

/** Name of the input of a mutation. */
const inputName = (mutation: string): string => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

/** The input of a mutation that creates records of a label. */
export const createInput = (mutation: string, label: Label): InputDescriptor =>
  input(inputName(mutation), `A record of type ${label} to create.`, {
    id: argument("ID", "Id; the hub makes one if you give none. Choosing it requires import:write."),
    ...contentOf(label, false),
    ...participantsOf(label),
    ...OCCASION,
  });

/** The input of a mutation that updates records of a label. */
export const updateInput = (mutation: string, label: Label): InputDescriptor =>
  input(
    inputName(mutation),
    `Changes to a record of type ${label}. Fields that are left out stay as they are; null removes a value.`,
    {
      id: argument("ID!", "Id of the record."),
      ...REVISION,
      ...contentOf(label, true),
      ...OCCASION,
    },
  );

function participantsOf(label: Label): Arguments {
  const participation = PARTICIPATIONS[label];
  return participation
    ? { participants: argument(`[${participation.label}Input!]`, "Who takes part, with roles.") }
    : {};
}

const contentOf = (label: Label, isUpdate: boolean): Arguments => ({
  ...propertiesIn(label, isUpdate),
  ...pointersIn(label, isUpdate),
  audience: argument(
    "[ID!]",
    "Who may see a record of class PARTNERS or RESTRICTED: ids of organisations, networks (their members on the day of reading), states.",
  ),
  provenance: argument(
    "[FieldProvenanceInput!]",
    "Where single values were read, if not in `sources`; replaces what was stated for these fields.",
  ),
});

function propertiesIn(label: Label, isUpdate: boolean): Arguments {
  const stated = Object.entries(propertiesOf(label)).filter(([, model]) => isWritable(model));
  return Object.fromEntries(
    stated.map(([name, model]) => {
      const { list, required = false, description } = model;
      const type = typeNameOf(model);
      const isRequired = !isUpdate && required && !WITH_DEFAULT.includes(name);
      return [name, argument(list ? `[${type}!]` : isRequired ? `${type}!` : type, description)];
    }),
  );
}

function pointersIn(label: Label, isUpdate: boolean): Arguments {
  const stated = Object.entries(pointersOf(label)).filter(
    ([name, model]) => isWritable(model) && !(isUpdate && isIdentity(label, name)),
  );
  return Object.fromEntries(
    stated.map(([name, { many, required = false, description }]) => {
      const type = many ? "[ID!]" : "ID";
      const about = `${description} ${many ? "Ids." : "Id."}`;
      return [name, argument(required && !isUpdate ? `${type}!` : type, about)];
    }),
  );
}
