/** How tokens come to be and end; the rules are those of `policy`. */
import { LiaisonError } from "../../domain/errors";
import { LONGEST_TOKEN_DAYS } from "../../domain/access/tokenLife";
import { broaderThan, isScope, newToken, type Grant, type Scope, type Viewer } from "../../policy";
import { isActorLabel, type AuditActor, type TokenRecord } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { managedTokens } from "./listing";
import type { BreakGlassInput, IssueTokenInput, RevokeTokenInput } from "./inputs";

/** A new token with its text, which is returned only once. */
export interface Issued {
  readonly token: TokenRecord;
  readonly jwt: string;
}

const DAY = 86_400;
const DAYS = { standard: 30, most: LONGEST_TOKEN_DAYS } as const;
const MINUTES = { standard: 15, most: 60 } as const;
const RESERVED = new Set(["anonymous", "operator", "provider"]);
const LONGEST = { subject: 200, purpose: 500 } as const;

/** Issues a token that is no broader than the viewer’s own. FORBIDDEN names every way in which it would be. */
export async function issueToken(input: IssueTokenInput, context: SubgraphContext): Promise<Issued> {
  const {
    viewer,
    services: { access },
  } = context;
  const now = Math.floor(Date.now() / 1000);
  const days = within(input.days ?? DAYS.standard, DAYS.most, "days");
  const own = ownGrant(viewer);
  // A standard period must not keep someone from issuing a token who has fewer days left.
  const expiresAt = input.days == null ? Math.min(now + days * DAY, own.expiresAt) : now + days * DAY;
  const grant: Grant = {
    subject: subjectOf(input),
    purpose: text(input.purpose, "purpose"),
    role: null,
    scopes: scopesOf(input.scopes),
    org: input.organisation ?? null,
    networks: input.networks ?? [],
    countries: limitOf(input.countries, "countries") ?? [],
    operations: limitOf(input.operations, "operations"),
    breakGlass: null,
    expiresAt,
  };
  const reasons = broaderThan(own, grant);
  if (reasons.length > 0)
    throw new LiaisonError("FORBIDDEN", `The token would be broader than your own. ${reasons.join(" ")}`, {
      reasons,
      field: "Mutation.issueToken",
    });
  const token = newToken(grant, issuerOf(viewer, now));
  // Under a key of the viewer’s own token: nobody is given the token of another by guessing a key.
  const key = input.idempotencyKey == null ? undefined : `${viewer.tokenId}/${input.idempotencyKey}`;
  const record = await access.store.keep(token, issuedNote(viewer, token.id, grant), key);
  return signed(record, grant, context);
}

/** A repetition gives what was kept first, so what is signed is what is kept. */
async function signed(record: TokenRecord, grant: Grant, { services: { access } }: SubgraphContext): Promise<Issued> {
  const { subject, purpose, org, networks, countries, operations } = record;
  const asked = [
    grant.subject,
    grant.purpose,
    grant.scopes,
    grant.org,
    grant.networks,
    grant.countries,
    grant.operations,
  ];
  if (JSON.stringify(asked) !== JSON.stringify([subject, purpose, record.scopes, org, networks, countries, operations]))
    throw new LiaisonError("CONFLICT", "This idempotency key was used for another token; use a new key.", {
      argument: "idempotencyKey",
    });
  const expiresAt = Date.parse(record.expiresAt) / 1000;
  return {
    token: record,
    jwt: await access.sign({ ...grant, expiresAt }, record.id, Date.parse(record.issuedAt) / 1000),
  };
}

/**
 * Gives an operator for a while a token that sees what one organisation sees, can do nothing else, and is limited to the countries and
 * operations of the operator’s own.
 */
export async function breakGlass(input: BreakGlassInput, context: SubgraphContext): Promise<Issued> {
  const {
    viewer,
    services: { access },
    reader,
  } = context;
  const minutes = within(input.minutes ?? MINUTES.standard, MINUTES.most, "minutes");
  const reason = text(input.reason, "purpose", "reason");
  const [row] = await reader.byIds([input.organisation]);
  if (!row || !isActorLabel(row.label))
    throw new LiaisonError("NOT_FOUND", `There is no organisation ${input.organisation}.`);
  const now = Math.floor(Date.now() / 1000);
  const grant: Grant = {
    subject: viewer.subject,
    role: "break-glass",
    scopes: ["own:read"],
    org: null,
    purpose: reason,
    networks: [],
    countries: viewer.countries,
    operations: viewer.operations,
    breakGlass: row.id,
    expiresAt: Math.min(now + minutes * 60, viewer.expiresAt ?? 0),
  };
  const note = { kind: "BREAK_GLASS_GRANTED", ...actorOf(viewer), detail: reason, concerns: [row.id] } as const;
  const record = await access.store.keep(newToken(grant, issuerOf(viewer, now)), note);
  return { token: record, jwt: await access.sign(grant, record.id, now) };
}

/** Revokes the viewer’s own token, or one it manages; null for all others, as for one that does not exist. */
export async function revokeToken(
  { id, reason }: RevokeTokenInput,
  { viewer, services: { access } }: SubgraphContext,
): Promise<TokenRecord | null> {
  const managed = id === viewer.tokenId ? "all" : managedTokens(viewer);
  if (managed === null || !(await access.store.token(id, managed))) return null;
  return access.store.revoke(id, {
    kind: "TOKEN_REVOKED",
    ...actorOf(viewer),
    records: [id],
    detail: reason ?? undefined,
  });
}

const issuerOf = ({ subject, tokenId, org }: Viewer, now: number) => ({
  issuedBy: subject,
  issuedAt: now,
  issuedWith: tokenId,
  issuedFor: org,
});

const actorOf = ({ subject, tokenId, org }: Viewer): AuditActor => ({ subject, tokenId, org });

const issuedNote = (viewer: Viewer, id: string, { subject, scopes }: Grant) =>
  ({ kind: "TOKEN_ISSUED", ...actorOf(viewer), records: [id], detail: `for ${subject}: ${scopes.join(" ")}` }) as const;

/** What the viewer’s own token grants; what it is for is not compared. */
function ownGrant({
  subject,
  role,
  scopes,
  org,
  networks,
  countries,
  operations,
  breakGlass,
  expiresAt,
}: Viewer): Grant {
  const limits = { networks, countries, operations, breakGlass, expiresAt: expiresAt ?? 0 };
  return { subject, role, scopes, org, purpose: "", ...limits };
}

/** An empty list could be read as no limit, so it is none of the two. */
function limitOf(given: readonly string[] | null | undefined, argument: string): readonly string[] | null {
  if (given?.length === 0)
    throw new LiaisonError("BAD_USER_INPUT", `${argument} must name at least one; leave it out for no limit.`, {
      argument,
    });
  return given ?? null;
}

function scopesOf(names: readonly string[]): readonly Scope[] {
  const unknown = names.filter((name) => !isScope(name));
  if (unknown.length > 0)
    throw new LiaisonError(
      "BAD_USER_INPUT",
      `There is no scope ${unknown.join(", ")}; docs/permissions.md lists them.`,
      {
        argument: "scopes",
      },
    );
  return [...new Set(names.filter(isScope))];
}

/** Nobody passes for the operator or for those without a token. */
function subjectOf({ subject }: IssueTokenInput): string {
  const given = text(subject, "subject");
  if (!RESERVED.has(given.toLowerCase())) return given;
  throw new LiaisonError("BAD_USER_INPUT", `subject must not be ${JSON.stringify(given)}, which means someone else.`, {
    argument: "subject",
  });
}

function within(asked: number, most: number, argument: string): number {
  if (asked >= 1 && asked <= most) return asked;
  throw new LiaisonError("BAD_USER_INPUT", `${argument} must be 1 to ${most}.`, { argument });
}

function text(given: string, limit: keyof typeof LONGEST, argument: string = limit): string {
  const trimmed = given.trim();
  if (trimmed !== "" && trimmed.length <= LONGEST[limit]) return trimmed;
  throw new LiaisonError("BAD_USER_INPUT", `${argument} must have 1 to ${LONGEST[limit]} characters.`, { argument });
}
