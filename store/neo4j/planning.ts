/**
 * Statements that Neo4j has not planned yet. Planning one takes up to a second of a core, which no timeout ends, so they wait for a
 * place: in turns between clients, one at a time for each. Statements that are planned already do not wait.
 */
import { createHash } from "node:crypto";
import { LiaisonError } from "../../domain/errors";
import type { RequestLimits } from "../../domain/requestLimits";

/** How many statements may be planned. */
export interface PlanningLimits {
  /** New statements at the same time. */
  readonly places: number;
  /** New statements of one client within a minute. */
  readonly perMinute: number;
  /** New statements that may wait, of all clients. */
  readonly waiting: number;
  /** Plans that Neo4j keeps: `server.memory.query_cache.per_db_cache_num_entries`. */
  readonly kept: number;
}

const PLANNING_LIMITS: PlanningLimits = { places: 2, perMinute: 120, waiting: 200, kept: 1_000 };

/** The client for whom a statement is sent. */
export type Sender = Pick<RequestLimits, "client" | "signal">;

/** Finds out which statements are new, and when it is their turn. */
export class Planning {
  /** Digests of texts that are planned, the one used longest ago first. */
  readonly #planned = new Set<string>();
  /** Texts that run for the first time, until it is known how that went. */
  readonly #underway = new Map<string, Promise<unknown>>();
  readonly #turns: Turns;
  readonly #budgets: Budgets;

  constructor(private readonly limits: PlanningLimits = PLANNING_LIMITS) {
    this.#turns = new Turns(limits);
    this.#budgets = new Budgets(limits.perMinute);
  }

  /**
   * Does the work of a statement when it is its turn. RATE_LIMITED where the client has sent too many new ones, UNAVAILABLE where too
   * many wait; the reason of the signal where it aborts meanwhile.
   */
  async run<Result>(text: string, { client, signal }: Sender, work: () => Promise<Result>): Promise<Result> {
    const key = createHash("sha1").update(text).digest("base64");
    let leave: (() => void) | undefined;
    try {
      for (;;) {
        if (this.#planned.has(key)) return await this.#known(key, work);
        const other = client !== undefined && this.#underway.get(key);
        if (other) await other;
        else if (client !== undefined && !leave) {
          signal?.throwIfAborted();
          this.#budgets.spend(client);
          leave = await this.#turns.take(client, signal);
        } else return await this.#first(key, work);
      }
    } finally {
      leave?.();
    }
  }

  #known<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    this.#planned.delete(key);
    this.#planned.add(key);
    return work();
  }

  /** What fails may not have been planned to its end, so it is new the next time too. */
  async #first<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const result = work();
    const ended = result.catch(() => undefined);
    this.#underway.set(key, ended);
    try {
      await result;
      this.#planned.add(key);
      const [oldest] = this.#planned;
      if (this.#planned.size > this.limits.kept && oldest !== undefined) this.#planned.delete(oldest);
    } finally {
      if (this.#underway.get(key) === ended) this.#underway.delete(key);
    }
    return result;
  }
}

/** Places that clients take in turns, one each at a time. */
class Turns {
  /** Clients in the order of their turns, and what each waits for. */
  readonly #queues = new Map<string, Set<() => void>>();
  readonly #served = new Set<string>();
  #waiting = 0;

  constructor(private readonly limits: PlanningLimits) {}

  /** Resolves when it is the client’s turn, to what gives the place back. */
  take(client: string, signal: AbortSignal | undefined): Promise<() => void> {
    if (this.#waiting >= this.limits.waiting)
      throw new LiaisonError("UNAVAILABLE", "Too many new kinds of question wait at the moment; try again shortly.");
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(client) ?? new Set<() => void>();
      this.#queues.set(client, queue);
      const serve = () => {
        this.#end(client, queue, serve);
        signal?.removeEventListener("abort", giveUp);
        resolve(() => this.#leave(client));
      };
      const giveUp = () => {
        this.#end(client, queue, serve);
        reject(signal?.reason as Error);
      };
      queue.add(serve);
      this.#waiting += 1;
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#next();
    });
  }

  #end(client: string, queue: Set<() => void>, serve: () => void): void {
    queue.delete(serve);
    this.#waiting -= 1;
    if (queue.size === 0) this.#queues.delete(client);
  }

  #next(): void {
    for (const [client, queue] of this.#queues) {
      if (this.#served.size >= this.limits.places) return;
      const [serve] = queue;
      if (this.#served.has(client) || !serve) continue;
      this.#served.add(client);
      serve();
    }
  }

  /** Whoever waits for more goes to the end of the line. */
  #leave(client: string): void {
    this.#served.delete(client);
    const queue = this.#queues.get(client);
    this.#queues.delete(client);
    if (queue) this.#queues.set(client, queue);
    this.#next();
  }
}

const MINUTE = 60_000;
/** Clients of whom is remembered what they sent. */
const MOST_CLIENTS = 10_000;

/** New statements that clients may still send: a full budget fills up within a minute. */
class Budgets {
  readonly #left = new Map<string, { left: number; at: number }>();

  constructor(private readonly perMinute: number) {}

  spend(client: string): void {
    const now = performance.now();
    const budget = this.#of(client, now);
    if (budget.left < 1)
      throw new LiaisonError(
        "RATE_LIMITED",
        `More than ${this.perMinute} new kinds of question within a minute; ask again in a minute, or what was asked before with other values.`,
      );
    this.#left.set(client, { left: budget.left - 1, at: now });
    if (this.#left.size > MOST_CLIENTS) this.#forgetFull(now);
  }

  #of(client: string, now: number): { left: number; at: number } {
    const known = this.#left.get(client);
    if (!known) return { left: this.perMinute, at: now };
    const more = (this.perMinute * (now - known.at)) / MINUTE;
    return { left: Math.min(this.perMinute, known.left + more), at: now };
  }

  #forgetFull(now: number): void {
    for (const [client, { at }] of this.#left) if (now - at > MINUTE) this.#left.delete(client);
  }
}
