/** What of a node is the record itself: the way back from `materialise`. */
import { ownJson } from "../../domain/ownJson";
import { digestOf } from "./digest";
import { pointerProperty, pointersOf, propertiesOf, records, type Label, type Row, type Value } from "../../model";
import { BOUNDED_BY } from "./periodFacts";
import type { RecordContent, StoredRecord } from "./write";

/** A class above all visibility classes, for relation records that nobody sees at the moment because something that they relate is archived. */
export const WITHHELD = 4;

/** The property of a withheld node that lists its owners, who find it in its history and may still write it. */
export const HELD_FOR = "heldFor";

/** Who may see a record, as its node holds it; lists in any order. */
export interface ClassifiedNode {
  readonly visibilityClass?: number | null;
  readonly owners?: readonly string[] | null;
  readonly audience?: readonly string[] | null;
  readonly countries?: readonly string[] | null;
  readonly [HELD_FOR]?: readonly string[] | null;
}

/** A node as the database returns it: what the model names by index, and beside it what the store keeps with every record. */
export interface StoredNode extends Row, ClassifiedNode {
  readonly revision?: number;
  readonly statedCountries?: readonly string[];
  /** Of a relation record that is not linked yet: what it was before, as JSON, or empty; see `records/unlinked.ts`. */
  readonly unlinked?: string | null;
}

/** The record that a node holds. */
export function recordIn(node: StoredNode): StoredRecord {
  const { id, label, origin, revision = 0, visibilityClass } = node;
  return {
    ...contentIn(node),
    ...(origin == null ? {} : { origin }),
    id,
    label,
    boundedBy: boundsIn(node),
    revision,
    isWithheld: visibilityClass === WITHHELD,
  };
}

function boundsIn(node: StoredNode): StoredRecord["boundedBy"] {
  return Object.fromEntries(
    BOUNDED_BY.flatMap((name): [string, Value][] => (node[name] == null ? [] : [[name, node[name]]])),
  );
}

function contentIn(node: StoredNode): RecordContent {
  const properties: Record<string, Value> = {};
  for (const [name, model] of Object.entries(propertiesOf(node.label))) {
    const value = node[name];
    if (value != null && !model.derived) properties[name] = value;
  }
  const pointers: Record<string, string | readonly string[]> = {};
  for (const [name, model] of Object.entries(pointersOf(node.label))) {
    const value = node[pointerProperty(name, model)];
    if (areIds(value) && !model.derived) pointers[name] = value;
  }
  const { ownOwners, ownAudience, statedCountries: countries, provenance } = node;
  return {
    properties,
    pointers,
    ...listed("owners", ownOwners),
    ...listed("audience", ownAudience),
    ...(countries == null ? {} : { countries }),
    ...(provenance == null ? {} : { provenance: ownJson<NonNullable<RecordContent["provenance"]>>(provenance) }),
  };
}

const listed = (name: "owners" | "audience", ids: readonly string[] | null | undefined): Partial<RecordContent> =>
  ids && ids.length > 0 ? { [name]: ids } : {};

/** Whether a value is what a pointer holds: an id, or a list of ids. */
const areIds = (value: Value | undefined): value is string | readonly string[] =>
  typeof value === "string" || (typeof value === "object" && value !== null);

/** Content as the journal keeps it: what is empty is left out, so that equal contents are equal texts. */
export function contentOf(record: RecordContent): RecordContent {
  const { properties, pointers, owners = [], audience = [], countries, provenance = {} } = record;
  const isHeld = (value: unknown) => value != null && !(Array.isArray(value) && value.length === 0);
  const held = <Held>(values: Readonly<Record<string, Held>>): Readonly<Record<string, Held>> =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => isHeld(value)));
  return {
    properties: held(properties),
    pointers: held(pointers),
    ...(owners.length > 0 ? { owners } : {}),
    ...(audience.length > 0 ? { audience } : {}),
    ...(countries === undefined ? {} : { countries }),
    ...(Object.keys(provenance).length > 0 ? { provenance } : {}),
  };
}

/** True where two records have the same content. */
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
