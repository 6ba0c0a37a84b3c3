/** Runs work for one batch at a time; items that arrive meanwhile wait for the next batch. */
export class Batches<Item> {
  #waiting: { readonly item: Item; readonly done: () => void; readonly failed: (error: unknown) => void }[] = [];
  #isWorking = false;

  constructor(private readonly work: (items: readonly Item[]) => Promise<void>) {}

  /** Resolves when the batch with the item is done, and rejects when that batch failed. */
  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ item, done, failed });
      if (!this.#isWorking) void this.#workOff();
    });
  }

  async #workOff(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.work(batch.map(({ item }) => item));
        batch.forEach(({ done }) => done());
      } catch (error) {
        batch.forEach(({ failed }) => failed(error));
      }
    }
    this.#isWorking = false;
  }
}
