/** A checked row → the records it becomes. */
import { commonProperties, type Label, type PropertyModel, type RecordInput, type Value } from "../store/port";
import { readCell, splitList } from "./cells";
import { targetsOf, unverifiedNames, type Target } from "./columns";
import type { Cells, FileMapping, RecordMapping } from "./mapping";

/** A record with its label, in the form the store writes. */
export interface LabelledRecord {
  readonly label: Label;
  readonly record: RecordInput;
}

/** All records of a row. The row must have passed `checkDataset`; a cell that could not have throws. */
export function recordsOf(mapping: FileMapping, cells: Cells): readonly LabelledRecord[] {
  return mapping.records.map((one) => ({ label: one.label, record: recordOf(one, cells) }));
}

function recordOf(mapping: RecordMapping, cells: Cells): RecordInput {
  const targets = targetsOf(mapping);
  const properties: Record<string, Value> = {
    ...mapping.derive?.(cells),
    confidence: valueOf(commonProperties.confidence, cells.confidence ?? ""),
    unverifiedFields: [...unverifiedNames(mapping, splitList(cells.unverified_fields ?? ""))],
    visibility: "PUBLIC",
  };
  const pointers: Record<string, string | readonly string[]> = {};
  for (const target of targets) {
    const text = cells[target.column];
    if (!text) continue;
    if (target.kind === "property") {
      const value = valueOf(target.model, text);
      // A text of invisible characters alone is none.
      if (value !== "") properties[target.name] = value;
    } else pointers[target.name] = idsIn(target, text);
  }
  return { id: mapping.id(cells.id ?? ""), properties, pointers };
}

function idsIn({ model }: Extract<Target, { kind: "pointer" }>, text: string): string | readonly string[] {
  return model.many ? splitList(text) : text;
}

function valueOf(model: PropertyModel | undefined, text: string): Value {
  const cell = model && readCell(model, text);
  if (cell && "value" in cell) return cell.value;
  throw new Error(
    `A cell passed the checks although it holds ${JSON.stringify(text)}, where ${cell?.expected ?? "nothing"} is expected.`,
  );
}
