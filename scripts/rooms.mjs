// Part of `npm run check`: no folder has more files than one can take in at a glance.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const MOST = 15;
/** What is built, installed or not of the project; and folders of which each file is one more of the same, found by its name. */
const LEFT_OUT = [
  "node_modules",
  "dist",
  "coverage",
  "docs/decisions",
  "docs/pictures",
  "seed/data",
  "web/text/en",
  // Rooms that are being divided.
  "subgraphs/shared",
  "subgraphs/shared/writing",
  "web/api",
  "web/cards",
  "web/parts",
];

/** Folders with the number of files that lie in each of them. */
function* rooms(folder = "") {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  // In the root lie the settings of tools, where the tools look for them.
  if (folder !== "" && !LEFT_OUT.includes(folder))
    yield { folder, files: entries.filter((entry) => entry.isFile()).length };
  for (const entry of entries) {
    const inner = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && inner !== "node_modules" && inner !== "dist") yield* rooms(inner);
  }
}

const crowded = [...rooms()].filter(({ files }) => files > MOST);
for (const { folder, files } of crowded)
  console.log(
    `${folder}/ has ${files} files, and ${MOST} is the most: say in names of folders what happens in which of them.`,
  );
process.exitCode = crowded.length > 0 ? 1 : 0;
