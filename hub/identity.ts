/** Who asks, and what is noted of it: keys, tokens, their uses and the audit, put together for a server. */
import { openAnalysis } from "../analysis";
import type { Environment } from "../config/environment";
import { openKeyring, type Keyring } from "../config/signingKeys";
import {
  type Authenticate,
  createAuthenticator,
  type Grant,
  HubKeys,
  newToken,
  OidcProvider,
  renewViewer,
  type RefusedToken,
  signAccessToken,
  type Standing,
  tokenEnded,
  type VerifiedToken,
  type Viewer,
} from "../policy";
import type { AuditActor, NoteConfidential, Store, TokenRecord, TokenUse } from "../store/port";
import { createContext, type Services } from "../subgraphs";

/** What a server needs to tell who asks. */
export interface Identity {
  readonly keyring: Keyring;
  readonly keys: HubKeys;
  readonly authenticate: Authenticate;
  /** The context of one request; rejects when it would have to be noted and can’t be. */
  createContext(viewer: Viewer): Promise<object>;
  /** Notes which fields were refused to a viewer with a token. */
  noteRefusal(viewer: Viewer, fields: readonly string[]): Promise<void>;
  /** Writes the uses of tokens that are not written yet. */
  flush(): Promise<void>;
  /** Writes them, ends analyses, and ends. */
  close(): Promise<void>;
}

/** How long it is remembered how a token stands, milliseconds; revocation takes effect within it. */
const STANDING_LIFE = 2_000;
const MOST_REMEMBERED = 10_000;
const WRITE_USES = 5_000;
/** A refused token is noted once within this time, so that nobody can fill the audit with one. */
const REFUSAL_LIFE = 60_000;

/**
 * Puts together who may ask, over the keys of the data folder and the tokens of the store. `argv`: arguments of node for the thread of
 * analyses, where it can’t take those of the process.
 */
export async function openIdentity(
  environment: Environment,
  store: Store,
  argv?: readonly string[],
): Promise<Identity> {
  const keyring = await openKeyring(environment.dataDir);
  const keys = new HubKeys(keyring);
  const uses = new Uses(store);
  const noted = new Remembered<void>(REFUSAL_LIFE);
  const standings = new Remembered<Standing>(STANDING_LIFE);
  const standingOf = (token: TokenOf) =>
    standings.of(`${token.id} ${token.org ?? ""}`, () => store.access.standingOf(token));
  const { oidc, allowsAnonymous } = environment;
  const authenticate = createAuthenticator({
    ...{ keys, allowsAnonymous, ...(oidc && { oidc: new OidcProvider(oidc) }) },
    standingOf,
    noteUse: (token) => uses.note(token),
    noteRefused: ({ why, ...token }: RefusedToken) =>
      noted.of(`${token.tokenId} ${why}`, () => store.access.note({ kind: "TOKEN_REFUSED", ...token, detail: why })),
  });
  const sign = (grant: Grant, id: string, issuedAt: number) => signAccessToken(keys, { id, grant, issuedAt });
  const analysis = openAnalysis({ execArgv: argv });
  const services: Services = {
    access: { store: store.access, sign },
    ...{ writer: store.writer, cursors: store.cursors, analysis },
    journalHead: () => store.journalHead(),
    readerFor: (viewer) => store.reader(viewer.viewpoint, confidentialReads(store, viewer)),
    renew: (viewer) => renewed(viewer, standingOf),
  };
  return {
    ...{ keyring, keys, authenticate, flush: () => uses.write() },
    async createContext(viewer) {
      if (viewer.breakGlass !== null) await store.access.note({ kind: "BREAK_GLASS_USED", ...actorOf(viewer) });
      return createContext(viewer, services);
    },
    noteRefusal: (viewer, fields) => store.access.note({ kind: "REFUSED", ...actorOf(viewer), fields }),
    close: () => analysis.close().then(() => uses.close()),
  };
}

type TokenOf = Parameters<Store["access"]["standingOf"]>[0];

/** A viewer whose request has lasted a while, as its token stands now. */
async function renewed(viewer: Viewer, standingOf: (token: TokenOf) => Promise<Standing>): Promise<Viewer> {
  const { tokenId, expiresAt, breakGlass, org } = viewer;
  if (tokenId === null) return viewer;
  if ((expiresAt ?? 0) * 1000 <= Date.now()) throw tokenEnded("expired");
  const standing = await standingOf({ id: tokenId, org: breakGlass ?? org });
  if (standing.isRevoked) throw tokenEnded("revoked");
  return renewViewer(viewer, standing);
}

/** Who a note is about; what is done with break-glass access concerns the organisation that is looked at. */
const actorOf = ({ subject, tokenId, org, breakGlass }: Viewer): AuditActor & { concerns: readonly string[] } => ({
  ...{ subject, tokenId, org },
  concerns: breakGlass === null ? [] : [breakGlass],
});

/** Notes each confidential record once per request. */
function confidentialReads(store: Store, viewer: Viewer): NoteConfidential {
  const known = new Set<string>();
  return async (ids) => {
    const records = ids.filter((id) => !known.has(id));
    if (records.length === 0) return;
    await store.access.note({ kind: "CONFIDENTIAL_READ", ...actorOf(viewer), records });
    records.forEach((id) => known.add(id));
  };
}

/** Remembers answers for a while; one that failed is asked for again. */
class Remembered<Value> {
  readonly #answers = new Map<string, { readonly answer: Promise<Value>; readonly until: number }>();

  constructor(private readonly life: number) {}

  of(key: string, ask: () => Promise<Value>): Promise<Value> {
    const known = this.#answers.get(key);
    if (known && known.until > performance.now()) return known.answer;
    const answer = ask();
    answer.catch(() => this.#answers.delete(key));
    if (this.#answers.size >= MOST_REMEMBERED) this.#answers.clear();
    this.#answers.set(key, { answer, until: performance.now() + this.life });
    return answer;
  }
}

/** Counts uses of tokens and writes them every few seconds, so that a request does not wait for it. */
class Uses {
  readonly #counted = new Map<string, TokenUse>();
  readonly #timer: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly store: Store) {
    this.#timer = setInterval(() => void this.write().catch(() => undefined), WRITE_USES).unref();
  }

  note({ id, grant, isExternal }: VerifiedToken): void {
    const lastUsedAt = new Date().toISOString();
    const uses = (this.#counted.get(id)?.uses ?? 0) + 1;
    this.#counted.set(id, { id, uses, lastUsedAt, ...(isExternal && { token: externalToken(id, grant, lastUsedAt) }) });
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.write();
  }

  /** One write after another, so that whoever waits for this one has waited for those before. */
  write(): Promise<void> {
    this.#writing = this.#writing
      .catch(() => undefined)
      .then(async () => {
        const uses = [...this.#counted.values()];
        this.#counted.clear();
        await this.store.access.noteUses(uses);
      });
    return this.#writing;
  }
}

/** A token that a provider issued, as it is kept from its first use on: so it can be looked at and revoked. */
const externalToken = (id: string, grant: Grant, seenAt: string): TokenRecord => ({
  ...newToken(grant, { issuedBy: "provider", issuedAt: Date.parse(seenAt) / 1000 }),
  id,
  isExternal: true,
});
