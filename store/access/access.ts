/** Tokens and the audit in Neo4j, beside the graph. */
import { ownJson } from "../../domain/ownJson";
import { END_OF_TIME } from "../../domain/time/partialDate";
import type {
  AccessPage,
  AccessPageRequest,
  AccessStore,
  AuditEntry,
  AuditFilter,
  AuditNote,
  ChainVerification,
  TokenFilter,
  TokenRecord,
  TokenStanding,
  TokenUse,
} from "../port/access";
import { appending, chainsOf, takeHead, type Chain } from "../journal/chain";
import { Batches } from "./batches";
import { today } from "../port/clock";
import { visibleToOrganisation } from "../cypher/visibility";
import type { Connection, Run } from "../neo4j/connection";
import type { HeadKeeper } from "../journal/heads";
import { inversesOf } from "../../model";
import { randomId } from "../port/randomId";
import { timedPage } from "./timedPage";
import { admitIssued, firstOf, hasEndedAbove } from "./tokenLine";
import { verifyChain } from "../journal/verifyChain";

/** Of a term that is known only by a year that names another term too nobody knows whether it holds today. */
const ALONE = `NOT (c.isKnownByYear IS NOT NULL AND EXISTS { MATCH (network)<-[:CHAIR_OF]-(rival:ChairTerm {year: c.year}) WHERE rival.id <> c.id })`;
/** The day goes in as a parameter: what holds is decided by the model’s period bounds, as with `asOf`. */
const HOLDS = (node: string) => `${node}.certainFrom <= $today AND ${node}.certainUntil > $today`;
/** Nothing rests on a membership, a term or a designation that the organisation itself may not see. */
const COUNTS = (node: string, networks: string) =>
  `${HOLDS(node)} AND ${visibleToOrganisation(node, "$org", networks)}`;
const STANDING = `OPTIONAL MATCH (t:Token {id: $id})
WITH t, COLLECT { MATCH (:Record {id: $org})<-[:OF_MEMBER]-(m:Membership)-[:IN_NETWORK]->(network:Network)
  WHERE m.status IN $fullMember AND ${COUNTS("m", "[network.id]")} RETURN DISTINCT network.id } AS memberOf
RETURN memberOf, CASE WHEN t IS NULL THEN 'UNKNOWN' WHEN t.revokedAt IS NOT NULL THEN 'REVOKED'
  WHEN ${hasEndedAbove("t")} THEN 'ENDED' ELSE 'LIVE' END AS state,
coalesce(t.org, t.issuedFor, CASE WHEN t.isExternal THEN 'subject ' + t.subject ELSE ${firstOf("t")} END) AS client,
COLLECT { MATCH (:Record {id: $org})<-[:CHAIRED_BY]-(c:ChairTerm)-[:CHAIR_OF]->(network:Network) WHERE ${COUNTS("c", "memberOf")} AND ${ALONE} RETURN network.id
  UNION MATCH (:Record {id: $org})<-[:DESIGNATES]-(d:Delegation)-[:WITHIN_TERM]->(c:ChairTerm)-[:CHAIR_OF]->(network:Network)
  WHERE ${COUNTS("d", "memberOf")} AND ${COUNTS("c", "memberOf")} AND ${ALONE} RETURN network.id } AS actsFor`;

const KEEP = `MERGE (t:Token {id: $token.id}) ON CREATE SET t = $token WITH t
OPTIONAL MATCH (issuer:Token {id: t.issuedWith})
FOREACH (one IN CASE WHEN issuer IS NULL THEN [] ELSE [issuer] END | MERGE (t)-[:ISSUED_WITH]->(one))
RETURN t{.*} AS token`;
const KEPT_WITH_KEY = `MERGE (a:Applied {key: $key}) ON CREATE SET a.tokenId = $token.id, a.at = $token.issuedAt RETURN a.tokenId AS id`;
const REVOKE = `MATCH (t:Token {id: $id}) WITH t, t.revokedAt IS NULL AS isNew
SET t.revokedAt = coalesce(t.revokedAt, $at), t.revokedBy = coalesce(t.revokedBy, $by) RETURN t{.*} AS token, isNew`;
const REVOKE_ISSUED = `MATCH (t:Token) WHERE NOT t.isExternal AND t.revokedAt IS NULL AND t.expiresAt > $at
SET t.revokedAt = $at, t.revokedBy = $by`;
const KEEP_EXTERNAL = "MERGE (t:Token {id: $token.id}) ON CREATE SET t = $token";
const NOTE_USES = `UNWIND $uses AS use MATCH (t:Token {id: use.id})
SET t.uses = coalesce(t.uses, 0) + use.uses,
  t.lastUsedAt = CASE WHEN coalesce(t.lastUsedAt, '') > use.lastUsedAt THEN t.lastUsedAt ELSE use.lastUsedAt END`;

/** Statuses of those in the list `Network.members`. */
const FULL_MEMBER = inversesOf("Network").find(({ name }) => name === "members")?.only?.values ?? [];

interface Stored extends Record<string, unknown> {
  readonly token: Partial<TokenRecord> & Pick<TokenRecord, "id">;
}

/** Implements `AccessStore` over one connection. */
export class GraphAccess implements AccessStore {
  readonly #audit: Chain;
  /** One transaction at a time: each would wait for the head of the chain, and hold a connection while it waits. */
  readonly #notes = new Batches<AuditNote>((notes) => this.#writeNoted((_run, append) => append(...notes)));
  readonly #chains: readonly Chain[];

  constructor(
    private readonly connection: Connection,
    journalKey: Buffer,
    private readonly heads: HeadKeeper,
  ) {
    const { audit, journal } = chainsOf(journalKey);
    this.#audit = audit;
    this.#chains = [journal, audit];
  }

  async standingOf({ id, org }: { id: string; org: string | null }): Promise<TokenStanding> {
    const now = new Date().toISOString();
    const parameters = { id, org: org ?? "", now, today: today(), fullMember: FULL_MEMBER };
    const [standing] = await this.connection.read<TokenStanding & Record<string, unknown>>({
      text: STANDING,
      parameters,
    });
    return standing ?? { state: "UNKNOWN", client: null, memberOf: [], actsFor: [] };
  }

  async token(id: string, filter: TokenFilter = "all"): Promise<TokenRecord | null> {
    const { match, parameters } = tokensOf(filter);
    const text = `${match} AND t.id = $id RETURN t{.*} AS token`;
    const [stored] = await this.connection.read<Stored>({ text, parameters: { ...parameters, id } });
    return stored ? tokenOf(stored.token) : null;
  }

  async tokens(filter: TokenFilter, page: AccessPageRequest): Promise<AccessPage<TokenRecord>> {
    const { match, parameters } = tokensOf(filter);
    const found = await timedPage<Stored>(
      this.connection,
      { match, node: "t", time: "issuedAt", parameters, item: "token: t{.*}" },
      page,
    );
    return { ...found, items: found.items.map(({ token }) => tokenOf(token)) };
  }

  async keep(token: TokenRecord, note: AuditNote, key?: string): Promise<TokenRecord> {
    return this.#writeNoted(async (run, append) => {
      const id = key === undefined ? token.id : await keptWith(run, key, token);
      const isNew = id === token.id;
      if (isNew) await append(note);
      const issuedFor = isNew && token.issuedWith !== null ? await admitIssued(run, token) : token.issuedFor;
      const parameters = { token: { ...token, id, issuedFor } };
      const [stored] = await run<Stored>({ text: KEEP, parameters });
      return tokenOf(stored?.token ?? token);
    });
  }

  async keepExternal(token: TokenRecord): Promise<void> {
    await this.connection.write((run) => run({ text: KEEP_EXTERNAL, parameters: { token } }));
  }

  async revoke(id: string, note: AuditNote): Promise<TokenRecord | null> {
    return this.#writeNoted(async (run, append) => {
      const parameters = { id, at: new Date().toISOString(), by: note.subject };
      const [revoked] = await run<Stored & { isNew: boolean }>({ text: REVOKE, parameters });
      if (!revoked) return null;
      if (revoked.isNew) await append(note);
      return tokenOf(revoked.token);
    });
  }

  async revokeIssued(note: AuditNote): Promise<void> {
    await this.#writeNoted(async (run, append) => {
      await append(note);
      await run({ text: REVOKE_ISSUED, parameters: { at: new Date().toISOString(), by: note.subject } });
    });
  }

  async kindsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const text = "MATCH (n:Record) WHERE n.id IN $ids RETURN n.id AS id, n.label AS label";
    const found = await this.connection.read<{ id: string; label: string }>({ text, parameters: { ids } });
    return new Map(found.map(({ id, label }) => [id, label]));
  }

  async standingTokens(): Promise<number> {
    const text = `MATCH (t:Token) WHERE t.revokedAt IS NULL AND t.expiresAt > $now AND NOT coalesce(t.isExternal, false)
RETURN count(t) AS count`;
    const parameters = { now: new Date().toISOString() };
    const [found] = await this.connection.read<{ count: number }>({ text, parameters });
    return found?.count ?? 0;
  }

  async noteUses(uses: readonly TokenUse[]): Promise<void> {
    if (uses.length > 0) await this.connection.write((run) => run({ text: NOTE_USES, parameters: { uses } }), "NOTES");
  }

  note(note: AuditNote): Promise<void> {
    return this.#notes.add(note);
  }

  async auditEntries(filter: AuditFilter, page: AccessPageRequest): Promise<AccessPage<AuditEntry>> {
    const own = "e.tokenId = $tokenId OR $org IN e.concerns OR ($manages AND e.org = $org)";
    const match = `MATCH (e:AuditEvent) WHERE ${filter === "all" ? "true" : own}`;
    const parameters = filter === "all" ? {} : { ...filter, org: filter.org ?? "" };
    const found = await timedPage<StoredEntry>(
      this.connection,
      {
        match,
        node: "e",
        time: "at",
        parameters,
        item: "sequence: e.sequence, mac: e.mac, previous: e.previous, content: e.content",
      },
      page,
    );
    return { ...found, items: found.items.map(entryOf) };
  }

  async verify(report: (done: number, total: number) => void): Promise<ChainVerification> {
    const [counted] = await this.connection.read<{ total: number }>({
      text: "OPTIONAL MATCH (j:Journal) RETURN coalesce(sum(j.sequence), 0) AS total",
    });
    let done = 0;
    const checked = [];
    for (const chain of this.#chains) {
      const hear = (entries: number) => report((done += entries), Math.max(done, counted?.total ?? 0));
      checked.push(await verifyChain({ connection: this.connection, heads: this.heads }, chain, hear));
    }
    return { chains: checked.map((one) => one.report), problems: checked.flatMap(({ problems }) => problems) };
  }

  /** Runs work in one transaction in which notes can be appended; the new head is told once it is committed. */
  async #writeNoted<T>(
    work: (run: Run, append: (...notes: readonly AuditNote[]) => Promise<void>) => Promise<T>,
  ): Promise<T> {
    let head;
    let entries: readonly NewEntry[] | undefined;
    const transaction = (run: Run) =>
      work(run, async (...notes) => {
        // A transaction is repeated when the answer to its commit was lost; then it may have been done.
        if (entries && (await areAppended(run, entries))) return;
        entries ??= notes.map(entryFor);
        const taken = await takeHead(run, this.#audit, entries.at(-1)?.at ?? "");
        const { head: next, statement } = appending({ chain: this.#audit, head: taken }, entries);
        await run(statement);
        head = next;
      });
    const result = await this.connection.write(transaction, "NOTES");
    if (head) this.heads.advance("audit", head);
    return result;
  }
}

/** The tokens `t` of a filter, as a clause that more conditions can follow. */
function tokensOf(filter: TokenFilter): { match: string; parameters: Record<string, string> } {
  if (filter === "all") return { match: "MATCH (t:Token) WHERE true", parameters: {} };
  if ("org" in filter)
    return { match: "MATCH (t:Token) WHERE (t.org = $org OR t.issuedFor = $org)", parameters: { ...filter } };
  return {
    match: "MATCH (:Token {id: $issuedWith})<-[:ISSUED_WITH*1..]-(t:Token) WHERE true",
    parameters: { ...filter },
  };
}

/** The id of the token that was kept first with this key. */
async function keptWith(run: Run, key: string, token: TokenRecord): Promise<string> {
  const [applied] = await run<{ id: string }>({ text: KEPT_WITH_KEY, parameters: { key: `token/${key}`, token } });
  return applied?.id ?? token.id;
}

/** Neo4j keeps no empty values, so they are put back. */
function tokenOf(stored: Partial<TokenRecord> & Pick<TokenRecord, "id">): TokenRecord {
  return { ...NO_TOKEN, ...stored };
}

const NO_TOKEN: Omit<TokenRecord, "id"> = {
  subject: "",
  role: null,
  org: null,
  scopes: [],
  networks: [],
  countries: [],
  purpose: "",
  operations: null,

  breakGlass: null,
  issuedAt: "",
  issuedBy: "",
  issuedWith: null,
  issuedFor: null,
  expiresAt: END_OF_TIME,
  revokedAt: null,
  revokedBy: null,
  isExternal: false,
  uses: 0,
  lastUsedAt: null,
};

interface StoredEntry extends Record<string, unknown> {
  readonly sequence: number;
  readonly mac: string;
  readonly previous: string;
  readonly content: string;
}

function entryOf({ sequence, mac, previous, content }: StoredEntry): AuditEntry {
  return { ...ownJson<AuditEntry>(content), sequence, hash: mac, previousHash: previous };
}

type NewEntry = ReturnType<typeof entryFor>;

/** Entries of one transaction are there together or not at all. */
async function areAppended(run: Run, [first]: readonly NewEntry[]): Promise<boolean> {
  const text = "MATCH (e:AuditEvent {id: $id}) RETURN e.id AS id";
  return (await run({ text, parameters: { id: first?.id } })).length > 0;
}

function entryFor(note: AuditNote) {
  const at = new Date().toISOString();
  const id = randomId("audit-");
  const { kind, subject, tokenId, org, records = [], fields = [], detail = null, concerns = [] } = note;
  return { id, at, kind, subject, tokenId, org, records, fields, detail, concerns };
}
