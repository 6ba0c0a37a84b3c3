/** One value of a property as records hold it, whoever states it: mutations and imports ask here, so they accept the same. */
import { plainLine, plainParagraphs } from "../../domain/text/plainText";
import { longestText, type CodeKind, type PropertyModel } from "../../model";

/** The value in its one form, or what is wrong with it, as a text that completes "the value …". Text of which nothing remains is empty. */
export type SettledValue = { readonly value: string | number | boolean } | { readonly problem: string };

/** Settles a value of the right type (text, number, truth value) by what the model says of the property beyond its type. */
export function settledValue(model: PropertyModel, value: string | number | boolean): SettledValue {
  if (typeof value === "number") return withinRange(model, value);
  if (typeof value !== "string" || model.type !== "STRING") return { value };
  const most = longestText(model);
  if (value.length > most) return { problem: `may have at most ${most} characters` };
  const plain = model.paragraphs ? plainParagraphs(value) : plainLine(value);
  if ("problem" in plain) return plain;
  if (model.code && plain.text !== "" && !CODES[model.code].isOne(plain.text))
    return { problem: `must be ${CODES[model.code].expected}` };
  return { value: plain.text };
}

function withinRange({ range }: PropertyModel, value: number): SettledValue {
  if (!range || (value >= range.least && value <= range.greatest)) return { value };
  return { problem: `must lie between ${range.least} and ${range.greatest}` };
}

/** Currencies that this version of Unicode’s data knows, former ones included. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

const CODES: Readonly<Record<CodeKind, { readonly expected: string; readonly isOne: (text: string) => boolean }>> = {
  STATE: { expected: "two capital letters such as SI (ISO 3166-1 alpha-2)", isOne: (text) => /^[A-Z]{2}$/.test(text) },
  CURRENCY: { expected: "a currency code such as EUR (ISO 4217)", isOne: (text) => CURRENCIES.has(text) },
};
