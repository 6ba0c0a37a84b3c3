// Serves the real dataset for a part of the nightly run, on a Neo4j and in a folder of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../install.mjs";

/** Starts a hub; resolves to its address (without a path), a folder of its own, and what ends it. */
export function serve(settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), "liaison-nightly-"));
  const env = {
    ...process.env,
    LIAISON_PORT: "0",
    LIAISON_DATA_DIR: join(folder, "data"),
    LIAISON_LOG: "silent",
    LIAISON_WARM_UP: "off",
    ...settings,
  };
  const hub = spawn(process.execPath, [join(root, "cli", "liaison.mjs"), "serve"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => hub.once("exit", resolve));
  const stop = async () => {
    hub.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return new Promise((resolve, reject) => {
    let output = "";
    hub.stdout.on("data", (chunk) => {
      output += chunk;
      const url = /(http:\/\/\S+?)\/graphql/.exec(output)?.[1];
      if (url) resolve({ url, folder, stop });
    });
    void ended.then((code) => reject(new Error(`The hub ended with ${code}.`)));
  });
}
