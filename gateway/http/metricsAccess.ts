/** Who may read the metrics, which reveal how busy a hub is, and when. */
import { createHash, timingSafeEqual } from "node:crypto";
import { type IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { type HostNames } from "./hosts";

/** Who else may read the metrics besides this machine. */
export interface MetricsReaders {
  /** Addresses such as `10.0.0.5`, or networks such as `10.0.0.0/8`. */
  readonly addresses: readonly string[];
  /** Whoever sends it may, from anywhere; null: nobody. */
  readonly token: string | null;
}

const THIS_MACHINE = ["127.0.0.0/8", "::1"];
const MAPPED = /^::ffff:(?=\d+\.)/i;
const BEARER = /^Bearer +(\S+)$/i;

/** Decides for each request whether it may read the metrics. A page of another site may have led a browser at an allowed address there. */
export function metricsGuard(
  { addresses, token }: MetricsReaders,
  names: HostNames,
): (request: IncomingMessage) => boolean {
  const readers = new BlockList();
  for (const address of [...THIS_MACHINE, ...addresses]) add(readers, address);
  return ({ socket, headers }) => {
    const sent = BEARER.exec(headers.authorization ?? "")?.[1];
    if (token !== null && sent !== undefined && isSame(sent, token)) return true;
    // Behind a proxy every caller has the address of the proxy.
    if (headers["x-forwarded-for"] || headers.forwarded || !names.cannotBeForeign(headers.host)) return false;
    const address = (socket.remoteAddress ?? "").replace(MAPPED, "");
    return isIP(address) !== 0 && readers.check(address, familyOf(address));
  };
}

function add(list: BlockList, text: string): void {
  const [address = "", bits] = text.split("/");
  if (bits === undefined) list.addAddress(address, familyOf(address));
  else list.addSubnet(address, Number(bits), familyOf(address));
}

const familyOf = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Takes as long for a wrong token as for a good one. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
