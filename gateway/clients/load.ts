/** Measures the load of a server, and refuses requests so that those it has accepted are answered in time. */
import { randomUUID } from "node:crypto";
import { type IncomingMessage, type ServerResponse } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { LiaisonError } from "../../domain/errors";
import { Shares } from "./shares";

/** When a server has too much to do. */
export interface LoadLimits {
  /** Operations that are worked on at once, at most and in any case. */
  readonly most: number;
  readonly least: number;
  /** Those of one client among them. */
  readonly perClient: number;
  /** Milliseconds within which what was taken on should be answered. */
  readonly wait: number;
  /** Milliseconds by which the event loop may be late on average, for two looks in a row. */
  readonly lateness: number;
}

const LOAD_LIMITS: LoadLimits = { most: 128, least: 16, perClient: 48, wait: 1_000, lateness: 500 };

/** Milliseconds between two looks at the server. */
const LOOK = 500;
const RESOLUTION = 20;
const NANOSECONDS_PER_MILLISECOND = 1e6;
/** How much the last look counts against those before. */
const WEIGHT = 0.5;
/** Seconds after which whoever is refused may try again; they differ, so that not all come back at once. */
const RETRY = { least: 1, most: 4 } as const;
const BUSY = "The hub has more to do than it can answer in time; try again shortly.";
/** What is refused: the rest is files, and how the hub is. */
const WORK = /^\/(graphql|tables|export)(?=$|[/?])/;

/** The number of operations to accept at once at this rate of answers, so that none waits longer than it should. */
export const ceilingFor = (
  perSecond: number,
  { most, least, wait }: Omit<LoadLimits, "perClient" | "lateness">,
): number => Math.min(most, Math.max(least, Math.floor((perSecond * wait) / 1000)));

/** The load of one server. */
export class Load {
  readonly #underWay: Shares;
  readonly #limits: LoadLimits;
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  readonly #timer: NodeJS.Timeout;
  #ceiling: number;
  #perSecond: number;
  #answered = 0;
  #lookedAt = performance.now();
  #wasLate = false;
  #isLate = false;

  constructor(limits: LoadLimits = LOAD_LIMITS) {
    this.#limits = limits;
    this.#ceiling = limits.most;
    this.#perSecond = (limits.most * 1000) / limits.wait;
    this.#underWay = new Shares({ most: limits.most, perClient: limits.perClient, what: "operations under way" });
    this.#delay.enable();
    this.#timer = setInterval(() => this.#look(), LOOK).unref();
  }

  /** True while nothing more can be answered in time. */
  get isOver(): boolean {
    return this.#isLate || this.#underWay.count >= this.#ceiling;
  }

  /**
   * Counts an operation until its answer is made; how long the client takes to read it is not counted. Throws UNAVAILABLE where the
   * hub has too much to do, RATE_LIMITED where this client has.
   */
  begin(client: string, response: ServerResponse): void {
    if (this.isOver) throw busy();
    const free = this.#underWay.take(client);
    const end = (): void => {
      response.off("prefinish", end).off("close", end);
      this.#answered += 1;
      free();
    };
    response.on("prefinish", end).on("close", end);
  }

  /** Refuses what is asked of the hub while that is too much, before anything is read of it; false where it goes on. */
  refuses(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.isOver || !WORK.test(request.url ?? "")) return false;
    const { message, code, details } = busy();
    const requestId = randomUUID();
    const extensions = { code, retryAfter: details?.retryAfter, requestId };
    const body = JSON.stringify({ errors: [{ message, extensions }] });
    response.writeHead(503, {
      "x-request-id": requestId,
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      "retry-after": String(details?.retryAfter),
      "cache-control": "no-store",
    });
    response.end(body);
    return true;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#delay.disable();
  }

  #look(): void {
    const isLate = this.#delay.mean / NANOSECONDS_PER_MILLISECOND > this.#limits.lateness;
    this.#delay.reset();
    this.#isLate = isLate && this.#wasLate;
    this.#wasLate = isLate;
    this.#measure();
  }

  /** How much is answered tells what can be only while there is as much to do as is taken on at least. */
  #measure(): void {
    const now = performance.now();
    const perSecond = (this.#answered * 1000) / (now - this.#lookedAt);
    [this.#lookedAt, this.#answered] = [now, 0];
    const isBusy = this.#underWay.count >= this.#limits.least;
    const idle = (this.#limits.most * 1000) / this.#limits.wait;
    this.#perSecond += WEIGHT * ((isBusy ? perSecond : idle) - this.#perSecond);
    this.#ceiling = ceilingFor(this.#perSecond, this.#limits);
  }
}

/** The error for what comes while there is too much to do. */
function busy(): LiaisonError {
  const retryAfter = RETRY.least + Math.floor(Math.random() * (RETRY.most - RETRY.least));
  return new LiaisonError("UNAVAILABLE", BUSY, { retryAfter });
}
