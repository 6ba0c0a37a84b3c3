import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { removeAbandonedDrafts, writeDurably } from "../disk/durableFile";
import { LONGEST_TOKEN_DAYS } from "../domain/access/tokenLife";
import { systemCodeOf } from "../domain/errors";
import { ownJson } from "../domain/ownJson";
import { usable } from "./dataFolder";
import { ConfigurationError } from "./environment";

/** A key pair with which tokens and assertions are signed (P-256). */
export interface SigningKey {
  /** Names the key in tokens. */
  readonly kid: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly privateJwk: JsonWebKey;
  readonly publicJwk: JsonWebKey;
}

/** The signing keys of a data folder; what other processes add or take away is seen within `STALE_AFTER`. */
export interface Keyring {
  /** The newest key. */
  signing(): Promise<SigningKey>;
  /** A key by name; undefined where there is none, or none any more. */
  find(kid: string): Promise<SigningKey | undefined>;
  /** All keys, newest first. */
  all(): Promise<readonly SigningKey[]>;
  /** Makes a new key; older ones go on to verify for as long as a token may live, or with `dropOld` end now. */
  rotate(options: { readonly dropOld: boolean }): Promise<SigningKey>;
}

/** Milliseconds. */
const LONGEST_TOKEN_LIFE = LONGEST_TOKEN_DAYS * 86_400_000;
const STALE_AFTER = 2_000;
const FILE = /^([\w-]{8,64})\.json$/;

/**
 * Opens the keys in `keys/` of the data folder and makes the first one where there is none, unless `mayBegin` rejects: it is asked
 * whether tokens are about that a lost key signed. Throws a ConfigurationError.
 */
export async function openKeyring(
  dataDir: string,
  now: () => number = Date.now,
  mayBegin: () => Promise<void> = async () => undefined,
): Promise<Keyring> {
  const folder = join(dataDir, "keys");
  let keys = await firstKeys(folder, now, mayBegin);
  let readAt = now();
  const fresh = async (limit: number): Promise<readonly SigningKey[]> => {
    if (now() - readAt < limit) return keys;
    readAt = now();
    keys = await usable(folder, () => readKeys(folder));
    return keys;
  };
  const named = (kid: string) => keys.find((key) => key.kid === kid);
  return {
    all: () => fresh(STALE_AFTER),
    async signing() {
      const [newest] = await fresh(STALE_AFTER);
      if (!newest) throw new ConfigurationError([`${folder} holds no key any more; restore those from your backup.`]);
      return newest;
    },
    async find(kid) {
      await fresh(STALE_AFTER);
      // Another process may have made it a moment ago.
      if (!named(kid)) await fresh(0);
      return named(kid);
    },
    async rotate({ dropOld }) {
      const before = await usable(folder, () => readKeys(folder));
      const made = await usable(folder, () => createKey(folder, now()));
      const isOver = (index: number) => (before[index - 1]?.createdAt ?? now()) + LONGEST_TOKEN_LIFE < now();
      const ended = before.filter((_, index) => dropOld || isOver(index));
      for (const { kid } of ended) await unlink(join(folder, `${kid}.json`));
      readAt = 0;
      return made;
    },
  };
}

async function firstKeys(
  folder: string,
  now: () => number,
  mayBegin: () => Promise<void>,
): Promise<readonly SigningKey[]> {
  const found = await usable(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeAbandonedDrafts(folder);
    return readKeys(folder);
  });
  if (found.length > 0) return found;
  await mayBegin();
  await usable(folder, () => createKey(folder, now()));
  return usable(folder, () => readKeys(folder));
}

/** Newest first; of two made in the same moment the same one in every process. */
async function readKeys(folder: string): Promise<SigningKey[]> {
  const names = (await readdir(folder)).filter((name) => FILE.test(name));
  const keys = await Promise.all(names.map((name) => readKey(folder, name)));
  return keys.filter((key) => key !== undefined).sort((a, b) => b.createdAt - a.createdAt || (a.kid < b.kid ? -1 : 1));
}

async function readKey(folder: string, name: string): Promise<SigningKey | undefined> {
  const file = join(folder, name);
  try {
    const { createdAt, jwk } = ownJson<{ createdAt: number; jwk: JsonWebKey }>(await readFile(file, "utf8"));
    const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
    const publicJwk = createPublicKey(privateKey).export({ format: "jwk" });
    return { kid: name.replace(FILE, "$1"), createdAt, privateJwk: jwk, publicJwk };
  } catch (error) {
    const code = systemCodeOf(error);
    // Taken away by a rotation between the listing and this reading.
    if (code === "ENOENT") return undefined;
    // It may be whole: who can't read it does not know.
    if (code === "EACCES" || code === "EIO") throw error;
    throw new ConfigurationError([
      `${file} is damaged; restore the one from your backup, or take it out of the folder.`,
    ]);
  }
}

/** Appears whole or not at all. */
async function createKey(folder: string, createdAt: number): Promise<SigningKey> {
  const name = randomBytes(12).toString("hex");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const content = JSON.stringify({ createdAt, jwk: privateKey.export({ format: "jwk" }) });
  await writeDurably(join(folder, `${name}.json`), content);
  const made = await readKey(folder, `${name}.json`);
  if (!made) throw new ConfigurationError([`A key in ${folder} vanished while it was made.`]);
  return made;
}
