#!/usr/bin/env node
// The command `liaison`: brings dist/ up to date where there are sources, then runs it.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { endWithNpm } from "./endWithNpm.mjs";

// Libraries check far more of what they are given where this is not set.
process.env.NODE_ENV ??= "production";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "dist", "cli", "program.js");

// A clone has sources; the package and the image have dist/ alone.
if (existsSync(join(root, "tsconfig.json"))) {
  const tool = (name) => import(new URL(`../scripts/${name}.mjs`, import.meta.url).href);
  (await tool("install")).ensureInstalled();
  (await tool("build")).ensureBuilt();
}
// What goes on until it is told to stop.
if (["serve", "demo"].includes(process.argv[2])) endWithNpm();
const { run } = await import(pathToFileURL(program).href);
await run(process.argv);
