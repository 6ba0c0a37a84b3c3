import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { isNight } from "./night";

const SUITE = /(\.night)?\.suite\.ts$/;
const AT_NIGHT = /\.night\.suite\.ts$/;

/**
 * Declares every `*.suite.ts` in a folder and in those inside it, and at night every `*.night.suite.ts` too, in the order of their names. Each test file loads
 * the hub anew, which takes seconds; suites of one file share it.
 */
export function declareSuites(folder: string): void {
  const suites = readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((file) => SUITE.test(file) && (isNight || !AT_NIGHT.test(file)))
    .map((file) => [basename(file).replace(SUITE, ""), file] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  describe.each(suites)("%s", (_, file) => {
    jest.requireActual<object>(join(folder, file));
  });
}
