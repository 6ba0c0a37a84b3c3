import { orderKey, orderPropertiesOf, type ListTarget } from "../filters";
import { ACTOR_LABELS, labels, pointerProperty, pointersOf, propertiesOf, records, type Label } from "../model";

/** Days between which a record with a period holds; see `domain/period.ts`. */
export const PERIOD_BOUNDS = ["certainFrom", "certainUntil", "possibleFrom", "possibleUntil"] as const;

const cache = new Map<Label, string>();

/** Map projection of what a row of a label holds: its properties, pointers, period bounds and order keys. */
export function projectionOf(label: ListTarget, alias: string): string {
  if (label === "Actor") return projectionByLabel(ACTOR_LABELS, alias);
  const known = cache.get(label) ?? fieldsOf(label);
  cache.set(label, known);
  return `${alias}{${known}}`;
}

function fieldsOf(label: Label): string {
  const pointers = Object.entries(pointersOf(label)).map(([name, model]) => pointerProperty(name, model));
  const bounds = records[label].period ? PERIOD_BOUNDS : [];
  const keys = orderPropertiesOf(label).map((property) => orderKey(label, property));
  const names = new Set(["id", "label", "revision", ...Object.keys(propertiesOf(label)), ...pointers, ...bounds, ...keys]);
  return [...names].map((name) => `.${name}`).join(",");
}

/** Projection of a node of any of the labels: what a row holds follows from its own label. */
function projectionByLabel(among: readonly Label[], alias: string): string {
  return `CASE ${alias}.label ${among.map((label) => `WHEN '${label}' THEN ${projectionOf(label, alias)}`).join(" ")} END`;
}

/** Projection of a node of any label. */
export const anyProjection = (alias: string): string => projectionByLabel(labels, alias);
