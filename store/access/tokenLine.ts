/** How a token stands by the tokens it comes from: the one with which it was issued, and so on up to one of the operator. */
import { LiaisonError } from "../../domain/errors";
import { MOST_LIVE_TOKENS } from "../../domain/access/tokenLife";
import type { TokenRecord } from "../port/access";
import type { Run } from "../neo4j/connection";

/** It was issued with a token of which nothing is known. */
const hasNoParent = (token: string): string =>
  `(${token}.issuedWith IS NOT NULL AND NOT EXISTS { (${token})-[:ISSUED_WITH]->() })`;

const hasEndedItself = (token: string): string => `${token}.revokedAt IS NOT NULL OR ${token}.expiresAt <= $now`;

/**
 * Whether one of the tokens that a token comes from does not hold, as a Cypher expression; `$now`: ISO 8601, UTC. Those of a provider
 * never do: it can’t let anyone issue tokens.
 */
export const hasEndedAbove = (token: string): string =>
  `(${hasNoParent(token)} OR EXISTS { (${token})-[:ISSUED_WITH*1..]->(one:Token)
  WHERE ${hasEndedItself("one")} OR one.isExternal OR ${hasNoParent("one")} })`;

/** Id of the first token of its line, as a Cypher expression. */
export const firstOf = (token: string): string =>
  `head(COLLECT { MATCH (${token})-[:ISSUED_WITH*0..]->(first:Token) WHERE NOT EXISTS { (first)-[:ISSUED_WITH]->() } RETURN first.id })`;

const hasEnded = (token: string): string => `(${hasEndedItself(token)} OR ${hasEndedAbove(token)})`;

/** What the tokens of one organisation, or those that come from one token, are counted by. */
const ADMISSION = `MATCH (issuer:Token {id: $issuedWith})
MATCH (issuer)-[:ISSUED_WITH*0..]->(root:Token) WHERE NOT EXISTS { (root)-[:ISSUED_WITH]->() }
WITH issuer, root, coalesce($issuedFor, issuer.issuedFor) AS org
RETURN org, issuer.isExternal OR ${hasEnded("issuer")} AS hasEnded, CASE WHEN org IS NULL
  THEN COUNT { (root)<-[:ISSUED_WITH*1..]-(t:Token) WHERE t.id <> $id AND NOT ${hasEnded("t")} }
  ELSE COUNT { (t:Token {issuedFor: org}) WHERE t.id <> $id AND NOT ${hasEnded("t")} } END AS live`;

/**
 * Lets a token be issued with another one, and resolves to the organisation for which it is: that of the issuer, or the one for
 * which the issuer was issued itself. The caller holds the head of the audit, so none is revoked or issued meanwhile.
 */
export async function admitIssued(run: Run, { id, issuedWith, issuedFor }: TokenRecord): Promise<string | null> {
  const parameters = { id, issuedWith, issuedFor, now: new Date().toISOString() };
  const [found] = await run<Admission>({ text: ADMISSION, parameters });
  if (!found || found.hasEnded)
    throw new LiaisonError("UNAUTHENTICATED", "The token has ended, so none can be issued with it.");
  if (found.live >= MOST_LIVE_TOKENS) throw new LiaisonError("RATE_LIMITED", TOO_MANY);
  return found.org;
}

interface Admission {
  readonly org: string | null;
  readonly hasEnded: boolean;
  readonly live: number;
}

const TOO_MANY = `At most ${MOST_LIVE_TOKENS} tokens of one organisation, or (without an organisation) from one token of the operator, can be live at a time; revoke some that are not needed, or wait until one ends.`;
