import { readdirSync } from "node:fs";
import { join } from "node:path";

const ENDING = ".suite.ts";

/** Declares every `*.suite.ts` of a folder. Each test file loads the hub anew, which takes seconds; suites of one file share it. */
export function declareSuites(folder: string): void {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length));
  describe.each(names)("%s", (name) => {
    jest.requireActual<object>(join(folder, `${name}.suite`));
  });
}
