/** `liaison export` with its commands, as commander knows them. */
import { Command, InvalidArgumentError, Option } from "commander";
import { namesOf } from "../domain/entries";
import { EXPORT_FORMATS } from "../domain/exportFormats";
import { isPartialDate } from "../domain/time/partialDate";
import { examples } from "./examples";
import type { ExportAsked, ExportOptions } from "./exportFile";

const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;

interface GraphOptions extends ExportOptions {
  readonly format: string;
  readonly where?: string;
  readonly relations?: string;
  readonly asOf?: string;
  readonly since?: string;
  readonly until?: string;
  readonly part?: string;
}

interface TableOptions extends ExportOptions {
  readonly format: string;
  readonly where?: string;
  readonly orderBy?: string;
  readonly asOf?: string;
  readonly limit?: string;
}

/** `liaison export` with its commands. */
export function exportCommand(): Command {
  const made = new Command("export").description(
    "Write the graph or a table to a file, from the running hub or from one that is started for the export.",
  );
  made.addCommand(graphCommand());
  made.addCommand(tableCommand());
  return made;
}

function graphCommand(): Command {
  const command = new Command("graph")
    .description("Write the recorded network, with its licence and how far to rely on it.")
    .addOption(new Option("--format <format>", "format").choices(EXPORT_FORMATS).makeOptionMandatory())
    .addOption(new Option("--where <json>", "which collaborations count, as in GraphQL").argParser(parseJson))
    .option("--relations <kinds>", "kinds of record that count, separated by commas (default: COLLABORATION)")
    .addOption(dateOption("--as-of <date>", "only what holds for sure on some day of this date"))
    .addOption(dateOption("--since <date>", "only what holds for sure on some day from this date on"))
    .addOption(dateOption("--until <date>", "only what holds for sure on some day up to this date"))
    .addOption(new Option("--part <part>", "part of csv (default: edges)").choices(["edges", "nodes"]));
  return shared(command)
    .addHelpText(
      "after",
      examples(
        "liaison export graph --format gexf --out network.gexf",
        "liaison export graph --format csv --part nodes --as-of 2013 --out actors-2013.csv",
        `liaison export graph --format graphml --where '{"pattern":{"eq":"OMBUDSMAN_PLUS"}}' --out plus.graphml`,
        "liaison export graph --format jsonld --relations COLLABORATION,MEMBERSHIP --token-file token.txt --out all.jsonld",
      ),
    )
    .action(async ({ format, where, relations, asOf, since, until, part, ...options }: GraphOptions) => {
      const parameters = { where, relations, asOf, since, until, part };
      await write({ ...options, path: `/export/graph.${format}`, parameters });
    });
}

function tableCommand(): Command {
  const command = new Command("table")
    .description("Write a flat table; GET /tables of a hub lists them.")
    .argument("<name>", "name of the table, such as collaborations")
    .addOption(new Option("--format <format>", "format").choices(["csv", "json"]).default("csv"))
    .addOption(new Option("--where <json>", "filter of the list, as in GraphQL").argParser(parseJson))
    .option("--order-by <fields>", "fields separated by commas, each with :asc or :desc")
    .addOption(dateOption("--as-of <date>", "only what holds for sure on some day of this date"))
    .option("--limit <number>", "maximum number of rows");
  return shared(command)
    .addHelpText(
      "after",
      examples(
        "liaison export table collaborations --out collaborations.csv",
        "liaison export table npms --format json --order-by NAME --hub https://hub.example.org > npms.json",
      ),
    )
    .action(async (name: string, { format, where, orderBy, asOf, limit, ...options }: TableOptions) =>
      write({
        ...options,
        path: `/tables/${encodeURIComponent(name)}.${format}`,
        parameters: { where, orderBy, asOf, limit },
      }),
    );
}

const shared = (command: Command): Command =>
  command
    .option("--out <file>", "file to write; replaced only once the export is complete (default: -, which is stdout)")
    .option("--token-file <file>", "file that holds a token, to export what the token opens")
    .addOption(new Option("--hub <address>", "hub to ask (default: LIAISON_PORT on this machine)").argParser(parseHub))
    .option("--json", "print a summary as JSON; needs --out");

const dateOption = (flags: string, description: string): Option => new Option(flags, description).argParser(parseDate);

function parseDate(text: string): string {
  if (!isPartialDate(text)) throw new InvalidArgumentError("It must be a date such as 2013, 2013-03 or 2013-03-26.");
  return text;
}

function parseJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new InvalidArgumentError(`It must be JSON, such as '{"status":{"eq":"ACTIVE"}}'.`);
  }
}

function parseHub(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError("It must be an address such as http://localhost:4000.");
  return text;
}

/** A signal ends the export with the exit code that tells so. */
async function write({ out, ...asked }: ExportAsked): Promise<void> {
  const abort = new AbortController();
  let stoppedBy: keyof typeof SIGNALS | undefined;
  const stop = (signal: keyof typeof SIGNALS): void => {
    stoppedBy = signal;
    abort.abort();
  };
  for (const signal of namesOf(SIGNALS)) process.once(signal, stop);
  const { runExport } = await import("./exportFile.js");
  const code = await runExport({ ...asked, ...(out !== "-" && { out }) }, process, abort.signal);
  for (const signal of namesOf(SIGNALS)) process.removeListener(signal, stop);
  process.exitCode = stoppedBy === undefined ? code : 128 + SIGNALS[stoppedBy];
}
