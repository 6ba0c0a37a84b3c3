/** All types of a subgraph: those that follow from the model, with what its features add. */
import type { Requirements } from "../../policy";
import type { Area } from "../../store/port";
import type { Extension, Feature, Fields, ObjectDescriptor, TypeDescriptor } from "./descriptors";
import { filters } from "./filters";
import { listTypes } from "./listTypes";
import { recordTypes } from "./recordTypes";
import { recordRoots, ROOT_TYPES } from "./rootFields";
import { valueTypes } from "./values";

/** Every type of a subgraph with its fields; an error says what of it can’t be. */
export function describeArea(area: Area, features: readonly Feature[]): readonly TypeDescriptor[] {
  const parts = [
    ...valueTypes,
    ...recordTypes(area),
    ...ROOT_TYPES,
    ...filters(),
    ...listTypes(),
    ...features.flat(),
    ...recordRoots(area),
  ];
  const extensions = parts.filter((part) => part.kind === "EXTENSION");
  const declared = parts.filter((part) => part.kind !== "EXTENSION");
  refuseTwice(declared);
  refuseStray(declared, extensions);
  const types = declared.map((type) => (type.kind === "OBJECT" ? extended(type, extensions) : type));
  // A root type that nothing was added to is none.
  return types.filter((type) => type.kind !== "OBJECT" || Object.keys(type.fields).length > 0);
}

/** The type with what is added to it. */
function extended(type: ObjectDescriptor, extensions: readonly Extension[]): ObjectDescriptor {
  const fields: Record<string, Fields[string]> = { ...type.fields };
  for (const { name, fields: added } of extensions)
    for (const [field, described] of name === type.name ? Object.entries(added) : []) {
      if (Object.hasOwn(fields, field)) throw new Error(`The field ${name}.${field} is declared twice.`);
      fields[field] = described;
    }
  for (const [field, { type: holds, requires = "public" }] of Object.entries(fields))
    if (requires !== "public" && holds.endsWith("!"))
      throw new Error(`The guarded field ${type.name}.${field} must be nullable.`);
  return { ...type, fields };
}

function refuseTwice(types: readonly TypeDescriptor[]): void {
  const names = types.map(({ name }) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) throw new Error(`These types are declared twice: ${twice.join(", ")}.`);
}

function refuseStray(types: readonly TypeDescriptor[], extensions: readonly Extension[]): void {
  const stray = extensions.find(({ name }) => !types.some((type) => type.kind === "OBJECT" && type.name === name));
  if (stray) throw new Error(`There is no type ${stray.name} to add fields to.`);
}

/** What it takes to read the fields of these types. */
export function requirementsOf(types: readonly TypeDescriptor[]): Requirements {
  const known = new Map(
    types.flatMap((type) => ("fields" in type && type.kind !== "INPUT" ? [[type.name, type.fields] as const] : [])),
  );
  return (type, field) => {
    const fields = known.get(type);
    return fields && Object.hasOwn(fields, field) ? (fields[field]?.requires ?? "public") : undefined;
  };
}
