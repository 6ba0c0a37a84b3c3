// Whoever ends npm means what npm runs, also with kill -9: npm can't pass that on, and the shell between them passes on nothing.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const CHECK_MS = 1000;
/** npm starts a shell, which starts this process or becomes it. */
const FARTHEST = 3;
/** How npm and npx call themselves in the list of processes. */
const NPM = /(^|[/\s])(npm|npx)(-cli)?(\.js)?(\s|$)/;

/** Parent and command line of a process; null where there is none, or where it can't be told. */
function lookAt(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name of the program comes first, in brackets, and may hold anything.
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      return { parent, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") };
    }
    const line = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const [, parent, command] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    return parent === undefined ? null : { parent: Number(parent), command };
  } catch {
    return null;
  }
}

/** Ids of the processes from the parent of this one up to the npm that runs it, nearest first; empty where npm does not. */
function chainToNpm() {
  if (process.env.npm_lifecycle_event === undefined && process.env.npm_command === undefined) return [];
  const chain = [];
  for (let pid = process.ppid; pid > 1 && chain.length < FARTHEST;) {
    const found = lookAt(pid);
    if (!found) return [];
    chain.push(pid);
    if (NPM.test(found.command)) return chain;
    pid = found.parent;
  }
  return [];
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** Sends this process a SIGTERM once the npm that runs it is gone, or the shell between them. Does nothing where npm does not run it. */
export function endWithNpm() {
  const chain = chainToNpm();
  if (chain.length === 0) return;
  const check = setInterval(() => {
    if (process.ppid === chain[0] && chain.every(isAlive)) return;
    clearInterval(check);
    process.kill(process.pid, "SIGTERM");
  }, CHECK_MS);
  check.unref();
}
