/**
 * The host names under which a hub answers. A page of another site can make its own name lead to this machine (DNS rebinding), and its
 * visitors' browsers then take the hub for a part of that site; but they still send that name in `Host`.
 */
import { isIP } from "node:net";

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(:\d{0,5})?$/;
const THIS_MACHINE = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Addresses to listen on that are no names to be asked under. */
const EVERYWHERE = new Set(["0.0.0.0", "::"]);

/** The names of one hub. */
export class HostNames {
  readonly #exact: ReadonlySet<string>;
  readonly #endings: readonly string[];

  /** `listensOn`: a name or address; `names`: more of them, `.example.org` for all below that one. All beside those of this machine. */
  constructor(listensOn: string, names: readonly string[] = []) {
    const own = EVERYWHERE.has(listensOn) ? [] : [listensOn.includes(":") ? `[${listensOn}]` : listensOn];
    const all = [...own, ...names].map((name) => name.toLowerCase());
    this.#exact = new Set(all.filter((name) => !name.startsWith(".")));
    this.#endings = all.filter((name) => name.startsWith("."));
  }

  /** Whether a value of `Host` is one of them, whatever the port: proxies and containers change that. */
  include(host: string | undefined): boolean {
    const name = nameIn(host);
    if (name === undefined) return false;
    return THIS_MACHINE.test(name) || this.#exact.has(name) || this.#endings.some((ending) => name.endsWith(ending));
  }

  /** Whether no page of another site can have sent it: it is one of them, or an address, which no other name can stand for. */
  cannotBeForeign(host: string | undefined): boolean {
    const name = nameIn(host);
    return this.include(host) || (name !== undefined && isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0);
  }
}

/** Whether others can reach a hub that has no name under which it answers them. */
export const isUnnamed = (listensOn: string, names: readonly string[]): boolean =>
  EVERYWHERE.has(listensOn) && names.length === 0;
/** The warning at start-up when a hub listens on all networks and LIAISON_HOSTS is not set. */
export const HOW_TO_NAME =
  "The hub listens on all networks, but answers only under the names of this machine; set LIAISON_HOSTS to the names under which others reach it.";

/** The error message for a request under another host name. */
export function wrongHost(host: string | undefined): string {
  const name = nameIn(host);
  const asked = name === undefined ? "without the name of a host" : `under the name ${name.slice(0, 100)}`;
  return `This hub does not answer requests ${asked}. Its operator can add the name to LIAISON_HOSTS.`;
}

const nameIn = (host: string | undefined): string | undefined => HOST.exec((host ?? "").toLowerCase())?.[1];
