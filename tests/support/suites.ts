import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isNight } from "./night";

const SUITE = /(\.night)?\.suite\.ts$/;
const AT_NIGHT = /\.night\.suite\.ts$/;

/**
 * Declares every `*.suite.ts` of a folder, and at night every `*.night.suite.ts` too. Each test file loads the hub anew, which takes seconds;
 * suites of one file share it.
 */
export function declareSuites(folder: string): void {
  const suites = readdirSync(folder)
    .filter((file) => SUITE.test(file) && (isNight || !AT_NIGHT.test(file)))
    .map((file) => [file.replace(SUITE, ""), file] as const);
  describe.each(suites)("%s", (_, file) => {
    jest.requireActual<object>(join(folder, file));
  });
}
