/** Tells when the journal has grown, whichever process wrote: Neo4j Community has no change data capture, so it is asked. */

/** How often the journal is asked while someone waits, milliseconds. */
const ASK_EVERY = 500;

/** The newest entry of a circle. */
export interface Grown {
  readonly key: string;
  readonly sequence: number;
}

interface Waiting {
  readonly circles: readonly string[];
  readonly since: number;
  readonly wake: (sequence: number) => void;
}

/**
 * Wakes listeners when something is written that their circles could see. It looks only while someone waits, once for all, and only at
 * what has grown, so hidden writes wake nobody.
 */
export class JournalWatch {
  /** Newest entries of the circles that have grown since an entry. */
  readonly #newest = new Map<string, number>();
  #since = Number.POSITIVE_INFINITY;
  /** Everything up to this entry was asked for. */
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;
  #isAsking = false;
  readonly #waiting = new Set<Waiting>();

  /** `grownSince`: circles with an entry after this one. */
  constructor(private readonly grownSince: (sequence: number) => Promise<readonly Grown[]>) {}

  /**
   * Resolves to the newest entry after `since` that one of the circles could see, at most a second after it was written; to `since` after
   * `limit` milliseconds, or when the signal aborts.
   */
  next(asked: Omit<Waiting, "wake">, limit: number, signal: AbortSignal): Promise<number> {
    return new Promise((resolve) => {
      const wake = (sequence: number): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
        this.#waiting.delete(waiting);
        if (this.#waiting.size === 0) this.#rest();
        resolve(sequence);
      };
      const giveUp = (): void => wake(asked.since);
      const waiting = { ...asked, wake };
      const timer = setTimeout(giveUp, limit);
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiting.add(waiting);
      this.#lookBack(asked.since);
      if (signal.aborted) giveUp();
      else if (!this.#tell(waiting)) this.#timer ??= setInterval(() => void this.#ask(), ASK_EVERY);
    });
  }

  /** Wakes everyone for good. */
  close(): void {
    this.#rest();
    [...this.#waiting].forEach(({ since, wake }) => wake(since));
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** What grew before the first one waited is not known yet. */
  #lookBack(since: number): void {
    if (since >= this.#since) return;
    this.#since = since;
    this.#asked = since;
  }

  #tell({ circles, since, wake }: Waiting): boolean {
    const newest = Math.max(...circles.map((circle) => this.#newest.get(circle) ?? 0));
    if (newest <= since) return false;
    wake(newest);
    return true;
  }

  /** While the database is away nobody is woken; whoever waits waits again when its own time is over. */
  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const grown = await this.grownSince(this.#asked).catch(() => []);
    this.#isAsking = false;
    for (const { key, sequence } of grown) {
      this.#newest.set(key, Math.max(sequence, this.#newest.get(key) ?? 0));
      this.#asked = Math.max(this.#asked, sequence);
    }
    if (grown.length > 0) [...this.#waiting].forEach((waiting) => this.#tell(waiting));
  }
}
