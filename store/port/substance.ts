/** What a record says, apart from how well it is backed and who may see it; a party that confirms a record confirms this. */
import { digestOf } from "./digest";
import { records, type Label, type PointerModel, type PropertyModel } from "../../model";
import type { RecordContent } from "./write";

/** Whether two contents of a label say the same. */
export const saysTheSame = (label: Label, one: RecordContent, other: RecordContent): boolean =>
  substanceOf(label, one) === substanceOf(label, other);

/** What a content of a label says, as a digest; contents that say the same have the same digest. */
export function substanceOf(label: Label, { properties, pointers }: RecordContent): string {
  const { properties: stated, pointers: named } = records[label];
  return digestOf([said(stated, properties), said(named, pointers)]);
}

const said = (
  models: Readonly<Record<string, PropertyModel | PointerModel>>,
  values: Readonly<Record<string, unknown>>,
): object =>
  Object.fromEntries(
    Object.entries(models).flatMap(([name, { derived, ruled }]) => {
      const value = values[name];
      const isHeld = value != null && !(Array.isArray(value) && value.length === 0);
      return isHeld && !derived && !ruled ? [[name, value]] : [];
    }),
  );
