import { execFile } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../../config/projectRoot";
import type { Through } from "./processes";

/** What a command printed and how it ended. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs `liaison` to its end. */
export function runLiaison(
  args: readonly string[],
  settings: Record<string, string>,
  through: Through = (command, rest) => [command, [...rest]],
): Promise<Ran> {
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    JAVA_HOME: process.env["JAVA_HOME"],
    ...settings,
  };
  return new Promise((resolve) => {
    const command = through(process.execPath, [join(projectRoot(), "cli", "liaison.mjs"), ...args]);
    execFile(...command, { env }, (error, stdout, stderr) =>
      resolve({ stdout, stderr, code: typeof error?.code === "number" ? error.code : error ? 1 : 0 }),
    );
  });
}
