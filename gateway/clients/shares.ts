import { LiaisonError } from "../../domain/errors";

/** How many places there are in all, and for one client. */
export interface ShareLimits {
  /** Places in all. */
  readonly most: number;
  readonly perClient: number;
  /** What a place is for, such as "open subscriptions". */
  readonly what: string;
}

/** Places that clients share; no client can use all of them. */
export class Shares {
  readonly #taken = new Map<string, number>();
  #count = 0;

  constructor(private readonly limits: ShareLimits) {}

  /** Places that are taken. */
  get count(): number {
    return this.#count;
  }

  /** True while nobody gets one more. */
  get isFull(): boolean {
    return this.#count >= this.limits.most;
  }

  /** Takes a place; what it resolves to frees it, once. Throws RATE_LIMITED where the client, or all together, have as many as they may. */
  take(client: string): () => void {
    const { most, perClient, what } = this.limits;
    const own = this.#taken.get(client) ?? 0;
    if (own >= perClient)
      throw refused(`You have ${own} ${what}, as many as one client may have at once; wait until one ends.`);
    if (this.isFull) throw refused(`The hub has ${most} ${what}, as many as it serves at once; try again later.`);
    this.#taken.set(client, own + 1);
    this.#count += 1;
    let isFree = false;
    return () => {
      if (isFree) return;
      isFree = true;
      this.#count -= 1;
      const left = (this.#taken.get(client) ?? 1) - 1;
      if (left > 0) this.#taken.set(client, left);
      else this.#taken.delete(client);
    };
  }
}

const refused = (message: string): LiaisonError => new LiaisonError("RATE_LIMITED", message);
