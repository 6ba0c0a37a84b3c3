/** A TCP proxy before Neo4j: one address while Neo4j comes and goes, and connections that are lost at a chosen moment. */
import { connect, createServer, type Server, type Socket } from "node:net";

/** What is lost with the connection: the commit before it arrives, or the answer to one that was done. */
export type Loss = "commit" | "acknowledgement";

/** COMMIT as Bolt sends it: a chunk of two bytes, an empty structure of the signature 12, the end of the message. */
const COMMIT = Buffer.from("0002b0120000", "hex");
/** BEGIN: a structure of one field. */
const BEGIN = Buffer.from("b111", "hex");
/** What BEGIN says in a transaction that reads: "mode": "r". */
const READS = Buffer.from("846d6f64658172", "hex");

/** A text that is sent, and what becomes of the connection that it is sent on. */
interface Watched {
  readonly text: Buffer;
  /** How often it was sent. */
  times: number;
  /** Loses the connection the first time: before the text arrives, or with the first bytes of the answer. */
  readonly loss: "statement" | "answer" | null;
  readonly onLoss: () => void;
}

export class BoltProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #losses: Loss[] = [];
  readonly #watched: Watched[] = [];
  #lost = 0;
  /** Keeps connections open, and whatever is sent on them back: a network that is gone without a word. */
  isSilent = false;

  /** `target`: the port it leads to; null: every connection is closed at once, as long as it stays null. */
  private constructor(public target: number | null) {
    this.#server = createServer((client) => this.#accept(client));
  }

  /** Opens it on a free port of this machine. */
  static async open(target: number | null): Promise<BoltProxy> {
    const proxy = new BoltProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get uri(): string {
    const address = this.#server.address();
    return `bolt://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
  }

  /** How many connections were lost as `lose` asked for. */
  get lost(): number {
    return this.#lost;
  }

  /** Loses the connections of the next transactions that write, in this order, one each. */
  lose(...losses: readonly Loss[]): void {
    this.#losses.push(...losses);
  }

  /** Counts how often a text is sent, and loses the connection of the first time. */
  watch(text: string, loss: Watched["loss"] = null, onLoss: () => void = () => undefined): Pick<Watched, "times"> {
    const watched: Watched = { text: Buffer.from(text), times: 0, loss, onLoss };
    this.#watched.push(watched);
    return watched;
  }

  /** Which connection is lost now, if any. */
  #lossAt(bytes: Buffer): Watched | undefined {
    const sent = this.#watched.filter(({ text }) => bytes.includes(text));
    for (const watched of sent) watched.times += 1;
    return sent.find(({ times, loss }) => times === 1 && loss !== null);
  }

  /** Leads nowhere from now on, and ends the connections that there are. */
  cut(): void {
    this.target = null;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    if (this.target === null) return void client.destroy();
    const server = connect({ host: "127.0.0.1", port: this.target, noDelay: true });
    const end = (): void => [client, server].forEach((socket) => socket.destroy());
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", end).on("close", () => {
        this.#sockets.delete(socket);
        end();
      });
    }
    let writes = false;
    let isDone = false;
    let broken: Watched | undefined;
    client.on("data", (bytes) => {
      if (this.isSilent) return;
      broken ??= this.#lossAt(bytes);
      if (broken?.loss === "statement") {
        broken.onLoss();
        return end();
      }
      if (bytes.includes(BEGIN)) writes = !bytes.includes(READS);
      if (!writes || !bytes.includes(COMMIT)) return void server.write(bytes);
      const loss = this.#losses.shift();
      if (loss) this.#lost += 1;
      if (loss === "commit") return end();
      isDone = loss === "acknowledgement";
      server.write(bytes);
    });
    // Neo4j answers a commit after it is done, so what is answered then can be kept back.
    server.on("data", (bytes) => {
      if (isDone) return end();
      if (broken) return void client.write(bytes, end);
      if (!this.isSilent) client.write(bytes);
    });
  }
}
