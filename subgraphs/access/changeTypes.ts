/** Types of what was changed. */
import { ID, Int } from "type-graphql";
import { CHANGE_ACTIONS, labels, records, WRITTEN_AS, type EnumModel, type Label } from "../../store/port";
import type { Kit } from "../shared/build";
import { declareField, declareObject, type TypeClass, type TypeReference } from "../shared/declare";
import { enumName } from "../shared/inputs";
import { DateTimeScalar } from "../shared/scalars";

/** The classes. */
export interface ChangeTypes {
  readonly change: TypeClass;
  readonly connection: TypeClass;
  readonly event: TypeClass;
  readonly fieldChange: TypeClass;
  /** Kinds of record, as an enumeration whose values are labels. */
  readonly kind: TypeReference;
}

export function declareChanges(kit: Kit): ChangeTypes {
  const kind = kit.types.enumeration("RecordKind", RECORD_KIND, KIND_LABELS);
  const fieldChange = fieldChangeType();
  const change = changeType(kit, { kind, fieldChange });
  const event = declareObject("ChangeEvent", { description: "A change as it is told to subscribers." });
  declareField(event, "cursor", () => String, {
    description: "Opaque text; a later subscription goes on after it with `since`. It holds for you alone.",
  });
  declareField(event, "change", () => change, { description: "The change." });
  return { change, event, kind, fieldChange, connection: connectionType(kit, change) };
}

function changeType(
  { types, records: classes }: Kit,
  { kind, fieldChange }: Pick<ChangeTypes, "kind" | "fieldChange">,
): TypeClass {
  const action = types.enumeration("ChangeAction", {
    description: "What happened to a record.",
    values: CHANGE_ACTIONS,
  });
  const writtenAs = types.enumeration("WrittenAs", {
    description: "In which capacity something was written.",
    values: WRITTEN_AS,
  });
  const made = declareObject("Change", {
    description: "One change of one record: when, what, before and after. Values you may not read are left out.",
  });
  declareField(made, "id", () => ID, { description: "Id of the change." });
  declareField(made, "at", () => DateTimeScalar, { description: "When it was recorded." });
  declareField(made, "action", () => action, { description: "What happened." });
  declareField(made, "recordId", () => ID, { description: "Id of the record." });
  declareField(made, "kind", () => kind, { description: "Kind of record." });
  declareField(made, "record", () => types.node, {
    description: "The record as it is today; empty where it was archived.",
    nullable: true,
  });
  declareField(made, "fields", () => fieldChange, { description: "What differs, field by field.", list: true });
  declareField(made, "reason", () => String, { description: "Why, where the writer said so.", nullable: true });
  declareField(made, "writtenAs", () => writtenAs, { description: "In which capacity it was written." });
  declareField(made, "organisation", () => classes.actor, {
    description: "Organisation that wrote it.",
    nullable: true,
  });
  declareField(made, "subject", () => String, { description: "Who wrote it, as its token says.", nullable: true });
  declareField(made, "sequence", () => Int, { description: "Number of the entry in the journal.", nullable: true });
  declareField(made, "hash", () => String, {
    description: "MAC of the entry, hexadecimal; it covers the one before.",
    nullable: true,
  });
  declareField(made, "previousHash", () => String, { description: "MAC of the entry before.", nullable: true });
  return made;
}

function fieldChangeType(): TypeClass {
  const made = declareObject("FieldChange", {
    description: "A field before and after a change. Values are texts; ids for fields that lead to records.",
  });
  declareField(made, "field", () => String, { description: "Name of the field, such as status or period.from." });
  declareField(made, "before", () => String, {
    description: "What it held; empty where nothing.",
    list: true,
    nullable: true,
  });
  declareField(made, "after", () => String, {
    description: "What it holds; empty where nothing.",
    list: true,
    nullable: true,
  });
  return made;
}

function connectionType({ types }: Kit, change: TypeClass): TypeClass {
  const edge = declareObject("ChangeEdge", { description: "A change and its cursor." });
  declareField(edge, "cursor", () => String, {
    description: "Opaque text from which a page, or a subscription, can go on; it holds for you alone.",
  });
  declareField(edge, "node", () => change, { description: "The change." });
  const made = declareObject("ChangeConnection", { description: "Changes, oldest first." });
  declareField(made, "edges", () => edge, { description: "The changes of the page with their cursors.", list: true });
  declareField(made, "nodes", () => change, { description: "The changes of the page.", list: true });
  declareField(made, "pageInfo", () => types.pageInfo, { description: "Where the page lies in the list." });
  return made;
}

const KIND_LABELS: Readonly<Record<string, Label>> = Object.fromEntries(
  labels.map((label) => [enumName(label.charAt(0).toLowerCase() + label.slice(1)), label]),
);
const RECORD_KIND: EnumModel = {
  description: "Kind of record.",
  values: Object.fromEntries(Object.entries(KIND_LABELS).map(([value, label]) => [value, records[label].description])),
};
