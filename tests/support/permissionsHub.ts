/** A whole hub over HTTP in this process, with tokens: on a scratch database with the demonstration, or the dataset. */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Environment, readEnvironment } from "../../config/environment";
import { explorerFolder } from "../../config/projectRoot";
import { openKeyring, type Keyring } from "../../config/signingKeys";
import { createLog, type GatewayOptions, openGateway, openListener } from "../../gateway";
import { type Identity, openIdentity } from "../../hub/identity";
import { issueAsOperator } from "../../hub/operatorToken";
import { HubKeys, ROLES, type Grant, type RoleName } from "../../policy";
import type { Store } from "../../store/port";
import { composed } from "./composed";
import type { Data } from "./hub";
import { isFederatedRun } from "./way";

/** What an answer over HTTP is. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly errors: Data[];
}

export interface PermissionsHub {
  readonly url: string;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly identity: Identity;
  readonly environment: Environment;
  /** Issues a token as the operator does; resolves to the token as it is sent. */
  issue(role: RoleName, grant?: Partial<Grant>): Promise<string>;
  ask(query: string, token?: string, headers?: Record<string, string>): Promise<Answered>;
  close(): Promise<void>;
}

const CITATION = {
  version: "1",
  compiled: "2026-11",
  licence: "CC BY 4.0",
  licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
  cite: "Liaison",
};

/** What tests ask is taken on, however slow the machine: that a busy hub refuses is tested apart. */
const NEVER_BUSY = { most: 128, least: 128, perClient: 128, wait: 1_000, lateness: 600_000 };

/** Opens a hub over a store; settings, and more options of the gateway, go before the defaults. Closes the store with the hub. */
export async function openPermissionsHub(
  store: Store,
  settings: Record<string, string> = {},
  more: Partial<GatewayOptions> = {},
): Promise<PermissionsHub> {
  const dataDir = await mkdtemp(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "identity-"));
  const environment = readEnvironment({ LIAISON_DATA_DIR: dataDir, ...settings }, {});
  // Made before the identity looks for one: the database may know tokens of hubs of earlier tests.
  const keyring = await openKeyring(dataDir);
  const identity = await openIdentity(environment, store, {
    argv: ["-r", join(__dirname, "register.js")],
    ...(more.log && { log: more.log }),
  });
  const keys = new HubKeys(keyring);
  const listener = await openListener({ host: "127.0.0.1", port: 0, log: createLog("silent") });
  const gateway = await openGateway(listener, {
    ...identity,
    ...(await composed()),
    urls: {},
    dataset: CITATION,
    log: createLog("silent"),
    explorer: { folder: explorerFolder(), frameAncestors: environment.frameAncestors },
    origins: environment.corsOrigins,
    publicKeys: () => keyring.all(),
    ping: () => store.ping(),
    statistics: () => store.statistics(),
    isFederated: isFederatedRun,
    loadLimits: NEVER_BUSY,
    ...more,
  });
  return {
    url: listener.url,
    store,
    keyring,
    identity,
    environment,
    async issue(role, grant = {}) {
      const issuedAt = Math.floor(Date.now() / 1000);
      const whole: Grant = {
        subject: role,
        role,
        scopes: ROLES[role].scopes,
        org: null,
        purpose: "test",
        networks: [],
        countries: [],
        operations: null,
        breakGlass: null,
        expiresAt: issuedAt + 3_600,
        ...grant,
      };
      return (await issueAsOperator({ keys, store }, whole, issuedAt)).jwt;
    },
    async ask(query, token, headers = {}) {
      const response = await fetch(`${listener.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query }),
      });
      const { data = null, errors = [] } = (await response.json()) as { data?: Data; errors?: Data[] };
      return { status: response.status, headers: response.headers, data, errors };
    },
    async close() {
      await listener.close();
      await gateway.stop();
      await identity.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Id of a token, as it stands in it. */
export const idOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { jti: string }).jti;
