/** What a token grants, as claims and as data. */
import { z } from "zod";
import { OPERATOR_ONLY_SCOPES, scopesIn, type Scope } from "../../domain/access/scopes";
import type { RowGrant } from "../viewer";

/** What the holder of a token may do, for what purpose, and for how long. */
export interface Grant extends RowGrant {
  readonly subject: string;
  readonly role: string | null;
  readonly purpose: string;
  /** Root fields the token is limited to; null: all. */
  readonly operations: readonly string[] | null;
  /** Organisation with whose eyes a break-glass token sees. */
  readonly breakGlass: string | null;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

const ids = z.array(z.string().min(1).max(200)).max(200);
/** An empty list of countries, or null for one of the limits, could be read as no limit; such a token is not valid. */
const CLAIMS = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  scope: z.string().max(2_000).default(""),
  role: z.string().max(50).nullish(),
  org: z.string().min(1).max(200).nullish(),
  purpose: z.string().max(500).default(""),
  networks: ids.default([]),
  countries: ids.min(1).optional(),
  operations: ids.optional(),
  break_glass: z.string().min(1).max(200).nullish(),
});

/** What claims grant; undefined where one of them has another form. Unknown scopes grant nothing. */
export function grantOf(claims: unknown): Grant | undefined {
  const { success, data } = CLAIMS.safeParse(claims);
  if (!success) return undefined;
  return {
    subject: data.sub,
    role: data.role ?? null,
    scopes: scopesIn(data.scope),
    org: data.org ?? null,
    purpose: data.purpose,
    networks: data.networks,
    countries: data.countries ?? [],
    operations: data.operations ?? null,
    breakGlass: data.break_glass ?? null,
    expiresAt: data.exp,
  };
}

/** The claims of a grant, without those that every token has. */
export function claimsOf(grant: Grant): Record<string, unknown> {
  const { subject, role, scopes, org, purpose, networks, countries, operations, breakGlass, expiresAt } = grant;
  return {
    sub: subject,
    exp: expiresAt,
    scope: scopes.join(" "),
    purpose,
    ...(role !== null && { role }),
    ...(org !== null && { org }),
    ...(networks.length > 0 && { networks }),
    ...(countries.length > 0 && { countries }),
    ...(operations !== null && { operations }),
    ...(breakGlass !== null && { break_glass: breakGlass }),
  };
}

/** The ways in which a grant exceeds that of its issuer, a sentence each; empty when it is no broader and no longer-lived. */
export function broaderThan(issuer: Grant, asked: Grant): readonly string[] {
  const lacking: readonly Scope[] = asked.scopes.filter((scope) => !issuer.scopes.includes(scope));
  const unpassable = asked.scopes.filter((scope) => OPERATOR_ONLY_SCOPES.includes(scope));
  const foreign = asked.networks.filter((network) => !issuer.networks.includes(network));
  return [
    ...(lacking.length > 0 ? [`Your own token lacks ${lacking.join(", ")}.`] : []),
    ...(unpassable.length > 0 ? [`Only the operator gives ${unpassable.join(", ")}.`] : []),
    ...(asked.org !== null && asked.org !== issuer.org ? [`Your own token does not act for ${asked.org}.`] : []),
    ...(foreign.length > 0 ? [`Your own token does not name ${foreign.join(", ")}.`] : []),
    ...beyondCountries(issuer, asked),
    ...beyondOperations(issuer, asked),
    ...(asked.breakGlass !== null ? ["Break-glass access is asked for with breakGlass."] : []),
    ...(asked.expiresAt > issuer.expiresAt
      ? [`Your own token ends ${dayOf(issuer.expiresAt)}; choose fewer days.`]
      : []),
  ];
}

/** Countries narrow what is seen, but with `network:read` they open PARTNERS rows for them too. */
function beyondCountries(issuer: Grant, asked: Grant): readonly string[] {
  if (issuer.countries.length === 0) {
    const opens = asked.countries.length > 0 && asked.scopes.includes("network:read");
    return opens ? [`Your own token does not name ${asked.countries.join(", ")}.`] : [];
  }
  const isWithin = asked.countries.length > 0 && asked.countries.every((country) => issuer.countries.includes(country));
  return isWithin ? [] : [`Your own token is narrowed to ${issuer.countries.join(", ")}.`];
}

function beyondOperations({ operations }: Grant, asked: Grant): readonly string[] {
  if (operations === null || asked.operations?.every((one) => operations.includes(one))) return [];
  return [`Your own token is limited to ${operations.join(", ")}.`];
}

const dayOf = (seconds: number): string =>
  `on ${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " at ")} UTC`;
