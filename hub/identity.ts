/** Identifies viewers for a server and notes what they do: keys, tokens, their uses and the audit. */
import { openAnalysis } from "../analysis";
import type { Environment } from "../config/environment";
import type { Keyring } from "../config/signingKeys";
import type { RequestLimits } from "../domain/requestLimits";
import {
  type Authenticate,
  createAuthenticator,
  endOf,
  type Grant,
  HubKeys,
  OidcProvider,
  renewViewer,
  type RefusedToken,
  signAccessToken,
  tokenEnded,
  type VerifiedToken,
  type Viewer,
} from "../policy";
import type { AuditActor, NoteConfidential, Store, TokenUse } from "../store/port";
import { Remembered } from "./remembered";
import { Standings } from "./standings";
import { createContext, type Services } from "../subgraphs";
import { openHubKeyring } from "./hubKeyring";

/** What a server needs to identify viewers. */
export interface Identity {
  readonly keyring: Keyring;
  readonly keys: HubKeys;
  readonly authenticate: Authenticate;
  /** The context of one request; rejects when it would have to be noted and can’t be. */
  createContext(viewer: Viewer, limits?: RequestLimits): Promise<object>;
  /** Notes which fields were refused to a viewer with a token. */
  noteRefusal(viewer: Viewer, fields: readonly string[]): Promise<void>;
  /** Writes the uses of tokens that are not written yet. */
  flush(): Promise<void>;
  /** Writes them, ends analyses, and ends. */
  close(): Promise<void>;
}

const WRITE_USES = 5_000;
/** A refused token is noted once within this time, so that nobody can fill the audit with one. */
const REFUSAL_LIFE = 60_000;

/** What else an identity can be given. */
export interface IdentityOptions {
  /** Arguments of node for the thread of analyses, where it can’t take those of the process. */
  readonly argv?: readonly string[];
  /** Hears which claims of a provider were ignored; nobody’s name, no token. */
  readonly log?: { warn(line: { tokenId: string; claims: readonly string[] }, message: string): void };
}

/** Makes the identification of viewers, over the keys of the data folder and the tokens of the store. */
export async function openIdentity(
  environment: Environment,
  store: Store,
  { argv, log }: IdentityOptions = {},
): Promise<Identity> {
  const keyring = await openHubKeyring(environment, store);
  const keys = new HubKeys(keyring);
  const uses = new Uses(store);
  const standings = new Standings(store.access);
  const authenticate = authenticatorFor({ environment, store, log }, { keys, uses, standings });
  const sign = (grant: Grant, id: string, issuedAt: number) => signAccessToken(keys, { id, grant, issuedAt });
  const analysis = openAnalysis({ execArgv: argv });
  const services: Services = {
    access: { store: store.access, sign },
    writer: store.writer,
    cursors: store.cursors,
    analysis,
    journalHead: () => store.journalHead(),
    readerFor: (viewer, limits) => store.reader(viewer.viewpoint, confidentialReads(store, viewer), limits),
    renew: (viewer) => renewed(viewer, standings),
  };
  return {
    keyring,
    keys,
    authenticate,
    flush: () => uses.write(),
    async createContext(viewer, limits) {
      if (viewer.breakGlass !== null) await store.access.note({ kind: "BREAK_GLASS_USED", ...actorOf(viewer) });
      return createContext(viewer, services, limits);
    },
    noteRefusal: (viewer, fields) => store.access.note({ kind: "REFUSED", ...actorOf(viewer), fields }),
    close: () => analysis.close().then(() => uses.close()),
  };
}

interface Surroundings extends Pick<IdentityOptions, "log"> {
  readonly environment: Environment;
  readonly store: Store;
}

/** What tells who asks, with what it notes of it. */
function authenticatorFor(
  { environment, store, log }: Surroundings,
  { keys, uses, standings }: { keys: HubKeys; uses: Uses; standings: Standings },
): Authenticate {
  const { oidc, allowsAnonymous } = environment;
  const refused = new Remembered<void>(REFUSAL_LIFE);
  const ignored = new Remembered<void>(REFUSAL_LIFE);
  return createAuthenticator({
    keys,
    allowsAnonymous,
    ...(oidc && { oidc: new OidcProvider(oidc) }),
    standingOf: (token) => standings.ofVerified(token),
    noteUse: (token) => uses.note(token),
    noteRefused: ({ why, ...token }: RefusedToken) =>
      refused.of(`${token.tokenId} ${why}`, () => store.access.note({ kind: "TOKEN_REFUSED", ...token, detail: why })),
    noteIgnored: (tokenId, claims) => void ignored.of(tokenId, async () => log?.warn({ tokenId, claims }, IGNORED)),
  });
}

const IGNORED = "a provider claims what only the hub grants; it is ignored";

/** A viewer whose request has lasted a while, as its token stands now. */
async function renewed(viewer: Viewer, standings: Standings): Promise<Viewer> {
  const { tokenId, expiresAt, breakGlass, org } = viewer;
  if (tokenId === null) return viewer;
  if ((expiresAt ?? 0) * 1000 <= Date.now()) throw tokenEnded("expired");
  const standing = await standings.of({ id: tokenId, org: breakGlass ?? org });
  const why = endOf(standing.state);
  if (why !== null) throw tokenEnded(why);
  return renewViewer(viewer, standing);
}

/** Who a note is about; what is done with break-glass access concerns the organisation that is looked at. */
const actorOf = ({ subject, tokenId, org, breakGlass }: Viewer): AuditActor & { concerns: readonly string[] } => ({
  subject,
  tokenId,
  org,
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

/** Counts uses of tokens and writes them every few seconds, so that a request does not wait for it. */
class Uses {
  readonly #counted = new Map<string, TokenUse>();
  readonly #timer: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly store: Store) {
    this.#timer = setInterval(() => void this.write().catch(() => undefined), WRITE_USES).unref();
  }

  note({ id }: VerifiedToken): void {
    const uses = (this.#counted.get(id)?.uses ?? 0) + 1;
    this.#counted.set(id, { id, uses, lastUsedAt: new Date().toISOString() });
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
