/** Finds the network that a request comes from; limits count by it when a request has no token. */
import { type IncomingMessage } from "node:http";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import proxyaddr from "proxy-addr";

/** Finds the network that a request comes from; `unknown` where it can’t be found. */
export type NetworkOf = (request: IncomingMessage) => string;

/** An address as some proxies write it: in brackets, with a zone, with a port. */
const WRITTEN = /^\[?([\d.]+|[\da-f:.]+?)(?:%[^\]]*)?\]?(?::\d+)?$/i;
const NETWORK_GROUPS = 4;

/**
 * Finds where requests come from behind these proxies (addresses, subnets, or `loopback`, `linklocal`, `uniquelocal`): the last entry
 * of X-Forwarded-For that none of them wrote. A header from anyone else is ignored, and the address of the connection counts.
 */
export function networksBehind(trusted: readonly string[]): NetworkOf {
  const trust = proxyaddr.compile([...trusted]);
  return (request) => networkOf(proxyaddr(request, trust) ?? "");
}

/** An IPv4 address as it is; the first 64 bits of an IPv6 address, because the holder of one such address has all of these. */
export function networkOf(address: string): string {
  const text = isIP(address) === 0 ? (WRITTEN.exec(address)?.[1] ?? "") : address;
  if (isIP(text) === 0) return "unknown";
  const parsed = ipaddr.process(text);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const groups = parsed.parts.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${groups.join(":")}::/64`;
}
