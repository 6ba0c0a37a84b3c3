/** `liaison token` and `liaison keys`: how the operator manages tokens and the keys that sign them. */
import { openKeyring } from "../config/signingKeys";
import { LiaisonError } from "../domain/errors";
import { openHubKeyring } from "../hub/hubKeyring";
import { issueAsOperator, OPERATOR } from "../hub/operatorToken";
import { HubKeys, ROLES, type Grant, type RoleName } from "../policy";
import { ACTOR_LABELS, type Store, type TokenRecord } from "../store/port";
import type { ExitCode } from "../terminal/exitCodes";
import type { Streams } from "../terminal/terminal";
import { asJson, withStore } from "./withStore";

/** The options of `liaison token issue`. */
export interface IssueOptions {
  readonly role: RoleName;
  readonly org?: string;
  readonly days: number;
  readonly subject?: string;
  readonly purpose?: string;
  readonly networks?: readonly string[];
  readonly countries?: readonly string[];
  readonly operations?: readonly string[];
  readonly json?: boolean;
}

const DAY = 86_400;
/** More than a screen holds; --json gives the rest too. */
const MOST = 10_000;

/** Issues a token of a role: prints the token on stdout, and lines for people on stderr. */
export function issueToken(options: IssueOptions, streams: Streams): Promise<ExitCode> {
  const { json = false } = options;
  return withStore(
    { streams, json, check: () => refuseWithoutOrganisation(options) },
    async ({ environment, store, terminal }) => {
      const issuedAt = Math.floor(Date.now() / 1000);
      const grant = await grantOf(options, issuedAt, store);
      const keys = new HubKeys(await openHubKeyring(environment, store));
      const { token, jwt } = await issueAsOperator({ keys, store }, grant, issuedAt);
      if (json) return { text: asJson({ token, jwt }) };
      terminal.say(passport(token));
      terminal.say("The token is shown once and stored nowhere; send it as Authorization: Bearer …");
      return { text: `${jwt}\n` };
    },
  );
}

function refuseWithoutOrganisation({ role, org }: IssueOptions): void {
  const isNeeded = "needsOrganisation" in ROLES[role];
  if (!isNeeded || org !== undefined) return;
  throw new LiaisonError(
    "BAD_USER_INPUT",
    `A token of the role ${role} acts for an organisation; add --org, such as --org npm-slovenia.`,
  );
}

async function grantOf(options: IssueOptions, issuedAt: number, store: Store): Promise<Grant> {
  const { role, org, days, networks = [], countries = [], operations } = options;
  const { scopes } = ROLES[role];
  await refuseUnknown(store, { org, networks, countries });
  return {
    subject: options.subject ?? org ?? role,
    purpose: options.purpose ?? `${role} of the hub`,
    role,
    scopes,
    org: org ?? null,
    networks,
    countries,
    operations: operations ?? null,
    breakGlass: null,
    expiresAt: issuedAt + days * DAY,
  };
}

type Named = readonly [option: string, id: string, kinds: readonly string[]];

async function refuseUnknown(
  store: Store,
  { org, networks, countries }: { org?: string; networks: readonly string[]; countries: readonly string[] },
): Promise<void> {
  const named: readonly Named[] = [
    ...(org === undefined ? [] : [["--org", org, ACTOR_LABELS] as const]),
    ...networks.map((id) => ["--networks", id, ["Network"]] as const),
    ...countries.map((id) => ["--countries", id, ["State"]] as const),
  ];
  const kinds = await store.access.kindsOf(named.map(([, id]) => id));
  for (const [option, id, allowed] of named) {
    const kind = kinds.get(id);
    const wanted = allowed.map((label) => label.toLowerCase()).join(", ");
    if (kind === undefined)
      throw new LiaisonError("NOT_FOUND", `${option}: there is no record ${id}; give the id of a ${wanted}.`);
    if (!allowed.includes(kind))
      throw new LiaisonError(
        "BAD_USER_INPUT",
        `${option}: ${id} is a ${kind.toLowerCase()}; give the id of a ${wanted}.`,
      );
  }
}

function passport({ id, subject, role, org, scopes, networks, countries, operations, expiresAt }: TokenRecord): string {
  const lines: readonly (readonly [string, string])[] = [
    ["id", id],
    ["for", subject],
    ["role", role ?? "–"],
    ["organisation", org ?? "none"],
    ["may", scopes.join(", ") || "what everyone may do"],
    ["networks", networks.join(", ") || "none"],
    ["countries", countries.join(", ") || "not narrowed"],
    ["operations", operations?.join(", ") ?? "not limited"],
    ["until", expiresAt],
  ];
  return lines.map(([name, value]) => `  ${name.padEnd(13)}${value}`).join("\n");
}

/** Lists the tokens that were issued, newest first. */
export function listTokens({ json = false }: { json?: boolean }, streams: Streams): Promise<ExitCode> {
  return withStore({ streams, json }, async ({ store }) => {
    const { items } = await store.access.tokens("all", { first: MOST });
    if (json) return { text: asJson(items) };
    if (items.length === 0) return { text: "No token was issued yet; liaison token issue --help shows how.\n" };
    const rows = items.map((token) => [token.id, token.role ?? "–", token.org ?? "–", stateOf(token), token.subject]);
    return { text: table([["id", "role", "organisation", "until", "for"], ...rows]) };
  });
}

const stateOf = ({ revokedAt, expiresAt }: TokenRecord): string =>
  revokedAt === null ? expiresAt.slice(0, 16) : `revoked ${revokedAt.slice(0, 16)}`;

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** Revokes a token; it ends within five seconds in every process. */
export function revokeToken(
  id: string,
  { reason, json = false }: { reason?: string; json?: boolean },
  streams: Streams,
): Promise<ExitCode> {
  return withStore({ streams, json }, async ({ store }) => {
    const token = await store.access.revoke(id, { kind: "TOKEN_REVOKED", ...OPERATOR, records: [id], detail: reason });
    if (!token) throw new LiaisonError("NOT_FOUND", `There is no token ${id}; liaison token list shows them.`);
    return { text: json ? asJson(token) : `Revoked ${id}; it ends within five seconds everywhere.\n` };
  });
}

/** Makes a new signing key; with `dropOld` every token issued so far ends now. */
export function rotateKeys(
  { dropOld = false, json = false }: { dropOld?: boolean; json?: boolean },
  streams: Streams,
): Promise<ExitCode> {
  return withStore({ streams, json }, async ({ environment, store }) => {
    const keyring = await openKeyring(environment.dataDir);
    const { kid } = await keyring.rotate({ dropOld });
    const note = { kind: "KEYS_ROTATED", ...OPERATOR, detail: dropOld ? `${kid}; older keys dropped` : kid } as const;
    // A process that has not seen the new keys yet must not issue one more token with an old one.
    await (dropOld ? store.access.revokeIssued(note) : store.access.note(note));
    const older = dropOld
      ? "Tokens issued before are no longer valid."
      : "Tokens issued before stay valid until they end.";
    return { text: json ? asJson({ kid, dropOld }) : `New tokens are signed with the key ${kid}. ${older}\n` };
  });
}
