/** The analysis thread, as the hub’s thread uses it. */
import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { LiaisonError } from "../../domain/errors";
import { errorOf, type Order, type Reply } from "./message";

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Asked = Omit<Extract<Order, { type: "ask" }>, "type" | "id">;

/**
 * The analysis thread: it starts with the first `begin`, ends by itself, and starts again when needed. Each life has a number and knows
 * nothing of the life before. When a life ends, its open questions fail and `onEnd` is called.
 */
export class AnalysisThread {
  #worker: Worker | undefined;
  #asked = 0;
  #lives = 0;
  #isClosed = false;
  readonly #waiting = new Map<number, Waiting>();

  /** `execArgv`: arguments of node for the thread, where it does not take those of the process. */
  constructor(
    private readonly onEnd: () => void,
    private readonly execArgv?: readonly string[],
  ) {}

  /** The number of the present life; UNAVAILABLE after `close`. */
  begin(): number {
    if (this.#isClosed) throw brokenOff();
    this.#worker ??= this.#start();
    return this.#lives;
  }

  /** False where that life is over. */
  tell(life: number, order: Order): boolean {
    if (!this.#worker || this.#lives !== life) return false;
    this.#worker.postMessage(order);
    return true;
  }

  /** UNAVAILABLE where that life is over, or ends before it answers. */
  ask(life: number, asked: Asked): Promise<unknown> {
    const id = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (this.tell(life, { ...asked, type: "ask", id })) return;
      this.#waiting.delete(id);
      reject(brokenOff());
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const file = join(__dirname, `worker${extname(__filename)}`);
    const worker = new Worker(file, this.execArgv ? { execArgv: [...this.execArgv] } : {});
    // Whoever waits for an answer keeps the process; a thread without work does not.
    worker.unref();
    worker.on("message", (reply: Reply) => this.#take(reply));
    worker.on("error", (error) => this.#end(worker, error));
    worker.on("exit", () => this.#end(worker));
    this.#lives += 1;
    return worker;
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("answer" in reply) waiting?.resolve(reply.answer);
    else waiting?.reject(errorOf(reply));
  }

  #end(worker: Worker, cause?: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(brokenOff(cause));
    this.#waiting.clear();
    this.onEnd();
  }
}

const brokenOff = (cause?: unknown): LiaisonError =>
  new LiaisonError("UNAVAILABLE", "The analysis was interrupted; ask again.", { cause });
