import { memoised } from "../memoised";
import { BOUNDED_BY } from "../periodFacts";
import { orderKey, orderPropertiesOf, type ListTarget } from "../filters";
import { partyPointersOf, pointerProperty, pointersOf, propertiesOf, records, type Label } from "../model";

/** Days between which a record with a period holds; see `domain/period.ts`. */
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

/**
 * Map projection of a node of any label: all it has but its search texts. Naming the properties of every label took the planner
 * 750 ms once; what comes along unasked is small.
 */
export const anyProjection = (alias: string): string => `${alias}{.*, searchTexts: null, searchGrams: null}`;
