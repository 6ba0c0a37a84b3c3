import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { isObject } from "../domain/isObject";
import { ownJson } from "../domain/ownJson";

/** The folder of the package "liaison", found by walking up from `start`; works from sources and from dist/. */
export function projectRoot(start: string = __dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (packageName(join(folder, "package.json")) === "liaison") return folder;
    if (dirname(folder) === folder) throw new Error(`No package.json named "liaison" above ${start}.`);
  }
}

/** Where data lie by default: the project; for an installed package the folder in which the command was typed, since npm replaces its own. */
export function dataHome(root: string = projectRoot()): string {
  return root.split(sep).includes("node_modules") ? process.cwd() : root;
}

/** The version in package.json. */
export function projectVersion(): string {
  const { version } = ownJson<{ version: string }>(readFileSync(join(projectRoot(), "package.json"), "utf8"));
  return version;
}

/** Where the built explorer lies, as scripts/build.mjs puts it there. */
export const explorerFolder = (): string => join(projectRoot(), "dist", "web");

function packageName(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const content: unknown = JSON.parse(readFileSync(file, "utf8"));
  return isObject(content) && typeof content.name === "string" ? content.name : undefined;
}
