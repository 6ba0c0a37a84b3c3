/** Positions in the journal as text that reveals nothing: plain numbers of entries would show how many are hidden. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/** Seals positions for one reader each; nobody else can use them. */
export interface CursorSeal {
  seal(sequence: number, whose: string): string;
  /** Undefined for text that was not sealed for this reader. */
  open(text: string, whose: string): number | undefined;
}

/** A seal over the key of the journal, so that every process of a hub can open what another has sealed. */
export function cursorSeal(journalKey: Buffer): CursorSeal {
  const key = createHmac("sha256", journalKey).update("cursor").digest();
  return {
    seal(sequence, whose) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(whose));
      // Of one length, so that the length tells nothing either.
      const text = Buffer.concat([cipher.update(String(sequence).padStart(16, "0"), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url");
    },
    open(text, whose) {
      const bytes = Buffer.from(text, "base64url");
      if (bytes.length !== NONCE + TAG + 16) return undefined;
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(whose)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        return Number(Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8"));
      } catch {
        return undefined;
      }
    },
  };
}
