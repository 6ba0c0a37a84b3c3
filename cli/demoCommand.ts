/** `liaison demo`. */
import { join } from "node:path";
import { Command, Option } from "commander";
import { ConfigurationError, readEnvironment } from "../config/environment";
import { createTerminal } from "../terminal/terminal";
import { examples } from "./examples";
import { parsePort } from "./parsePort";

/** The command: a hub of its own, in a folder of its own, with made-up records of every class and tokens to look at them with. */
export function demoCommand(): Command {
  return new Command("demo")
    .description(
      "Serve the dataset with made-up records of every visibility class beside it, and print a token for each kind of viewer. It uses a Neo4j and keys of its own.",
    )
    .addOption(new Option("--port <number>", "port to listen on; overrides LIAISON_PORT").argParser(parsePort))
    .addHelpText("after", examples("liaison demo", "liaison demo --port 4100"))
    .action(async ({ port }: { port?: string }) => {
      const dataDir = demonstrationFolder();
      if (!dataDir) return;
      const { serve } = await import("../main.js");
      await serve({ overrides: { LIAISON_PORT: port, LIAISON_DATA_DIR: dataDir }, isDemonstration: true });
    });
}

/** Made-up records must not get into a database that others use. */
function demonstrationFolder(): string | undefined {
  try {
    const { neo4j, dataDir } = readEnvironment();
    if (!neo4j) return join(dataDir, "demo");
    throw new ConfigurationError([
      "NEO4J_URI is set, but liaison demo writes made-up records; unset it, and the demonstration starts a Neo4j of its own.",
    ]);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    createTerminal(process).complain(error.message);
    process.exitCode = 2;
    return undefined;
  }
}
