// Installs dependencies when what lies in node_modules is not what package-lock.json asks for.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The project root, with no slash at its end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = [20, 19];

/** False in the container image: it has dist/ and exactly the packages that needs. */
export const hasSources = () => existsSync(join(root, "tsconfig.json"));

/** Packages of one lock file: path in the project → entry; empty when the file is missing or torn. */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/** True when every package the lock file demands on this platform is installed in that version. */
export function isInstalled() {
  const installed = packagesOf(join(root, "node_modules", ".package-lock.json"));
  return Object.entries(packagesOf(join(root, "package-lock.json"))).every(([path, wanted]) => {
    const mayBeAbsent = path === "" || wanted.optional || wanted.devOptional || wanted.link;
    return mayBeAbsent || installed[path]?.version === wanted.version;
  });
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Liaison needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs `npm ci` if needed and says so in one line; ends the process with npm's own message when that fails. */
export function ensureInstalled() {
  requireNode();
  if (!hasSources() || isInstalled()) return;
  console.error("Installing dependencies (npm ci); this is needed once and after updates …");
  const npm = process.env.npm_execpath;
  const [command, first] = npm && existsSync(npm) ? [process.execPath, [npm]] : ["npm", []];
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync(command, [...first, ...options], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status === 0) return;
  console.error(`Installing failed${error ? ` (${error.message})` : ""}; run "npm ci" to see it in full.`);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) ensureInstalled();
