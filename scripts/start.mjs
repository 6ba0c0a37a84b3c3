// `npm start`: installs and builds what is missing, then becomes the hub: same process, so signals and kill reach it directly.
import Module from "node:module";
import { join } from "node:path";
import { endWithNpm } from "../cli/endWithNpm.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

/** One Ctrl-C arrives twice: from the terminal, and from npm, which forwards it. */
const ECHO_MS = 500;

/** The hub sees every SIGINT and SIGTERM once; as long as it does not listen yet (or any more), they end the process. */
function dropEchoedSignals() {
  const lastSeen = new Map();
  const emit = process.emit.bind(process);
  process.emit = (event, ...details) => {
    if (event !== "SIGINT" && event !== "SIGTERM") return emit(event, ...details);
    const now = performance.now();
    const isEcho = now - (lastSeen.get(event) ?? -Infinity) < ECHO_MS;
    if (isEcho) return true;
    lastSeen.set(event, now);
    return emit(event, ...details);
  };
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ]) {
    process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(128 + number));
  }
}

ensureInstalled();
ensureBuilt();
dropEchoedSignals();
endWithNpm();

const main = join(root, "dist", "main.js");
process.argv[1] = main;
// As `node dist/main.js` does it, so that `require.main === module` holds there.
Module.runMain(main);
