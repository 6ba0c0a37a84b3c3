/** The English texts, for tests of what the page says. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { speak } from "../../web/text";

const FOLDER = join(__dirname, "../../web/text/en");

/** Every text by its name, by file. */
export const files = (): readonly (readonly [file: string, texts: Record<string, string>])[] =>
  readdirSync(FOLDER).map((file) => [
    file,
    JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Record<string, string>,
  ]);

/** Speaks English. */
export const speakEnglish = (): void => speak(Object.assign({}, ...files().map(([, texts]) => texts)), "en");
