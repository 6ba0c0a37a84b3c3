/** Columns of a file → properties and pointers of the model. */
import { pointersOf, propertiesOf, type Label, type PointerModel, type PropertyModel } from "../store/port";
import { fileMappings, type FileMapping, type RecordMapping } from "./mapping";

/** What a column becomes in a record. */
export type Target =
  | { readonly kind: "property"; readonly column: string; readonly name: string; readonly model: PropertyModel }
  | { readonly kind: "pointer"; readonly column: string; readonly name: string; readonly model: PointerModel };

const known = new Map<RecordMapping, readonly Target[]>();

/** Properties and pointers that a file fills in one kind of record. Throws where the mapping and the model disagree. */
export function targetsOf(mapping: RecordMapping): readonly Target[] {
  const targets =
    known.get(mapping) ?? Object.entries(mapping.columns).map(([column, name]) => target(mapping.label, column, name));
  known.set(mapping, targets);
  return targets;
}

function target(label: Label, column: string, name: string): Target {
  const property = propertiesOf(label)[name];
  if (property && !property.derived) return { kind: "property", column, name, model: property };
  const pointer = pointersOf(label)[name];
  if (pointer && !pointer.derived) return { kind: "pointer", column, name, model: pointer };
  throw new Error(`The column ${column} is mapped to ${label}.${name}, which the model does not let an import write.`);
}

/** Columns of a file whose facts can be unverified. */
export function doubtableColumns({ records }: FileMapping): readonly string[] {
  return [...new Set(records.flatMap(({ columns }) => Object.keys(columns)))].filter((column) => column !== "id");
}

/** Names in the model of what one kind of record takes from columns that are unverified. */
export function unverifiedNames(
  { columns, restingOn }: RecordMapping,
  unverified: readonly string[],
): readonly string[] {
  return unverified.flatMap((column) => [
    ...(columns[column] ? [columns[column]] : []),
    ...(restingOn?.[column] ?? []),
  ]);
}

/** Files whose rows become records of a label. */
export function filesOf(label: Label): readonly string[] {
  return fileMappings.filter(({ records }) => records.some((one) => one.label === label)).map(({ file }) => file);
}
