/** The explorer: one page and its files, built beforehand, served by the hub alone. */
import { join } from "node:path";
import compression from "compression";
import express, { type Request, type Response, Router } from "express";

/** Where the built explorer is, and which sites may embed it. */
export interface ExplorerOptions {
  /** Folder of the built page: `index.html` and the files it names. */
  readonly folder: string;
  /** Which sites may show it within theirs with `?embed=1`: sources as in `frame-ancestors`. */
  readonly frameAncestors: string;
}

/** What the hub says about itself to the page that it serves. */
export interface ExplorerSettings {
  /** Whether any site may show a view within its own. */
  readonly isEmbeddable: boolean;
  /** How the dataset is cited. */
  readonly cite: string;
}

/** Scripts and styles only as files of the hub, nothing inline; pictures that are downloaded are made in the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];
const NOBODY = "'none'";

/** GET /, the files under /explorer, and /explorer/settings.json; `cite`: how the dataset is cited. */
export function explorerRoutes({ folder, frameAncestors }: ExplorerOptions, cite: string): Router {
  const routes = Router();
  const settings: ExplorerSettings = { isEmbeddable: frameAncestors !== NOBODY, cite };
  routes.get("/explorer/settings.json", (_request, response) => {
    response.set("Cache-Control", "no-cache").json(settings);
  });
  routes.get("/", (request, response) => {
    const ancestors = isEmbedded(request) ? frameAncestors : NOBODY;
    response.set("Content-Security-Policy", [...POLICY, `frame-ancestors ${ancestors}`].join("; "));
    // The older header knows no list of sites; browsers that know the policy above go by that.
    if (ancestors !== NOBODY) response.removeHeader("X-Frame-Options");
    response.set("Cache-Control", "no-cache").sendFile(join(folder, "index.html"));
  });
  // These files alone: an answer’s length after compression could tell what is in it (BREACH).
  routes.use(
    "/explorer",
    compression(),
    express.static(folder, { index: false, redirect: false, setHeaders: keepForever }),
  );
  return routes;
}

/** People are not asked for a token inside another site, so only there it may be shown by one. */
const isEmbedded = ({ query }: Request): boolean => query.embed === "1";

/** Names of files change with what is in them. */
function keepForever(response: Response): void {
  response.set("Cache-Control", "public, max-age=31536000, immutable");
}
