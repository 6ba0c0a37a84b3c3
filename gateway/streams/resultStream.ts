/** How the values of a source become results. */
export interface StreamSteps<Value, Result> {
  map(value: Value): Result | Promise<Result>;
  /** The last result when source or `map` failed. */
  failed(error: unknown): Result;
  /** Called once, when nothing more comes, whoever has ended it. */
  ended?(): void;
}

type Step<Result> = IteratorResult<Result, undefined>;

const DONE = { done: true, value: undefined } as const;

/**
 * Results of a subscription, one asked for at a time; never rejects. A generator would end only once what it waits for has come:
 * this ends at once, gives whoever waits its answer, and calls `return` of its source at that moment.
 */
export class ResultStream<Value, Result> implements AsyncIterableIterator<Result> {
  readonly #source: AsyncIterator<Value>;
  readonly #steps: StreamSteps<Value, Result>;
  #isOver = false;
  #last: Result | undefined;
  /** Answers whoever waits for the next result. */
  #answer: ((step: Step<Result>) => void) | undefined;

  constructor(source: AsyncIterable<Value>, steps: StreamSteps<Value, Result>) {
    this.#source = source[Symbol.asyncIterator]();
    this.#steps = steps;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Step<Result>> {
    if (this.#isOver) return this.#lastStep();
    return new Promise((resolve) => {
      this.#answer = resolve;
      void this.#advance().then((step) => this.#say(step));
    });
  }

  /** Ends it, after one last result if there is one. */
  end(last?: Result): void {
    if (this.#isOver) return;
    this.#over();
    this.#last = last;
    this.#leaveSource();
    if (this.#answer) this.#say(this.#lastStep());
  }

  async return(): Promise<Step<Result>> {
    this.end();
    return DONE;
  }

  async #advance(): Promise<Step<Result>> {
    let step: IteratorResult<Value>;
    try {
      step = await this.#source.next();
    } catch (error) {
      return this.#fail(error);
    }
    if (step.done) {
      this.#over();
      return DONE;
    }
    try {
      return { done: false, value: await this.#steps.map(step.value) };
    } catch (error) {
      this.#leaveSource();
      return this.#fail(error);
    }
  }

  /** Ending a source on purpose may make it fail; that is nobody’s concern. */
  #fail(error: unknown): Step<Result> {
    if (this.#isOver) return DONE;
    const value = this.#steps.failed(error);
    this.#over();
    return { done: false, value };
  }

  #say(step: Step<Result>): void {
    this.#answer?.(step);
    this.#answer = undefined;
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#steps.ended?.();
  }

  /** Not waited for: a source may be busy, and whatever it still says is of no interest. */
  #leaveSource(): void {
    const leave = async () => this.#source.return?.();
    leave().catch(() => undefined);
  }

  #lastStep(): Step<Result> {
    const value = this.#last;
    this.#last = undefined;
    return value === undefined ? DONE : { done: false, value };
  }
}
