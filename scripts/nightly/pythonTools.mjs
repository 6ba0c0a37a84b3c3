// Tools of Python that parts of `npm run nightly` use, kept beside other caches.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../install.mjs";

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed${error ? `: ${error.message}` : ""}.`);
}

/** Folder of a tool. */
export const cacheOf = (name) => join(root, "node_modules", ".cache", name);

/** Folder of the commands of a Python with what a file of requirements names; made once, and anew when the file changes. */
export function pythonWith(name, requirements) {
  const folder = cacheOf(name);
  const wanted = readFileSync(requirements, "utf8");
  const ready = join(folder, "ready");
  if (!existsSync(ready) || readFileSync(ready, "utf8") !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    run("python3", ["-m", "venv", folder]);
    run(join(folder, "bin", "python"), ["-m", "pip", "install", "--quiet", "-r", requirements]);
    writeFileSync(ready, wanted);
  }
  return join(folder, "bin");
}
