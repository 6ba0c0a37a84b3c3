/** Values as texts and as digests, the same for the same value. */
import { createHash } from "node:crypto";

/** SHA-256 of a value in canonical JSON (keys sorted), hexadecimal. */
export const digestOf = (value: unknown): string => createHash("sha256").update(canonicalJson(value)).digest("hex");

/** JSON with sorted keys: equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
