const MOST_REMEMBERED = 10_000;

/** Remembers answers for a while; one that failed is asked for again. */
export class Remembered<Value> {
  readonly #answers = new Map<string, { readonly answer: Promise<Value>; readonly until: number }>();

  constructor(private readonly life: number) {}

  of(key: string, ask: () => Promise<Value>): Promise<Value> {
    const known = this.#answers.get(key);
    if (known && known.until > performance.now()) return known.answer;
    const answer = ask();
    answer.catch(() => this.#answers.delete(key));
    if (this.#answers.size >= MOST_REMEMBERED) this.#answers.clear();
    this.#answers.set(key, { answer, until: performance.now() + this.life });
    return answer;
  }
}
