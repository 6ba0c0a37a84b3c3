import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import { type Duplex } from "node:stream";

/** A request to become a WebSocket, the connection it came on, and what came after it. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** Makes a WebSocket of an upgrade, or refuses it. */
export type TakeSocket = (upgrade: Upgrade) => void;

const UPGRADE_HEADERS = new Set(["upgrade", "connection", "http2-settings"]);

/** Which handler accepts requests for a WebSocket, and which of them are meant for this server. */
export interface UpgradeRules {
  readonly isOurs: (request: IncomingMessage) => boolean;
  /** Who takes them at that moment. */
  readonly taker: () => TakeSocket | undefined;
}

/** Passes requests for a WebSocket to the handler that accepts them; any other upgrade is answered without one. */
export function onUpgrade(server: Server, { isOurs, taker }: UpgradeRules): void {
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const upgrade = { request, socket, head };
    if (request.headers.upgrade?.toLowerCase() !== "websocket") return answerWithoutUpgrade(server, upgrade);
    if (!isOurs(request)) return refuseUpgrade(socket, 421);
    const take = taker();
    if (take) take(upgrade);
    else refuseUpgrade(socket, 503);
  });
}

/** Answers with an HTTP status instead of a WebSocket. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  const retry = status === 503 || status === 429 ? "Retry-After: 5\r\n" : "";
  socket.on("error", () => undefined);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}

/**
 * Node hands over every request that offers an upgrade as soon as one kind is served, but clients that could speak HTTP/2 (Java's
 * among them) offer one with ordinary requests. They are read once more, without the offer.
 */
function answerWithoutUpgrade(server: Server, { request, socket, head }: Upgrade): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (!UPGRADE_HEADERS.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit("connection", socket);
}
