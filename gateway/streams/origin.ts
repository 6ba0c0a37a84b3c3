import { type IncomingHttpHeaders } from "node:http";

/**
 * True when a browser sends this for a page of another origin that is not one of those allowed. The name the page was reached by is in `Host`, or in
 * `X-Forwarded-Host` behind a proxy that changes it; pages can set neither.
 */
export function isForeign(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const { origin } = headers;
  if (origin !== undefined && (allowed.includes(origin) || allowed.includes("*"))) return false;
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") return true;
  if (origin === undefined) return false;
  const hosts = [headers.host, ...[headers["x-forwarded-host"]].flat()];
  return !hosts.some((host) => host !== undefined && hostOf(origin) === host.toLowerCase());
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
