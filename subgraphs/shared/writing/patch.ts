/** Values as texts: how a change of any field of any record is proposed. */
import { isPartialDate } from "../../../domain/time/partialDate";
import {
  enumOf,
  pointersOf,
  propertiesOf,
  type Label,
  type PropertyModel,
  type RecordContent,
} from "../../../store/port";
import { CountryCodeScalar, LocaleScalar, UrlScalar } from "../../schema/scalars";
import { bad, type Given } from "./draft";
import { isIdentity, isWritable } from "./names";

/** The values of a field, of owners or of the audience, as texts; null for none. */
export function textsOf(content: RecordContent | null, field: string): readonly string[] | null {
  const { properties = {}, pointers = {}, owners, audience } = content ?? {};
  const value = properties[field] ?? pointers[field] ?? { owners, audience }[field];
  if (value == null || (Array.isArray(value) && value.length === 0)) return null;
  return [value].flat().map(String);
}

/** Turns texts into a value as the input of an update holds it; BAD_USER_INPUT names the field. */
export function givenFrom(
  label: Label,
  proposed: readonly { readonly field: string; readonly values: readonly string[] | null }[],
): Given {
  return Object.fromEntries(proposed.map(({ field, values }) => [field, valueOf(label, field, values ?? [])]));
}

function valueOf(label: Label, field: string, texts: readonly string[]): unknown {
  const property = propertiesOf(label)[field];
  if (property && isWritable(property))
    return heldBy(
      field,
      property.list,
      texts.map((text) => parsed(field, property, text)),
    );
  const pointer = pointersOf(label)[field];
  if (pointer && isWritable(pointer) && !isIdentity(label, field)) return heldBy(field, pointer.many, texts);
  throw bad("input.fields", `names ${JSON.stringify(field)}, which is not a field of ${label} that can be changed`);
}

/** The list that a field holds, or its one value. */
function heldBy(field: string, isMany: boolean | undefined, values: readonly unknown[]): unknown {
  if (isMany) return values;
  if (values.length > 1) throw bad("input.fields", `gives ${field} several values; it holds one`);
  return values[0] ?? null;
}

type Parse = (text: string, model: PropertyModel) => string | number | boolean | undefined;

const number = (text: string): number | undefined =>
  text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
const scalar =
  ({ parseValue }: { parseValue: (value: unknown) => string }): Parse =>
  (text) => {
    try {
      return parseValue(text);
    } catch {
      return undefined;
    }
  };

const PARSE: Readonly<Record<PropertyModel["type"], Parse>> = {
  STRING: (text) => text,
  INT: (text) => (Number.isInteger(number(text)) ? number(text) : undefined),
  FLOAT: number,
  BOOLEAN: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  PARTIAL_DATE: (text) => (isPartialDate(text) ? text : undefined),
  ENUM: (text, model) => (Object.hasOwn(enumOf(model).values, text) ? text : undefined),
  URL: scalar(UrlScalar),
  LOCALE: scalar(LocaleScalar),
  COUNTRY_CODE: scalar(CountryCodeScalar),
};

function parsed(field: string, model: PropertyModel, text: string): string | number | boolean {
  const value = PARSE[model.type](text, model);
  if (value !== undefined) return value;
  throw bad(
    "input.fields",
    `gives ${field} ${JSON.stringify(text)}, which is not a valid value (${model.enum ?? model.type})`,
  );
}
