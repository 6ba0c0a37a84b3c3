import { entriesOf } from "../../domain/entries";
import { memoised } from "../../domain/memoised";
import { BOUNDED_BY } from "../port/periodFacts";
import { orderKey, orderPropertiesOf, type ListTarget } from "../port/filters";
import type { Row, Shown, Value } from "../port";
import type { Parameters } from "./parameters";
import { partyPointersOf, pointerProperty, pointersOf, propertiesOf, records, type Label } from "../../model";

/** Days between which a record with a period holds; see `domain/period.ts`. */
export const PERIOD_BOUNDS = ["certainFrom", "certainUntil", "possibleFrom", "possibleUntil", ...BOUNDED_BY] as const;

/** Who may see a record, and for whom it says to be; the class tells whether reading it is to be noted. */
const CLASSIFICATION = ["visibilityClass", "owners", "audience", "ownOwners", "ownAudience"] as const;

/** What tells who has to confirm a record that has parties. */
const GROUNDS = ["ownOwners", "origin"] as const;

/** Map projection of what a row of a label holds: its properties, pointers, period bounds and order keys. */
export function projectionOf(label: ListTarget, alias: string): string {
  if (label === "Actor") return anyProjection(alias);
  return `${alias}{${fieldsOf(label)}}`;
}

const fieldsOf = memoised((label: Label): string => {
  const pointers = Object.entries(pointersOf(label)).map(([name, model]) => pointerProperty(name, model));
  const bounds = records[label].period ? PERIOD_BOUNDS : [];
  const keys = orderPropertiesOf(label).map((property) => orderKey(label, property));
  const names = new Set([
    "id",
    "label",
    "provenance",
    ...CLASSIFICATION,
    ...(partyPointersOf(label).length > 0 ? GROUNDS : []),
    ...Object.keys(propertiesOf(label)),
    ...pointers,
    ...bounds,
    ...keys,
  ]);
  return [...names].map((name) => `.${name}`).join(",");
});

/** Names of properties by label. */
type Names = Readonly<Record<string, readonly string[]>>;
/** The same, with those of records of any other label. */
type AllNames = Names & { readonly Record: readonly string[] };

/** What rows of some properties hold, in the order in which the database returns the values. */
export interface Columns {
  /** By label; those of labels that are not there are under `Record`. Each begins with the id and the label. */
  readonly names: AllNames;
  /** Those that hold ids of records which are shown too; only labels that have some. */
  readonly pointers: Names;
  /** Set where all rows have one label: what they hold, which does not tell it. */
  readonly alone?: { readonly label: Label; readonly names: readonly string[] };
}

/** What the rows of one operation hold. */
export class ShownColumns {
  readonly #shown: Shown;
  /** Whether reading a record has to be noted is told by its class. */
  readonly #noted: readonly string[];
  /** Of records of any label, none of which has a cursor. */
  readonly any: Columns;

  /** `seesClasses`: the viewpoint sees more than what is public. */
  constructor(shown: Shown, { seesClasses }: { readonly seesClasses: boolean }) {
    this.#shown = shown;
    this.#noted = seesClasses ? ["visibilityClass"] : [];
    this.any = { names: this.#names([]), pointers: pointersIn(shown) };
  }

  /** Of a list and what its rows point at. `keys`: those of its order, of which cursors are made. */
  ofList(target: ListTarget, keys: readonly string[]): Columns {
    const { cursors, properties } = this.#shown;
    const own = cursors ? keys : [];
    if (target === "Actor") return own.length === 0 ? this.any : { ...this.any, names: this.#names(own) };
    const names = [...new Set(["id", ...this.#noted, ...own, ...(properties[target] ?? [])])];
    return { ...this.any, alone: { label: target, names } };
  }

  #names(keys: readonly string[]): AllNames {
    const named = (more: readonly string[]) => [...new Set(["id", "label", ...this.#noted, ...keys, ...more])];
    const shown = entriesOf(this.#shown.properties).map(([label, more]) => [label, named(more)] as const);
    return { ...Object.fromEntries(shown), Record: named([]) };
  }
}

/** Which of the properties shown hold ids of other records; only labels that have some. */
function pointersIn({ properties }: Shown): Names {
  const pointers = entriesOf(properties).map(([label, more]) => {
    const own = pointerPropertiesOf(label);
    return [label, more.filter((name) => own.has(name))] as const;
  });
  return Object.fromEntries(pointers.filter(([, names]) => names.length > 0));
}

const pointerPropertiesOf = memoised(
  (label: Label): ReadonlySet<string> =>
    new Set(Object.entries(pointersOf(label)).map(([name, model]) => pointerProperty(name, model))),
);

/** Values of a node of any label by a parameter, so that operations which show different fields share a plan. */
export function valuesOf(alias: string, { names }: Pick<Columns, "names">, parameters: Parameters): string {
  const shown = parameters.named("shown", names);
  return `[name IN coalesce(${shown}[${alias}.label], ${shown}.Record) | ${alias}[name]]`;
}

/** The same for rows of a list; where they have one label, the database does not read it. */
export function valuesOfRow(alias: string, columns: Columns, parameters: Parameters): string {
  if (!columns.alone) return valuesOf(alias, columns, parameters);
  return `[name IN ${parameters.named("own", columns.alone.names)} | ${alias}[name]]`;
}

/** The ids in a row of such values that point at what is shown too, one at a time. */
export function pointedFrom(row: string, { names, pointers, alone }: Columns, parameters: Parameters): string {
  const placesOf = (label: string, own: readonly string[] = []): readonly number[] =>
    (pointers[label] ?? []).map((name) => own.indexOf(name));
  const places = alone
    ? parameters.named("places", placesOf(alone.label, alone.names))
    : `coalesce(${parameters.named(
        "places",
        mapped(pointers, (label) => placesOf(label, names[label])),
      )}[${row}[${LABEL}]], [])`;
  return `UNWIND ${places} AS place UNWIND ${row}[toInteger(place)]`;
}

const mapped = <Value>(names: Names, value: (label: string) => Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.keys(names).map((label) => [label, value(label)]));

/** The row of values of a node of any label. */
export const rowOfValues = (values: readonly Value[], { names }: Pick<Columns, "names">): Row =>
  rowNamed(values, names[String(values[LABEL])] ?? names.Record);
const LABEL = 1;

/** The row of values of a list. */
export function rowOfList(values: readonly Value[], columns: Columns): Row {
  const { alone } = columns;
  if (!alone) return rowOfValues(values, columns);
  return rowNamed(values, alone.names, alone.label);
}

/** The id is among the names, and so is the label where it is not known already. */
function rowNamed(values: readonly Value[], names: readonly string[], label?: Label): Row {
  const row: Record<string, Value> = {};
  let at = 0;
  for (const name of names) {
    row[name] = values[at] ?? null;
    at += 1;
  }
  if (label) row.label = label;
  return row as Row;
}

/**
 * Map projection of a node of any label: all it has but its search texts. Naming the properties of every label took the planner
 * 750 ms once; what comes along unasked is small.
 */
export const anyProjection = (alias: string): string => `${alias}{.*, searchTexts: null, searchGrams: null}`;
