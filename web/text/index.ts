/**
 * What the page says. Texts are in text/LANGUAGE/AREA.json as ICU messages; another language is another folder with the same files, and
 * what it lacks is said in English.
 */
import { IntlMessageFormat } from "intl-messageformat";

type Texts = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string | number>>;

const english = Object.values(import.meta.glob<Texts>("./en/*.json", { eager: true, import: "default" }));
const others = import.meta.glob<Texts>(["./*/*.json", "!./en/*.json"], { import: "default" });

let texts: Texts = Object.assign({}, ...english) as Texts;
const formats = new Map<string, IntlMessageFormat>();

/** The language that is shown, for `lang` and for numbers and dates. */
export let language = "en";

/** Languages that are there. */
export const languages: readonly string[] = [
  ...new Set(["en", ...Object.keys(others).map((path) => path.split("/")[1] ?? "en")]),
].sort();

/** Loads the first of the wanted languages that is there. */
export async function useLanguage(wanted: readonly string[]): Promise<void> {
  const found = wanted.map((one) => one.toLowerCase().split("-")[0] ?? "").find((one) => languages.includes(one));
  if (!found || found === "en") return;
  const files = Object.entries(others).filter(([path]) => path.startsWith(`./${found}/`));
  const parts = await Promise.all(files.map(([, load]) => load()));
  texts = Object.assign({}, texts, ...parts) as Texts;
  language = found;
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

export const number = (value: number): string => new Intl.NumberFormat(language).format(value);
