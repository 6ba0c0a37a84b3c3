/** What a cell of each type looks like, and the value that it stands for. */
import { isPartialDate } from "../domain/time/partialDate";
import { enumOf, settledValue, type PropertyModel, type Value } from "../store/port";

type Scalar = string | number | boolean;

interface CellType {
  /** Completes "expected". */
  readonly expected: string;
  /** The value; undefined where the text is not of the type. */
  readonly parse: (text: string) => Scalar | undefined;
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/;
const INTEGER = /^-?\d{1,10}$/;
const GREATEST_INTEGER = 2 ** 31 - 1;
const SEPARATOR = ";";

const textThat = (expected: string, isFine: (text: string) => boolean): CellType => ({
  expected,
  parse: (text) => (isFine(text) ? text : undefined),
});

const CELL_TYPES: Readonly<Record<Exclude<PropertyModel["type"], "ENUM">, CellType>> = {
  STRING: textThat("text", () => true),
  PARTIAL_DATE: textThat("a date such as 2013, 2013-03 or 2013-03-26", isPartialDate),
  URL: textThat("an address that begins with http:// or https://", isWebAddress),
  LOCALE: textThat("a language tag (BCP 47) such as sl or sr-Latn", isLocale),
  COUNTRY_CODE: textThat("three capital letters such as SVN (ISO 3166-1 alpha-3)", (text) => /^[A-Z]{3}$/.test(text)),
  INT: { expected: "a whole number such as 2013", parse: integer },
  FLOAT: { expected: "a number such as 46.1199", parse: (text) => (DECIMAL.test(text) ? Number(text) : undefined) },
  BOOLEAN: { expected: "true or false", parse: (text) => ({ true: true, false: false })[text.toLowerCase()] },
};

/** The value of a cell that is not empty, or what would be expected instead. */
export function readCell(
  model: PropertyModel,
  text: string,
): { readonly value: Value } | { readonly expected: string } {
  const type = model.type === "ENUM" ? enumeration(model) : CELL_TYPES[model.type];
  const values: Scalar[] = [];
  for (const one of model.list ? splitList(text) : [text]) {
    const value = type.parse(one);
    if (value === undefined)
      return { expected: model.list ? `${type.expected} (several joined with ;)` : type.expected };
    const settled = settledValue(model, value);
    if ("problem" in settled) return { expected: `${type.expected}: the value ${settled.problem}` };
    values.push(settled.value);
  }
  return { value: model.list ? values.map(String) : (values[0] ?? null) };
}

/** The entries of a cell with several values; blanks around them do not count, nor does a separator at the end. */
export function splitList(text: string): readonly string[] {
  const entries = text.split(SEPARATOR).map((entry) => entry.trim());
  return entries.at(-1) === "" ? entries.slice(0, -1) : entries;
}

/** Values of the model are upper case with underscores; the dataset may write them otherwise. */
export const enumValue = (text: string): string => text.toUpperCase().replaceAll("-", "_");

function enumeration(model: PropertyModel): CellType {
  const allowed = Object.keys(enumOf(model).values);
  return {
    expected: `one of ${allowed.join(", ")} (in any case)`,
    parse: (text) => (allowed.includes(enumValue(text)) ? enumValue(text) : undefined),
  };
}

function integer(text: string): number | undefined {
  const value = Number(text);
  return INTEGER.test(text) && Math.abs(value) <= GREATEST_INTEGER ? value : undefined;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
