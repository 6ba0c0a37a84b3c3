import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { EmbeddedError, THREE_CHOICES } from "./error";

const OLDEST_JAVA = 17;
const run = promisify(execFile);

/** A Java that can run Neo4j, and the JDK folder it belongs to. */
export interface Java {
  readonly command: string;
  readonly home: string;
}

/** Finds Java 17 or newer under `javaHome`, or on the PATH without it; an EmbeddedError names the choices otherwise. */
export async function findJava(javaHome?: string): Promise<Java> {
  const command = javaHome ? join(javaHome, "bin", "java") : "java";
  const settings = await readSettings(command);
  const version = /^\s*java\.specification\.version = (?:1\.)?(\d+)/m.exec(settings)?.[1];
  const home = /^\s*java\.home = (.+?)\s*$/m.exec(settings)?.[1];
  if (!version || !home)
    throw new EmbeddedError(`The hub's own Neo4j could not read the version of ${command}. ${THREE_CHOICES}`);
  if (Number(version) < OLDEST_JAVA)
    throw new EmbeddedError(
      `The hub's own Neo4j needs Java ${OLDEST_JAVA} or newer, but ${command} is Java ${version}. ${THREE_CHOICES}`,
    );
  return { command, home };
}

async function readSettings(command: string): Promise<string> {
  try {
    const { stdout, stderr } = await run(command, ["-XshowSettings:properties", "-version"]);
    return stdout + stderr;
  } catch (cause) {
    throw new EmbeddedError(`The hub's own Neo4j found no Java that runs (tried ${command}). ${THREE_CHOICES}`, {
      cause,
    });
  }
}
