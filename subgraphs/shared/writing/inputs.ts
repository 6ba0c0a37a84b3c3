/** Inputs of the mutations that follow from the model. */
import { ID, Int } from "type-graphql";
import { pointersOf, propertiesOf, type Label, type PointerModel, type PropertyModel } from "../../../store/port";
import { declareField, declareInput, type TypeClass } from "../declare";
import type { SharedTypes } from "../types";
import { isIdentity, PARTICIPATIONS } from "./names";

/** Properties that a create need not state: the hub knows what to take then. */
const WITH_DEFAULT = ["confidence", "unverifiedFields", "visibility"];

/** Whether an input may state a property, or a pointer. */
export const isWritable = (model: PropertyModel | PointerModel): boolean =>
  !model.derived && !model.ruled && !("fixed" in model && model.fixed !== undefined);

/** Makes the inputs of one subgraph; each is made once. */
export class WriteInputs {
  #provenance: TypeClass | undefined;
  #archive: TypeClass | undefined;
  readonly #participants = new Map<Label, TypeClass>();

  constructor(private readonly types: SharedTypes) {}

  create(name: string, label: Label): TypeClass {
    const made = declareInput(`${capital(name)}Input`, `A record of type ${label} to be recorded.`);
    declareField(made, "id", () => ID, {
      description: "Id; the hub makes one where none is given. Choosing it takes import:write.",
      nullable: true,
    });
    this.#declareContent(made, label, false);
    const participation = PARTICIPATIONS[label];
    if (participation) {
      const input = this.#participantOf(participation.label);
      declareField(made, "participants", () => input, {
        description: "Who takes part, with roles.",
        list: true,
        nullable: true,
      });
    }
    this.declareOccasion(made);
    return made;
  }

  update(name: string, label: Label): TypeClass {
    const made = declareInput(
      `${capital(name)}Input`,
      `What is to change in a record of type ${label}. What is left out stays; null takes a value away.`,
    );
    declareField(made, "id", () => ID, { description: "Id of the record." });
    this.declareRevision(made);
    this.#declareContent(made, label, true);
    this.declareOccasion(made);
    return made;
  }

  /** The same for every kind of record. */
  archive(): TypeClass {
    if (this.#archive) return this.#archive;
    const made = declareInput("ArchiveInput", "A record to be taken out of every list; its history stays.");
    this.#archive = made;
    declareField(made, "id", () => ID, { description: "Id of the record." });
    this.declareRevision(made, "Archive");
    declareField(made, "withRelations", () => Boolean, {
      description: "Also archive the relation records that end at it, such as memberships and participations.",
      defaultValue: false,
    });
    this.declareOccasion(made);
    return made;
  }

  /** The revision that was read: what every mutation takes that changes a record. */
  declareRevision(made: TypeClass, verb = "Write"): void {
    declareField(made, "ifRevision", () => Int, {
      description: `${verb} only when you would still read this revision; CONFLICT otherwise.`,
      nullable: true,
    });
  }

  /** Why, and the key of a repetition: what every mutation takes. */
  declareOccasion(made: TypeClass): void {
    declareField(made, "reason", () => String, {
      description: "Why; kept with the change and shown with it.",
      nullable: true,
    });
    declareField(made, "idempotencyKey", () => String, {
      description: "A repetition with the same key and input does nothing and answers the same.",
      nullable: true,
    });
  }

  #declareContent(made: TypeClass, label: Label, isUpdate: boolean): void {
    this.#declareProperties(made, label, isUpdate);
    for (const [name, model] of Object.entries(pointersOf(label))) {
      if (!isWritable(model) || (isUpdate && isIdentity(label, name))) continue;
      declareField(made, name, () => ID, {
        description: `${model.description} ${model.many ? "Ids." : "Id."}`,
        list: model.many ?? false,
        nullable: isUpdate || !model.required,
      });
    }
    declareField(made, "audience", () => ID, {
      description:
        "For whom a record of class PARTNERS or RESTRICTED is: ids of organisations, networks (their members on the day of reading), states.",
      list: true,
      nullable: true,
    });
    const provenance = this.#provenanceInput();
    declareField(made, "provenance", () => provenance, {
      description: "Where single values were read, where not in `sources`; replaces what was stated for these fields.",
      list: true,
      nullable: true,
    });
  }

  #declareProperties(made: TypeClass, label: Label, isUpdate: boolean): void {
    for (const [name, model] of Object.entries(propertiesOf(label))) {
      if (!isWritable(model)) continue;
      const isRequired = !isUpdate && model.required === true && !model.list && !WITH_DEFAULT.includes(name);
      const type = this.types.typeOf(model);
      const { description, list = false } = model;
      declareField(made, name, () => type, { description, list, nullable: !isRequired });
    }
  }

  #provenanceInput(): TypeClass {
    if (this.#provenance) return this.#provenance;
    const made = declareInput("FieldProvenanceInput", "Where the value of one field was read.");
    this.#provenance = made;
    const confidence = this.types.enumeration("Confidence");
    declareField(made, "field", () => String, { description: "Name of the field." });
    declareField(made, "sources", () => ID, { description: "Ids of sources.", list: true });
    declareField(made, "confidence", () => confidence, { description: "How sure the value is." });
    return made;
  }

  #participantOf(label: Label): TypeClass {
    const known = this.#participants.get(label);
    if (known) return known;
    const made = declareInput(`${label}Input`, "Who takes part, and in which role.");
    this.#participants.set(label, made);
    const role = this.types.typeOf(propertiesOf(label)["role"] as PropertyModel);
    declareField(made, "actor", () => ID, { description: "Who takes part." });
    declareField(made, "role", () => role, { description: "Role." });
    return made;
  }
}

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
