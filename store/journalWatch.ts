/** Tells when the journal has grown, whichever process wrote: Neo4j Community has no change data capture, so it is asked. */

/** How often the journal is asked while someone waits, milliseconds. */
const ASK_EVERY = 500;

/** Wakes whoever waits for something new in the journal; asks only while someone does. */
export class JournalWatch {
  #head = -1;
  #timer: NodeJS.Timeout | undefined;
  #isAsking = false;
  readonly #waiting = new Set<() => void>();

  /** `headOf`: number of the newest entry. */
  constructor(private readonly headOf: () => Promise<number>) {}

  /** Resolves when the journal may have grown, after `limit` milliseconds, or when the signal aborts; at most a second after a write. */
  next(limit: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        this.#waiting.delete(done);
        if (this.#waiting.size === 0) this.#rest();
        resolve();
      };
      const timer = setTimeout(done, limit);
      signal.addEventListener("abort", done, { once: true });
      this.#waiting.add(done);
      if (signal.aborted) done();
      else this.#timer ??= setInterval(() => void this.#ask(), ASK_EVERY);
    });
  }

  /** Wakes everyone for good. */
  close(): void {
    this.#rest();
    [...this.#waiting].forEach((wake) => wake());
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** While the database is away nobody is woken; whoever waits asks again when its own time is over. */
  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const head = await this.headOf().catch(() => this.#head);
    this.#isAsking = false;
    if (head === this.#head) return;
    this.#head = head;
    [...this.#waiting].forEach((wake) => wake());
  }
}
