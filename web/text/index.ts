/** The texts of the page: ICU messages by name. */
import { IntlMessageFormat } from "intl-messageformat";

/** ICU messages by name. */
export type Texts = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string | number>>;

let texts: Texts = {};
/** The language of the page, for `lang` and for numbers. */
export let language = "en";
const formats = new Map<string, IntlMessageFormat>();

/** Switches the page to these texts. */
export function speak(spoken: Texts, inLanguage: string): void {
  texts = spoken;
  language = inLanguage;
  formats.clear();
}

/** The text with this name; a name that has none is shown itself, so that it is found. */
export function t(name: string, values: Values = {}): string {
  const text = texts[name];
  if (text === undefined) return name;
  const known = formats.get(name) ?? new IntlMessageFormat(text, language);
  formats.set(name, known);
  return String(known.format(values));
}

/** Whether there is a text with this name. */
export const hasText = (name: string): boolean => texts[name] !== undefined;

/** The word for a value of an enumeration of the API, such as pattern.OMBUDSMAN_PLUS. */
export const word = (kind: string, value: string): string =>
  hasText(`${kind}.${value}`) ? t(`${kind}.${value}`) : value.toLowerCase().replaceAll("_", " ");

/** A number as the language of the page writes it. */
export const number = (value: number): string => new Intl.NumberFormat(language).format(value);
