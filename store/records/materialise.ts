/** What a record becomes as a node: its properties, and all that statements need ready-made beside them. */
import { parsePartialDate } from "../../domain/time/partialDate";
import { onlyYearOf, periodBounds } from "../../domain/time/period";
import { foldText, trigramsOf } from "../../domain/text/text";
import { VISIBILITY_CLASS, type Classification, type Visibility } from "../../domain/access/viewpoint";
import { pointerProperty, pointersOf, propertiesOf, records, type Label } from "../../model";
import { periodFactsOf } from "../port/periodFacts";
import type { RecordInput, Value } from "../port";
import { UNLINKED } from "./unlinked";
import type { StoredNode } from "../port/content";

/** Properties of a node as they are sent to the database. */
export type NodeProperties = Record<string, Value>;

/** Raised when folded texts or bounds of periods follow otherwise than before, so that those of stored records are worked out anew. */
export const DERIVATION_EDITION = 3;

/** What filters on texts and the text search read of a record. */
export function foldedOf(label: Label, { properties }: Pick<RecordInput, "properties">): NodeProperties {
  const node: NodeProperties = {};
  for (const [name, model] of Object.entries(propertiesOf(label))) {
    const value = properties[name];
    if (value != null && model.type === "STRING" && !model.list && !model.derived)
      node[`${name}Folded`] = foldText(String(value));
  }
  return { ...node, ...searchOf(label, properties) };
}

/**
 * Turns an input into node properties. Relation records begin hidden; `link` gives them their effective class. `recordedOn`: the date
 * (perhaps partial) as of which it says what it says.
 */
export function nodeOf(label: Label, input: RecordInput, recordedOn: string): StoredNode {
  return {
    recordedOn,
    ...ownProperties(label, input),
    ...pointerIds(label, input),
    ...periodOf(label, { ...input.properties, recordedOn }),
    ...foldedOf(label, input),
    ...classification(label, input),
    ...(input.origin === undefined ? {} : { origin: input.origin }),
    ...(input.countries === undefined ? {} : { statedCountries: named(input.countries) }),
    ...(Object.keys(input.provenance ?? {}).length > 0 ? { provenance: JSON.stringify(input.provenance) } : {}),
    id: input.id,
    label,
  };
}

function ownProperties(label: Label, { properties }: RecordInput): NodeProperties {
  const node: NodeProperties = {};
  for (const [name, model] of Object.entries(propertiesOf(label))) {
    const value = properties[name] ?? (model.list && model.required ? [] : null);
    if (value === null || model.derived) continue;
    node[name] = value;
    const range = model.type === "PARTIAL_DATE" ? parsePartialDate(String(value)) : undefined;
    if (range) Object.assign(node, { [`${name}Earliest`]: range.earliest, [`${name}Latest`]: range.latest });
  }
  return node;
}

function pointerIds(label: Label, { pointers }: RecordInput): NodeProperties {
  const node: NodeProperties = {};
  for (const [name, model] of Object.entries(pointersOf(label))) {
    const value = pointers[name];
    if (value !== undefined && !model.derived) node[pointerProperty(name, model)] = value;
  }
  return node;
}

/** The days between which a record holds, and whether only its year says so. */
export function periodOf(label: Label, properties: Readonly<Record<string, unknown>>): NodeProperties {
  const facts = periodFactsOf(label, properties);
  if (!facts) return {};
  return { ...periodBounds(facts), isKnownByYear: onlyYearOf(facts) === null ? null : true };
}

/** Texts for ranking, the record’s name first, and their trigrams for finding candidates. */
function searchOf(label: Label, properties: RecordInput["properties"]): NodeProperties {
  const names = Object.entries(records[label].properties)
    .filter(([, model]) => model.search)
    .map(([name]) => name);
  const texts = names.flatMap((name) => (properties[name] == null ? [] : [String(properties[name])]));
  if (texts.length === 0) return {};
  const grams = [...new Set(texts.flatMap(trigramsOf))].sort();
  return { searchTexts: texts, searchGrams: ` ${grams.join(" ")} ` };
}

/** Ids only: an empty one stands for nobody and admits nobody. */
const named = (ids: readonly string[] = []): readonly string[] => ids.filter((id) => id !== "");

/** A state is its own country; other records have the one that their model’s pointer names. */
function countriesOf(label: Label, { id, pointers }: RecordInput): readonly string[] {
  if (label === "State") return [id];
  const names = Object.entries(pointersOf(label)).flatMap(([name, model]) => (model.country ? [name] : []));
  return names.flatMap((name) => pointers[name] ?? []);
}

/** Who may see a record by what it states itself. */
export const ownClassification = (label: Label, input: Omit<RecordInput, "origin">): Classification => ({
  visibility: input.properties.visibility as Visibility,
  owners: named(input.owners),
  audience: named(input.audience),
  countries: named(input.countries ?? countriesOf(label, input)),
});

function classification(label: Label, input: RecordInput) {
  const { visibility, owners, audience, countries } = ownClassification(label, input);
  const ownClass = VISIBILITY_CLASS[visibility];
  const hidden = records[label].isRelation ?? false;
  return {
    ownClass,
    ownOwners: owners,
    ownAudience: audience,
    ownCountries: countries,
    countries,
    visibilityClass: hidden ? VISIBILITY_CLASS.CONFIDENTIAL : ownClass,
    owners: hidden ? [] : owners,
    audience: hidden ? [] : audience,
    ...(hidden ? { [UNLINKED]: "" } : {}),
  };
}

/** The effective class of a node, for another node of the same content. */
export const keptClass = (node: StoredNode) => {
  const {
    visibilityClass = null,
    owners = null,
    audience = null,
    countries = null,
    heldFor = null,
    unlinked = null,
  } = node;
  return { visibilityClass, owners, audience, countries, heldFor, unlinked };
};
