import { LiaisonError } from "../../domain/errors";

/** How much is done at once, and how much of one client may wait. */
export interface TurnLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Lets clients take turns: however much one of them asks, another waits for no more than what is being done and one turn of each. */
export class Turns {
  /** In the order in which they come next. */
  readonly #waiting = new Map<string, (() => void)[]>();
  #busy = 0;

  constructor(private readonly limits: TurnLimits) {}

  /** Does work when it is the client’s turn. RATE_LIMITED where too much of this client waits already. */
  async run<Value>(client: string, work: () => Promise<Value>): Promise<Value> {
    if (this.#busy < this.limits.atOnce) this.#busy += 1;
    else await this.#turnOf(client);
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #turnOf(client: string): Promise<void> {
    const own = this.#waiting.get(client) ?? [];
    if (own.length >= this.limits.waiting)
      throw new LiaisonError(
        "RATE_LIMITED",
        `You have ${own.length} questions about the graph as a whole waiting, the most that one client may have; ask fewer at once.`,
      );
    this.#waiting.set(client, own);
    return new Promise((resolve) => own.push(resolve));
  }

  /** Hands the place on, so that nobody can come between. */
  #next(): void {
    const [first] = this.#waiting;
    if (!first) return void (this.#busy -= 1);
    const [client, [begin, ...rest]] = first;
    this.#waiting.delete(client);
    if (rest.length > 0) this.#waiting.set(client, rest);
    begin?.();
  }
}
