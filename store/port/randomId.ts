import { randomBytes } from "node:crypto";

/** An id of the hub’s own making: what it is of, and 80 random bits that tell nothing. */
export const randomId = (prefix: string): string => `${prefix}${randomBytes(10).toString("hex")}`;
