import { setTimeout as pause } from "node:timers/promises";
import { LiaisonError } from "../../../domain/errors";

export interface Asked {
  readonly times?: number;
  readonly then?: "END" | "WAIT" | "FAIL" | "CRASH";
}

export interface Marked {
  mark?: string;
  signal?: AbortSignal;
}

/** Sources of events, and what became of them. */
export class Sightings {
  /** Sources nobody has ended. */
  open = 0;
  /** Events taken from sources. */
  taken = 0;
  /** Every context a resolver got. */
  readonly contexts = new Set<unknown>();

  markOf(context: Marked): string | null {
    this.contexts.add(context);
    return context.mark ?? null;
  }

  /** Changes its context with each event, as a resolver does that renews it. */
  seen({ times = Infinity, then = "END" }: Asked, context: Marked): AsyncIterableIterator<string | null> {
    let count = 0;
    let isOpen = true;
    let wake: (step: { done: true; value: undefined }) => void = () => undefined;
    const close = (): void => {
      if (isOpen) this.open -= 1;
      isOpen = false;
      wake({ done: true, value: undefined });
    };
    this.open += 1;
    this.contexts.add(context);
    const next = async (): Promise<IteratorResult<string | null>> => {
      if (count < times) {
        count += 1;
        this.taken += 1;
        context.mark = `event ${count}`;
        return { done: false, value: count === 13 ? null : String(count) };
      }
      if (then === "WAIT") return new Promise((resolve) => (wake = resolve));
      close();
      if (then === "FAIL") throw new LiaisonError("UNAUTHENTICATED", "The token has ended.");
      if (then === "CRASH") throw new Error("MATCH (n:Secret) RETURN n");
      return { done: true, value: undefined };
    };
    const end = async (): Promise<IteratorResult<string | null>> => {
      close();
      return { done: true, value: undefined };
    };
    return { next, return: end, [Symbol.asyncIterator]: () => ({ next, return: end }) as never };
  }

  async *heard({ signal }: Marked): AsyncGenerator<string> {
    this.open += 1;
    try {
      yield "1";
      await pause(600_000, undefined, { signal });
      yield "2";
    } finally {
      this.open -= 1;
    }
  }
}
