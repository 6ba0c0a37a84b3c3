/**
 * The languages of the page. Texts are in text/LANGUAGE/AREA.json; another language is another folder with the same files, and what it
 * lacks is said in English.
 */
import { speak, type Texts } from ".";

const english = Object.values(import.meta.glob<Texts>("./en/*.json", { eager: true, import: "default" }));
const others = import.meta.glob<Texts>(["./*/*.json", "!./en/*.json"], { import: "default" });

const folders: ReadonlySet<string> = new Set(["en", ...Object.keys(others).map((path) => path.split("/")[1] ?? "en")]);

/** Speaks the first of the wanted languages that is there, or English. */
export async function speakFirstOf(wanted: readonly string[]): Promise<void> {
  const found = wanted.map((one) => one.toLowerCase().split("-")[0] ?? "").find((one) => folders.has(one)) ?? "en";
  const files = Object.entries(others).filter(([path]) => path.startsWith(`./${found}/`));
  const parts = await Promise.all(files.map(([, load]) => load()));
  speak(Object.fromEntries([...english, ...parts].flatMap((texts) => Object.entries(texts))), found);
}
