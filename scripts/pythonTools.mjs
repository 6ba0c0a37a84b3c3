// What parts of `npm run nightly` share that use tools of Python: the tools, and a hub over the real dataset that they look at.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

/** Runs a command to its end; throws where it fails. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed${error ? `: ${error.message}` : ""}.`);
}

/** Folder of a tool beside other caches. */
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

/** Starts the hub in a folder; resolves to its address and what ends it. */
export function serve(folder) {
  const hub = spawn(process.execPath, [join(root, "cli", "liaison.mjs"), "serve"], {
    env: hubEnvironment(folder),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => hub.once("exit", resolve));
  return new Promise((resolve, reject) => {
    let output = "";
    hub.stdout.on("data", (chunk) => {
      output += chunk;
      const url = /is ready: (\S+)\/graphql/.exec(output)?.[1];
      if (url) resolve({ url, stop: () => (hub.kill("SIGTERM"), ended) });
    });
    void ended.then((code) => reject(new Error(`The hub ended with ${code}.`)));
  });
}

/** Settings of a hub in a folder. */
export const hubEnvironment = (folder) => ({
  ...process.env,
  ...{ LIAISON_PORT: "0", LIAISON_DATA_DIR: join(folder, "data"), LIAISON_LOG: "silent" },
});
