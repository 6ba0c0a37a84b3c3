import { type IncomingHttpHeaders } from "node:http";

/**
 * True when a browser sends this for a page of another origin. The name the page was reached by is in `Host`, or in
 * `X-Forwarded-Host` behind a proxy that changes it; pages can set neither.
 */
export function isForeign(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  const hosts = [headers.host, ...[headers["x-forwarded-host"]].flat()];
  return !hosts.some((host) => host !== undefined && hostOf(origin) === host.toLowerCase());
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
