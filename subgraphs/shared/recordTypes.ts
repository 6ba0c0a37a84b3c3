/** Classes of one subgraph for the records of the model: complete ones for what it owns, stubs for what it only points at. */
import { ID, Int } from "type-graphql";
import {
  ACTOR_LABELS,
  commonProperties,
  inverses,
  inversesOf,
  isActorLabel,
  labels,
  partyPointersOf,
  pointersOf,
  propertiesOf,
  records,
  sourcesPointer,
  targetOf,
  type Area,
  type InverseModel,
  type Label,
  type PointerModel,
  type PropertyModel,
} from "../../store/port";
import { CONFIRMATION } from "./confirmation";
import type { Connections } from "./connections";
import { declareField, declareInterface, declareObject, type TypeClass } from "./declare";
import type { SharedTypes } from "./types";

const KEY = '@key(fields: "id")';
const SHAREABLE = ["@shareable"];
const ACTOR_PROPERTIES = ["name", "isCivilSociety", ...Object.keys(commonProperties)];

/** Areas that lead to records of any kind: look-ups by id, changes, what rules and analyses are about. */
const LEADS_ANYWHERE: readonly Area[] = ["actors", "access", "networks", "insights"];

/** Kinds of record that any record can be for. */
const AUDIENCE_LABELS: readonly Label[] = [...ACTOR_LABELS, "State"];

export class RecordTypes {
  readonly #classes = new Map<Label, TypeClass>();
  readonly actor: TypeClass;
  #provenanceType: TypeClass | undefined;

  constructor(
    private readonly area: Area,
    private readonly types: SharedTypes,
    private readonly connections: Connections,
  ) {
    this.actor = declareInterface("Actor", {
      description: "An NPM, a civil society organisation, a body or a network.",
      implements: [],
      directives: [KEY],
    });
    declareField(this.actor, "id", () => ID, { description: "Id, unique over all types." });
    if (area === "actors") this.#declareActorProperties(this.actor, "Npm");
    this.#declareInverses(
      this.actor,
      inverses.filter(({ on }) => on === "Actor"),
    );
    this.#declareProvenance();
    for (const label of this.present()) this.#declare(label);
  }

  /** Labels whose types this subgraph has, stubs included. */
  present(): Label[] {
    if (LEADS_ANYWHERE.includes(this.area)) return [...labels];
    const reached = new Set<Label>(AUDIENCE_LABELS);
    for (const label of labels) {
      if (records[label].area !== this.area) continue;
      reached.add(label);
      for (const pointer of Object.values(pointersOf(label))) pointer.to.forEach((one) => reached.add(one));
    }
    for (const { of, on } of inverses) if (records[of].area === this.area && on !== "Actor") reached.add(on);
    return labels.filter((label) => reached.has(label));
  }

  /** The class of a label; made once. */
  of(label: Label): TypeClass {
    const known = this.#classes.get(label);
    if (!known) throw new Error(`The subgraph ${this.area} has no type ${label}.`);
    return known;
  }

  /** The type a pointer leads to: one type, `Actor`, or `Node`. */
  targetType(pointer: PointerModel): TypeClass {
    const target = targetOf(pointer);
    if (target === "Actor") return this.actor;
    return target === "Node" ? this.types.node : this.of(target);
  }

  owns(label: Label): boolean {
    return records[label].area === this.area;
  }

  #declare(label: Label): void {
    const interfaces = [this.types.node, ...(isActorLabel(label) ? [this.actor] : [])];
    const made = declareObject(label, {
      description: records[label].description,
      implements: interfaces,
      directives: [KEY],
    });
    this.#classes.set(label, made);
    declareField(made, "id", () => ID, { description: "Id, unique over all types." });
    if (this.owns(label)) this.#declareOwn(made, label);
    else if (this.area === "actors" && isActorLabel(label)) this.#declareActorProperties(made, label, SHAREABLE);
    this.#declareInverses(made, inversesOf(label));
  }

  #declareOwn(made: TypeClass, label: Label): void {
    // The subgraph actors knows every actor by these fields too.
    const isShared = (name: string) =>
      this.area !== "actors" && isActorLabel(label) && (name === "sources" || ACTOR_PROPERTIES.includes(name));
    const directives = (name: string) => (isShared(name) ? SHAREABLE : []);
    const { period } = records[label];
    for (const [name, model] of Object.entries(propertiesOf(label))) {
      if (period && (name === "from" || name === "to")) continue;
      this.#declareProperty(made, name, model, directives(name));
    }
    if (period)
      declareField(made, "period", () => this.types.period, {
        description: "When it holds, as far as it is recorded.",
      });
    for (const [name, model] of Object.entries(pointersOf(label))) {
      this.#declarePointer(made, name, model, directives(name));
    }
    if (partyPointersOf(label).length > 0) this.#declareConfirmation(made);
    this.#declareClassification(made);
    this.#declareVersion(made);
  }

  /** Whether its parties stand behind it; who of them does, and who objects, are pointers of the model. */
  #declareConfirmation(made: TypeClass): void {
    const confirmation = this.types.enumeration("Confirmation", CONFIRMATION);
    declareField(made, "confirmation", () => confirmation, {
      description: "Whether those whom it names as its parties stand behind what it says.",
    });
    declareField(made, "isDisputed", () => Boolean, {
      description: "One of those whom it names as its parties objects to it, see `disputedBy`.",
    });
  }

  /** Which version it is, for those who write, and where single values come from. */
  #declareVersion(made: TypeClass): void {
    declareField(made, "revision", () => Int, {
      description:
        "Stands for what you see of the record, for `ifRevision`: another number once any of that has changed.",
      nullable: true,
    });
    const provenance = this.#provenance();
    declareField(made, "provenance", () => provenance, {
      description: "Where single values were read, where that is not in `sources`.",
      list: true,
    });
  }

  #provenance(): TypeClass {
    this.#provenanceType ??= declareObject("FieldProvenance", {
      description: "Where the value of one field was read.",
      directives: SHAREABLE,
    });
    return this.#provenanceType;
  }

  /** The type is one, its fields are declared once: it is made before the records that show it. */
  #declareProvenance(): void {
    const made = this.#provenance();
    const confidence = this.types.enumeration("Confidence");
    declareField(made, "field", () => String, { description: "Name of the field." });
    declareField(made, "confidence", () => confidence, { description: "How sure the value is." });
    declareField(made, "sources", () => this.of("Source"), { description: "Where it was read.", list: true });
  }

  /** Who may see a record beyond the public; nullable, because it takes a scope to read it. */
  #declareClassification(made: TypeClass): void {
    declareField(made, "owners", () => this.actor, {
      description: "Organisations that see the record in every class.",
      list: true,
      nullable: true,
    });
    declareField(made, "audience", () => this.types.node, {
      description:
        "For whom a record of class PARTNERS or RESTRICTED is: organisations, networks (their members on the day of reading), states.",
      list: true,
      nullable: true,
    });
  }

  #declareActorProperties(made: TypeClass, label: Label, directives: readonly string[] = []): void {
    const properties = propertiesOf(label);
    for (const name of ACTOR_PROPERTIES)
      this.#declareProperty(made, name, properties[name] as PropertyModel, directives);
    this.#declarePointer(made, "sources", sourcesPointer, directives);
  }

  #declareProperty(made: TypeClass, name: string, model: PropertyModel, directives: readonly string[]): void {
    const type = this.types.typeOf(model);
    declareField(made, name, () => type, {
      description: model.description,
      list: model.list ?? false,
      nullable: !(model.required ?? model.list ?? false),
      directives,
    });
  }

  /** Fields that lead to other records are nullable: the record may be hidden from the viewer. */
  #declarePointer(made: TypeClass, name: string, model: PointerModel, directives: readonly string[] = []): void {
    declareField(made, name, () => this.targetType(model), {
      description: model.description,
      list: model.many ?? false,
      nullable: !model.many,
      directives,
    });
  }

  #declareInverses(made: TypeClass, relations: readonly InverseModel[]): void {
    for (const relation of relations) {
      if (!this.owns(relation.of)) continue;
      const connection = this.connections.of(relation.of);
      declareField(made, relation.name, () => connection, {
        description: relation.description,
        args: this.connections.argumentsOf(relation.of, relation),
      });
    }
  }
}
