/** GraphiQL for people with a browser: a page that is built beforehand, served by the hub alone. Its files are under /explorer. */
import { join } from "node:path";
import { type Request, type Response, Router } from "express";

/** Scripts only as files of the hub; styles inline too, because the editor sets them. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** GET /graphql for browsers. `folder`: that of the built pages. */
export function graphiqlRoutes(folder: string): Router {
  const routes = Router();
  routes.get("/graphql", (request, response, next) => {
    if (wantsPage(request)) sendPage(response, join(folder, "graphiql.html"));
    else next();
  });
  return routes;
}

/** A browser's address bar asks for HTML first; clients of the API ask for JSON, or name nothing. */
function wantsPage(request: Request): boolean {
  return request.query.query === undefined && /text\/html/.test(request.get("accept") ?? "");
}

function sendPage(response: Response, page: string): void {
  response.set("Content-Security-Policy", POLICY).set("Cache-Control", "no-cache").sendFile(page);
}
