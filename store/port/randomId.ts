import { randomBytes } from "node:crypto";

/** A new id: the prefix of its kind, and 80 random bits that reveal nothing. */
export const randomId = (prefix: string): string => `${prefix}${randomBytes(10).toString("hex")}`;
