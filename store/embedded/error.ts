/** Why the hub's own Neo4j is not there, in one sentence or two that end with what to do next. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
}

/** What an operator can do where the hub can't run a Neo4j of its own. */
export const THREE_CHOICES =
  "Set NEO4J_URI to a Neo4j 5 of yours, or run `docker compose up`, or install JDK 17 (or newer) and Maven.";

/** The last lines of a program's output that are not empty. */
export function endOf(output: string, count = 6): readonly string[] {
  return output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(-count);
}

/** The same on one line, for an error message. */
export const lastLines = (output: string): string => endOf(output).join(" | ");
