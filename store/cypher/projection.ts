import { memoised } from "../../domain/memoised";
import { BOUNDED_BY } from "../port/periodFacts";
import { orderKey, orderPropertiesOf, type ListTarget } from "../port/filters";
import type { Row, Shown, Value } from "../port";
import type { Parameters } from "./parameters";
import { partyPointersOf, pointerProperty, pointersOf, propertiesOf, records, type Label } from "../../model";

/** Days between which a record with a period holds; see `domain/time/period.ts`. */
const PERIOD_BOUNDS = ["certainFrom", "certainUntil", "possibleFrom", "possibleUntil", ...BOUNDED_BY] as const;

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

/** What rows of some properties hold, in the order in which the database returns the values. */
export interface Columns {
  /** Those of labels that are not there are under `Record`. */
  readonly names: Names;
  /** Those that hold ids of records which are shown too; only labels that have some. */
  readonly pointers: Names;
}

/**
 * Who a record is comes first. Whether reading it has to be noted is told by its class, and cursors are made of the keys of the order.
 * `seesClasses`: the viewpoint sees more than what is public.
 */
export function columnsFor(
  shown: Shown,
  { keys = [], seesClasses }: { keys?: readonly string[]; seesClasses: boolean },
): Columns {
  const always = ["id", "label", ...(seesClasses ? ["visibilityClass"] : []), ...keys];
  const names = Object.entries(shown).map(([label, more]) => [label, [...new Set([...always, ...more])]] as const);
  return {
    names: { ...Object.fromEntries(names), Record: [...new Set(always)] },
    pointers: Object.fromEntries(
      Object.entries(shown)
        .map(([label, more]) => [label, more.filter((name) => pointerPropertiesOf(label as Label).has(name))] as const)
        .filter(([, pointers]) => pointers.length > 0),
    ),
  };
}

const pointerPropertiesOf = memoised(
  (label: Label): ReadonlySet<string> =>
    new Set(Object.entries(pointersOf(label)).map(([name, model]) => pointerProperty(name, model))),
);

/** Values of a node by a parameter, so that operations which show different fields share a plan. */
export const valuesOf = (alias: string, { names }: Pick<Columns, "names">, parameters: Parameters): string => {
  const shown = parameters.named("shown", names);
  return `[name IN coalesce(${shown}[${alias}.label], ${shown}.Record) | ${alias}[name]]`;
};

/** The row of such values. */
export function rowOfValues(values: readonly Value[], { names }: Pick<Columns, "names">): Row {
  const own = names[String(values[LABEL])] ?? names["Record"] ?? [];
  const row: Record<string, Value> = {};
  for (let at = 0; at < own.length; at += 1) row[own[at] as string] = values[at] as Value;
  return row as Row;
}
const LABEL = 1;

/**
 * Map projection of a node of any label: all it has but its search texts. Naming the properties of every label took the planner
 * 750 ms once; what comes along unasked is small.
 */
export const anyProjection = (alias: string): string => `${alias}{.*, searchTexts: null, searchGrams: null}`;
