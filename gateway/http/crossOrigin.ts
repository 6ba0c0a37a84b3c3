/** Which pages of other origins may read what the hub answers. */
import cors from "cors";
import { type RequestHandler } from "express";

/** Headers of an answer that a page may read beside those that it always may. */
const SHOWN = ["Retry-After", "X-Request-Id", "Liaison-Dataset-Version", "Liaison-Cite", "Link", "Content-Disposition"];
/** Seconds for which a browser need not ask again. */
const REMEMBERED = 600;

/**
 * Lets pages of the named origins, and no others, read answers, tables, exports and streams, with a token if they have one. There are
 * no cookies, so a page can send nothing that it does not have already. `*` stands for every origin.
 */
export function allowingOrigins(origins: readonly string[]): RequestHandler {
  return cors({
    origin: origins.includes("*") ? "*" : [...origins],
    methods: ["GET", "HEAD", "POST"],
    exposedHeaders: SHOWN,
    maxAge: REMEMBERED,
  });
}
