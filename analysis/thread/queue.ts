import { LiaisonError } from "../../domain/errors";

interface Waiting {
  readonly client: string;
  readonly go: () => void;
}

/** The questions that wait until there is room for one more graph. */
export class Queue {
  readonly #waiting = new Set<Waiting>();

  /** `most`: of one client. */
  constructor(private readonly most: number) {}

  /**
   * Resolves when there may be room. RATE_LIMITED where too many of this client wait already, UNAVAILABLE where there is none `until`
   * then, as `performance.now()` counts.
   */
  wait(client: string, until: number): Promise<void> {
    const own = [...this.#waiting].filter((one) => one.client === client).length;
    if (own >= this.most)
      throw new LiaisonError(
        "RATE_LIMITED",
        "You ask with more viewpoints than the hub reads at once for one client; ask with one after another.",
      );
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
      };
      const timer = setTimeout(() => {
        leave();
        reject(
          new LiaisonError(
            "UNAVAILABLE",
            "Other questions about the graph as a whole are ahead of yours; ask again shortly.",
          ),
        );
      }, until - performance.now());
      const waiting: Waiting = {
        client,
        go() {
          leave();
          resolve();
        },
      };
      this.#waiting.add(waiting);
    });
  }

  /** All look again, those who came first before the others. */
  wake(): void {
    for (const { go } of [...this.#waiting]) go();
  }
}
