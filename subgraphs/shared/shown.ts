/** From selected fields to the properties of records that they show. */
import {
  inversesOf,
  isLabel,
  labels,
  pointerProperty,
  pointersOf,
  propertiesOf,
  records,
  type Label,
  type Shown,
} from "../../store/port";

/** Names of fields by the name of their type; what is selected on an interface is selected on every type behind it too. */
export type Selected = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<Selected, { readonly shown: Shown | null }>();

/** Null where a field is selected that is not a property, a pointer or a list of the model: what it is worked out from may be anything. */
export function shownBy(selected: Selected): Shown | null {
  const found = known.get(selected) ?? { shown: work(selected) };
  known.set(selected, found);
  return found.shown;
}

function work(selected: Selected): Shown | null {
  const shown: Partial<Record<Label, readonly string[]>> = {};
  let cursors = false;
  for (const [type, fields] of selected) {
    if (isLabel(type)) {
      const properties = propertiesShown(type, fields);
      if (!properties) return null;
      shown[type] = properties;
    } else if (!isPlain(type, fields)) return null;
    cursors ||= CURSORS.some((field) => fields.has(field));
  }
  return { properties: shown, cursors };
}

function propertiesShown(label: Label, fields: ReadonlySet<string>): readonly string[] | null {
  const shown = new Set<string>();
  for (const field of fields) {
    const properties = propertiesBehind(label, field);
    if (!properties) return null;
    for (const property of properties) shown.add(property);
  }
  return [...shown].sort();
}

const NONE: readonly string[] = [];

function propertiesBehind(label: Label, field: string): readonly string[] | null {
  if (field === "id" || field === "__typename") return NONE;
  if (field === "period" && records[label].period) return ["from", "to"];
  if (field === "owners" || field === "audience" || Object.hasOwn(propertiesOf(label), field)) return [field];
  const pointer = pointersOf(label)[field];
  if (pointer) return [pointerProperty(field, pointer)];
  return inversesOf(label).some(({ name }) => name === field) ? NONE : null;
}

/** Root fields that find or list records, and nothing else. */
const ROOTS: ReadonlySet<string> = new Set([
  ...labels.flatMap((label) => [records[label].root.one, records[label].root.many]),
  "actor",
  "actors",
  "node",
  "nodes",
  "__typename",
]);

/** Of edges and of pages. */
const CURSORS = ["cursor", "startCursor", "endCursor"];
/** Of connections these are worked out from more than what records show. */
const WORKED_OUT: ReadonlySet<string> = new Set(["undetermined", "roles"]);
const LIST = /(Connection|Edge)$/;
const MADE_OF_LISTS: ReadonlySet<string> = new Set(["PageInfo", "Coverage", "ValueCount", "Period", "Actor", "Node"]);

function isPlain(type: string, fields: ReadonlySet<string>): boolean {
  if (type === "Query") return [...fields].every((field) => ROOTS.has(field));
  if (LIST.test(type)) return [...fields].every((field) => !WORKED_OUT.has(field));
  return MADE_OF_LISTS.has(type);
}
