/** Types of tokens, of whoever asks, and of the audit. */
import { ID, Int } from "type-graphql";
import { AUDIT_KINDS } from "../../store/port";
import type { Kit } from "../shared/build";
import { declareFields, declareObject, type TypeClass } from "../shared/declare";
import { DateTimeScalar } from "../shared/scalars";
import { declareConnection } from "../shared/timedLists";

/** The classes of the subgraph. */
export interface AccessTypes {
  readonly token: TypeClass;
  readonly tokens: TypeClass;
  readonly viewer: TypeClass;
  readonly events: TypeClass;
  readonly payload: TypeClass;
  readonly revoked: TypeClass;
}

export function declareAccess(kit: Kit): AccessTypes {
  const token = tokenType(kit);
  const payload = declareFields(declareObject("TokenPayload", { description: "A token that was just issued." }), [
    ["token", () => token, "Its passport."],
    ["jwt", () => String, "The token itself. It is shown once and kept nowhere; send it as Authorization: Bearer …"],
  ]);
  const revoked = declareFields(declareObject("RevokeTokenPayload", { description: "A token that is revoked." }), [
    ["token", () => token, "Its passport; empty where there is none that may be revoked.", "null"],
  ]);
  const events = declareConnection(kit, eventType(kit), "AuditEvent", "Entries of the audit, newest first.");
  return {
    token,
    payload,
    revoked,
    events,
    viewer: viewerType(kit, token),
    tokens: declareConnection(kit, token, "Token", "Tokens, newest first."),
  };
}

function tokenType({ types, records }: Kit): TypeClass {
  const visibility = types.enumeration("Visibility");
  return declareFields(
    declareObject("Token", {
      description: "The passport of a token: for whom and what it is, what it opens, how long, and how it was used.",
    }),
    [
      ["id", () => ID, "Id of the token (`jti`)."],
      ["subject", () => String, "Who holds it (`sub`)."],
      ["role", () => String, "Role it was issued for; what it may do is in `scopes`.", "null"],
      ["organisation", () => records.actor, "Organisation it acts for.", "null"],
      ["purpose", () => String, "What it is for."],
      ["scopes", () => String, "What it may do beyond what everyone may.", "list"],
      ["classes", () => visibility, "Visibility classes of which it can open records.", "list"],
      ["networks", () => records.of("Network"), "Networks whose PARTNERS records it opens.", "list"],
      ["countries", () => records.of("State"), "Countries it is narrowed to; none: not narrowed.", "list"],
      ["operations", () => String, "Root fields it is limited to; null: not limited.", "list?"],
      ["breakGlassFor", () => records.actor, "Organisation with whose eyes it sees (break-glass).", "null"],
      ["issuedAt", () => DateTimeScalar, "When it was issued; of a provider’s token, when it was seen first."],
      ["issuedBy", () => String, "Who issued it."],
      ["expiresAt", () => DateTimeScalar, "When it ends."],
      ["revokedAt", () => DateTimeScalar, "When it was revoked.", "null"],
      ["isExternal", () => Boolean, "Issued by an OpenID Connect provider."],
      ["uses", () => Int, "Requests made with it, as far as they are counted; some seconds late."],
      ["lastUsedAt", () => DateTimeScalar, "When it was used last; some seconds late.", "null"],
    ],
  );
}

function viewerType({ types, records }: Kit, token: TypeClass): TypeClass {
  const visibility = types.enumeration("Visibility");
  return declareFields(declareObject("Viewer", { description: "Whoever asks, as the hub sees it." }), [
    ["subject", () => String, "`anonymous`, or who holds the token."],
    ["role", () => String, "Role of the token.", "null"],
    ["organisation", () => records.actor, "Organisation the token acts for.", "null"],
    ["scopes", () => String, "What may be done beyond what everyone may.", "list"],
    ["classes", () => visibility, "Visibility classes of which records can be seen.", "list"],
    ["operations", () => String, "Root fields the token is limited to; null: not limited.", "list?"],
    [
      "manages",
      () => records.of("Network"),
      "Networks for which it acts today, as chair or by designation (D13, D14).",
      "list",
    ],
    ["token", () => token, "The passport of the token; empty for anonymous.", "null"],
  ]);
}

function eventType({ types, records }: Kit): TypeClass {
  const kind = types.enumeration("AuditKind", { description: "What is noted in the audit.", values: AUDIT_KINDS });
  return declareFields(
    declareObject("AuditEvent", { description: "An entry of the audit: who did what, and when; never what was read." }),
    [
      ["id", () => ID, "Id of the entry."],
      ["at", () => DateTimeScalar, "When."],
      ["kind", () => kind, "What."],
      ["subject", () => String, "Who."],
      ["tokenId", () => ID, "With which token.", "null"],
      ["organisation", () => records.actor, "For which organisation.", "null"],
      ["records", () => ID, "Ids of the records or tokens it is about.", "list"],
      ["fields", () => String, "Fields it is about, such as Project.budgetAmount.", "list"],
      ["detail", () => String, "The reason given, or what became of it.", "null"],
      ["sequence", () => Int, "Number of the entry; entries are numbered without gaps.", "null"],
      ["hash", () => String, "MAC of the entry, hexadecimal; it covers the one before.", "null"],
      ["previousHash", () => String, "MAC of the entry before.", "null"],
    ],
  );
}
