/** What of a node is the record itself: the way back from `materialise`. */
import { digestOf } from "./digest";
import { pointerProperty, pointersOf, propertiesOf, records, type Label, type Value } from "../../model";
import { BOUNDED_BY } from "./periodFacts";
import type { FieldProvenance, RecordContent, StoredRecord } from "./write";

/** Above every class of visibility: a relation record that nobody sees at the moment, because something that it relates is archived. */
export const WITHHELD = 4;

/** The property of a withheld node with those who own it: they find it in its history, and may write it still. */
export const HELD_FOR = "heldFor";

/** Properties of a node as the database returns them. */
export type StoredNode = Readonly<Record<string, unknown>>;

/** The record in a node. */
export function recordIn(node: StoredNode): StoredRecord {
  const label = node["label"] as Label;
  return {
    ...contentIn(label, node),
    ...(node["origin"] === undefined ? {} : { origin: node["origin"] as string }),
    id: String(node["id"]),
    label,
    boundedBy: boundsIn(node),
    revision: Number(node["revision"] ?? 0),
    isWithheld: node["visibilityClass"] === WITHHELD,
  };
}

function boundsIn(node: StoredNode): StoredRecord["boundedBy"] {
  return Object.fromEntries(BOUNDED_BY.flatMap((name) => (node[name] == null ? [] : [[name, node[name] as Value]])));
}

function contentIn(label: Label, node: StoredNode): RecordContent {
  const properties: Record<string, Value> = {};
  for (const [name, model] of Object.entries(propertiesOf(label)))
    if (node[name] != null && !model.derived) properties[name] = node[name] as Value;
  const pointers: Record<string, string | readonly string[]> = {};
  for (const [name, model] of Object.entries(pointersOf(label))) {
    const value = node[pointerProperty(name, model)];
    if (value != null && !model.derived) pointers[name] = value as string | readonly string[];
  }
  return {
    properties,
    pointers,
    ...listed("owners", node["ownOwners"]),
    ...listed("audience", node["ownAudience"]),
    ...(node["statedCountries"] == null ? {} : { countries: node["statedCountries"] as readonly string[] }),
    ...(node["provenance"] == null
      ? {}
      : { provenance: JSON.parse(node["provenance"] as string) as Record<string, FieldProvenance> }),
  };
}

function listed(name: "owners" | "audience", value: unknown): Partial<RecordContent> {
  return Array.isArray(value) && value.length > 0 ? { [name]: value as readonly string[] } : {};
}

/** Content as the journal keeps it: what is empty is left out, so that equal contents are equal texts. */
export function contentOf(record: RecordContent): RecordContent {
  const { properties, pointers, owners = [], audience = [], countries, provenance = {} } = record;
  const isHeld = (value: unknown) => value != null && !(Array.isArray(value) && value.length === 0);
  const held = <Values extends object>(values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => isHeld(value))) as Values;
  return {
    properties: held(properties),
    pointers: held(pointers),
    ...(owners.length > 0 ? { owners } : {}),
    ...(audience.length > 0 ? { audience } : {}),
    ...(countries === undefined ? {} : { countries }),
    ...(Object.keys(provenance).length > 0 ? { provenance } : {}),
  };
}

/** True where two records hold the same. */
export const sameContent = (a: RecordContent, b: RecordContent): boolean =>
  digestOf(contentOf(a)) === digestOf(contentOf(b));

/** Ids of all records that a content points at, its sources included. */
export const pointedAt = (content: RecordContent | null): readonly string[] =>
  Object.values(content?.pointers ?? {}).flatMap((value) => value ?? []);

/** Ids that a relation record relates; sources do not count. Other records relate nothing. */
export function endsOf(label: Label, content: RecordContent): readonly string[] {
  if (!records[label].isRelation) return [];
  const { sources: _, ...ends } = content.pointers;
  return pointedAt({ ...content, pointers: ends });
}
