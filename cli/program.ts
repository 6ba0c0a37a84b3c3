/** The commands of `liaison`. The code of a command is loaded when it runs, so that help and mistakes on the command line are answered at once. */
import { Command, CommanderError, Option } from "commander";
import { projectVersion } from "../config/projectRoot";
import { SETTINGS } from "../config/settings";
import { AREAS, type Area } from "../domain/areas";
import { auditCommand, keysCommand, tokenCommand } from "./accessCommands";
import { demoCommand } from "./demoCommand";
import { examples } from "./examples";
import { exportCommand } from "./exportCommand";
import { parsePort } from "./parsePort";

const SETTING_HELP = ["Settings (environment variables):", ...SETTINGS.map(settingLine)].join("\n");

/** Runs one command line (as in process.argv) and sets the exit code of the process. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

function program(): Command {
  const liaison = new Command("liaison")
    .description("A federated GraphQL hub for the cooperation of those who prevent torture.")
    .version(projectVersion())
    .exitOverride()
    .showHelpAfterError("(add --help to see what is available)")
    .addHelpText(
      "after",
      examples(
        "liaison serve",
        "liaison serve --subgraph cooperation --port 4003",
        "liaison import --check",
        "liaison export graph --format gexf --out network.gexf",
        "liaison token issue --org npm-slovenia --role member --days 30",
      ),
    )
    .addHelpText("after", `\n${SETTING_HELP}`);
  liaison.addCommand(serveCommand().copyInheritedSettings(liaison));
  for (const made of [demoCommand(), importCommand(), exportCommand(), tokenCommand(), keysCommand(), auditCommand()]) {
    for (const command of [made, ...made.commands]) command.copyInheritedSettings(liaison);
    liaison.addCommand(made);
  }
  return liaison;
}

function serveCommand(): Command {
  const lines = [
    "liaison serve",
    "liaison serve --port 8080",
    "liaison serve --subgraph actors --port 4001",
    "SUBGRAPH_ACTORS_URL=http://127.0.0.1:4001/graphql liaison serve",
  ];
  return new Command("serve")
    .description("Start Neo4j unless NEO4J_URI is set, import the dataset into an empty graph, and serve the API.")
    .addOption(
      new Option("--subgraph <name>", "serve this subgraph alone, for a hub with SUBGRAPH_<NAME>_URL").choices(AREAS),
    )
    .addOption(new Option("--port <number>", "port to listen on; overrides LIAISON_PORT").argParser(parsePort))
    .addHelpText("after", examples(...lines))
    .action(async ({ subgraph, port }: { subgraph?: Area; port?: string }) => {
      const { serve } = await import("../main.js");
      await serve({ overrides: { LIAISON_PORT: port }, subgraph });
    });
}

interface ImportFlags {
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

function importCommand(): Command {
  return new Command("import")
    .description("Check a dataset and import it, unless it has been imported already.")
    .argument("[directory]", "folder of its CSV files; LIAISON_DATASET by default")
    .option("--check", "only check it; needs no Neo4j and writes nothing")
    .addOption(new Option("--dry-run", "show what would change, and change nothing").conflicts("check"))
    .option("--json", "print the outcome as JSON, with every record and field")
    .addHelpText(
      "after",
      examples(
        "liaison import",
        "liaison import seed/data --check",
        "liaison import ../newer-data --dry-run",
        "liaison import ../newer-data --check --json",
      ),
    )
    .action(async (directory: string | undefined, options: ImportFlags) => {
      const { check = false, dryRun = false, json = false } = options;
      const mode = check ? "CHECK" : dryRun ? "DRY_RUN" : "IMPORT";
      const { runImport } = await import("./import/importCommand.js");
      process.exitCode = await runImport({ directory, mode, json }, process);
    });
}

function settingLine({ name, meaning, ...setting }: (typeof SETTINGS)[number]): string {
  return `  ${name.padEnd(27)}${meaning}${setting.default === undefined ? "" : ` [${setting.default}]`}`;
}
