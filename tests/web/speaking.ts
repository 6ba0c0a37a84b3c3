/** The English texts, for tests of what the page says. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { speak } from "../../web/text";

const TEXTS = join(__dirname, "../../web/text/en");
const VIEWS = join(__dirname, "../../web/views");

const paths = (): readonly string[] => [
  ...readdirSync(TEXTS).map((file) => join(TEXTS, file)),
  ...readdirSync(VIEWS)
    .map((view) => join(VIEWS, view, "text", "en.json"))
    .filter((path) => existsSync(path)),
];

/** Every text by its name, by file. */
export const files = (): readonly (readonly [file: string, texts: Record<string, string>])[] =>
  paths().map((path) => [path, JSON.parse(readFileSync(path, "utf8")) as Record<string, string>]);

/** Speaks English. */
export const speakEnglish = (): void => speak(Object.assign({}, ...files().map(([, texts]) => texts)), "en");
