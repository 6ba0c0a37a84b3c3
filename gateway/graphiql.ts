/** GraphiQL for people with a browser, served by the hub alone. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Request, type Response, Router } from "express";
import { PAGE, PAGE_STYLE, START_SCRIPT } from "./graphiqlPage";

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

/** Path → package and file within it. */
const FROM_PACKAGES: Readonly<Record<string, readonly [name: string, file: string]>> = {
  "graphiql.js": ["graphiql", "graphiql.min.js"],
  "graphiql.css": ["graphiql", "graphiql.min.css"],
  "react.js": ["react", "umd/react.production.min.js"],
  "react-dom.js": ["react-dom", "umd/react-dom.production.min.js"],
};
const OWN: Readonly<Record<string, string>> = { "start.js": START_SCRIPT, "page.css": PAGE_STYLE };

/** GET /graphql for browsers, and the files of the page. */
export function graphiqlRoutes(): Router {
  const routes = Router();
  routes.get("/graphql", (request, response, next) => {
    if (wantsPage(request)) sendPage(response);
    else next();
  });
  routes.get("/graphiql/:file", async (request, response, next) => {
    const file = request.params.file;
    const content = await contentOf(file);
    if (content === undefined) return next();
    response
      .set("Cache-Control", "public, max-age=3600")
      .type(file.endsWith(".css") ? "css" : "js")
      .send(content);
  });
  return routes;
}

/** A browser's address bar asks for HTML first; clients of the API ask for JSON, or name nothing. */
function wantsPage(request: Request): boolean {
  return request.query.query === undefined && /text\/html/.test(request.get("accept") ?? "");
}

function sendPage(response: Response): void {
  response.set("Content-Security-Policy", POLICY).set("Cache-Control", "no-cache").type("html").send(PAGE);
}

async function contentOf(file: string): Promise<string | Buffer | undefined> {
  if (Object.hasOwn(OWN, file)) return OWN[file];
  const source = Object.hasOwn(FROM_PACKAGES, file) ? FROM_PACKAGES[file] : undefined;
  if (!source) return undefined;
  return readFile(join(dirname(require.resolve(`${source[0]}/package.json`)), source[1]));
}
