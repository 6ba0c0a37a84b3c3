import { LiaisonError } from "../../domain/errors";
import { type StreamLimits } from "../limits";
import { Shares } from "../clients/shares";

/** How the server ends an open stream. */
export interface StreamEnds {
  /** Says farewell. */
  end(): void;
  /** Cuts off who has not taken the farewell in time; where it is missing, nobody is waited for. */
  cut?(): void;
}

/** A place among the open streams. */
export interface StreamPlace {
  /** From now on this ends the stream; at once when the server is closing. */
  endBy(ends: StreamEnds): void;
  free(): void;
}

/** The longest time that a farewell may need, milliseconds. */
export const FAREWELL = 1_000;

/** The open subscriptions of a server: counted, limited, ended together. */
export class OpenStreams {
  readonly #open = new Map<StreamPlace, StreamEnds | null>();
  readonly #shares: Shares;
  #isClosing = false;

  constructor({ perProcess, perClient }: Pick<StreamLimits, "perProcess" | "perClient">) {
    this.#shares = new Shares({ most: perProcess, perClient, what: "open subscriptions" });
  }

  get count(): number {
    return this.#open.size;
  }

  /** Takes a place. Throws RATE_LIMITED when there is none for this client, UNAVAILABLE when the server is closing. */
  take(client: string): StreamPlace {
    if (this.#isClosing) throw new LiaisonError("UNAVAILABLE", "The hub is closing; subscribe again shortly.");
    const free = this.#shares.take(client);
    const place: StreamPlace = {
      endBy: (ends) => {
        if (this.#isClosing) ends.end();
        if (this.#open.has(place)) this.#open.set(place, ends);
      },
      free: () => {
        free();
        this.#open.delete(place);
      },
    };
    this.#open.set(place, null);
    return place;
  }

  /** Ends all of them; gives no more places. */
  close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    for (const ends of [...this.#open.values()]) ends?.end();
    setTimeout(() => {
      for (const ends of [...this.#open.values()]) ends?.cut?.();
    }, FAREWELL).unref();
  }
}
