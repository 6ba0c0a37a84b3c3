/** The commands around tokens, keys and the audit, as commander knows them. */
import { Command, InvalidArgumentError, Option } from "commander";
import { LONGEST_TOKEN_DAYS } from "../domain/access/tokenLife";
import { ROLE_NAMES } from "../policy";
import { examples } from "./examples";
import type { IssueOptions } from "./tokenCommand";

const tokens = () => import("./tokenCommand.js");
const setExit = (code: number): void => void (process.exitCode = code);
/** An empty list could be read as no limit: it is what a variable that is not set leaves. */
function list(text: string): readonly string[] {
  const given = text.split(",").filter((one) => one !== "");
  if (given.length === 0) throw new InvalidArgumentError("It must name at least one; leave the option out for none.");
  return given;
}
const JSON_OPTION = ["--json", "print the outcome as JSON"] as const;

function days(text: string): number {
  const asked = Number(text);
  if (!/^\d{1,3}$/.test(text) || asked < 1 || asked > LONGEST_TOKEN_DAYS)
    throw new InvalidArgumentError(`It must be 1 to ${LONGEST_TOKEN_DAYS}.`);
  return asked;
}

/** `liaison token` with its commands. */
export function tokenCommand(): Command {
  const token = new Command("token").description("Issue, list and revoke tokens.");
  token.addCommand(issueCommand());
  token.addCommand(
    new Command("list")
      .description("List the tokens that were issued, newest first.")
      .option(...JSON_OPTION)
      .addHelpText("after", examples("liaison token list", "liaison token list --json"))
      .action(async (options: { json?: boolean }) => setExit(await (await tokens()).listTokens(options, process))),
  );
  token.addCommand(
    new Command("revoke")
      .description("Revoke a token; it ends within five seconds everywhere.")
      .argument("<id>", "id of the token")
      .option("--reason <text>", "why; stored in the audit")
      .option(...JSON_OPTION)
      .addHelpText("after", examples('liaison token revoke token-0123456789abcdef0123 --reason "laptop lost"'))
      .action(async (id: string, options: { reason?: string; json?: boolean }) =>
        setExit(await (await tokens()).revokeToken(id, options, process)),
      ),
  );
  return token;
}

function issueCommand(): Command {
  return new Command("issue")
    .description("Issue a token; it is printed once on stdout and stored nowhere.")
    .addOption(new Option("--role <role>", "what its holder may do").choices(ROLE_NAMES).makeOptionMandatory())
    .option("--org <id>", "organisation it acts for: the id of an NPM, CSO, body or network")
    .addOption(new Option("--days <number>", "days until it ends, 1 to 366").argParser(days).default(30))
    .option(
      "--subject <name>",
      "who will hold it, such as a service; not a person’s name (default: the organisation, or the role)",
    )
    .option("--purpose <text>", "what it is for; its holder can see it")
    .addOption(
      new Option("--networks <ids>", "networks whose PARTNERS records it opens, separated by commas").argParser(list),
    )
    .addOption(new Option("--countries <ids>", "states it is narrowed to, separated by commas").argParser(list))
    .addOption(new Option("--operations <fields>", "root fields it is limited to, separated by commas").argParser(list))
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      examples(
        "liaison token issue --org npm-slovenia --role member --days 30",
        "liaison token issue --role dashboard --networks network-see-npm --operations collaborations,npms",
        "liaison token issue --role admin --days 1 --json",
      ),
    )
    .action(async (options: IssueOptions) => setExit(await (await tokens()).issueToken(options, process)));
}

/** `liaison keys` with its command. */
export function keysCommand(): Command {
  const keys = new Command("keys").description("The keys that sign tokens.");
  keys.addCommand(
    new Command("rotate")
      .description("Sign new tokens with a new key; tokens issued before stay valid until they end.")
      .option("--drop-old", "end all tokens issued so far, for example after the keys were stolen")
      .option(...JSON_OPTION)
      .addHelpText("after", examples("liaison keys rotate", "liaison keys rotate --drop-old"))
      .action(async (options: { dropOld?: boolean; json?: boolean }) =>
        setExit(await (await tokens()).rotateKeys(options, process)),
      ),
  );
  return keys;
}

/** `liaison audit` with its command. */
export function auditCommand(): Command {
  const audit = new Command("audit").description("Verify the audit of what was read, refused and granted.");
  audit.addCommand(
    new Command("verify")
      .description("Check that no entry of the audit or the journal was edited, dropped, moved or cut off.")
      .option(...JSON_OPTION)
      .addHelpText("after", examples("liaison audit verify", "liaison audit verify --json"))
      .action(async (options: { json?: boolean }) =>
        setExit(await (await import("./auditCommand.js")).verifyAudit(options, process)),
      ),
  );
  return audit;
}
