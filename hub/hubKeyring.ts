/** The keys that sign tokens, for a hub over a database. */
import { join } from "node:path";
import { ConfigurationError, type Environment } from "../config/environment";
import { type Keyring, openKeyring } from "../config/signingKeys";
import type { Store } from "../store/port";

/** Opens the keys of the data folder. Makes a first one only if no token is in use that a lost key signed; throws a ConfigurationError otherwise. */
export function openHubKeyring(
  { dataDir }: Pick<Environment, "dataDir">,
  { access }: Pick<Store, "access">,
): Promise<Keyring> {
  return openKeyring(dataDir, Date.now, async () => {
    const tokens = await access.standingTokens();
    if (tokens === 0) return;
    throw new ConfigurationError([
      `${join(dataDir, "keys")} holds no key, but ${tokens} tokens are in use that were signed with one. Restore the keys from your backup, or check that LIAISON_DATA_DIR is the folder that belongs to this database. If they are lost, run liaison keys rotate: it makes a new key, and those tokens are no longer valid.`,
    ]);
  });
}
