/**
 * The languages of the page. Texts are in text/LANGUAGE/AREA.json, and those of a view in its folder, in text/LANGUAGE.json; another
 * language is more of the same files, and what it lacks is said in English.
 */
import { speak, type Texts } from ".";

const english = Object.values(
  import.meta.glob<Texts>(["./en/*.json", "../views/*/text/en.json"], { eager: true, import: "default" }),
);
const others = Object.entries(
  import.meta.glob<Texts>(["./*/*.json", "../views/*/text/*.json", "!./en/*.json", "!../views/*/text/en.json"], {
    import: "default",
  }),
).map(([path, load]) => ({ language: languageOf(path), load }));

/** `./de/frame.json` and `../views/map/text/de.json` are German. */
function languageOf(path: string): string {
  return /^\.\/([^/]+)\/|\/([^/]+)\.json$/.exec(path)?.slice(1).find(Boolean) ?? "en";
}

/** Speaks the first of the wanted languages that is there, or English. */
export async function speakFirstOf(wanted: readonly string[]): Promise<void> {
  const known: ReadonlySet<string> = new Set(["en", ...others.map(({ language }) => language)]);
  const found = wanted.map((one) => one.toLowerCase().split("-")[0] ?? "").find((one) => known.has(one)) ?? "en";
  const own = others.filter(({ language }) => language === found);
  const parts = await Promise.all(own.map(({ load }) => load()));
  speak(Object.fromEntries([...english, ...parts].flatMap((texts) => Object.entries(texts))), found);
}
