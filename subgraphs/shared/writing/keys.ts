/** Who owns an idempotency key. */
import { createHash } from "node:crypto";
import { isOfProvider, type Viewer } from "../../../policy";

/**
 * A key of a client under a name that no key of anyone else can have, or it would tell what others have written. It belongs to the token with
 * which it is sent. Tokens of a provider are renewed every few minutes, so there it belongs to the subject and its organisation. People without
 * a token can’t be told apart: their key holds for exactly the same input.
 */
export function keyOf(
  { tokenId, subject, org }: Viewer,
  name: string,
  { key, input }: { key: string; input: unknown },
): string {
  if (tokenId === null) return `${name}/${digestOf([key, input])}`;
  const holder = isOfProvider(tokenId) ? `provider-${digestOf([subject, org])}` : tokenId;
  return `${holder}/${name}/${key}`;
}

const digestOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
