/** How often one client may do something, counted in this process. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { LiaisonError } from "../../domain/errors";

/** So many within so many seconds. */
interface Rate {
  readonly most: number;
  readonly seconds: number;
}

/** Reports of errors by one client: a steward reads each of them. */
const REPORTS: Rate = { most: 20, seconds: 86_400 };
const MINUTE = 60;

/** Counts what clients do, and refuses more than the limit with RATE_LIMITED and the time after which to try again. */
export class Rates {
  readonly #requests: RateLimiterMemory | null;
  readonly #reports = limiterOf(REPORTS);

  /** `perMinute`: requests of one client; 0 for no limit. */
  constructor(perMinute: number) {
    this.#requests = perMinute > 0 ? limiterOf({ most: perMinute, seconds: MINUTE }) : null;
  }

  /** Counts a request. */
  request(client: string): Promise<void> {
    return this.#requests ? take(this.#requests, client, { points: 1, what: "requests" }) : Promise.resolve();
  }

  /** Counts reports of errors. */
  reports(client: string, points: number): Promise<void> {
    return take(this.#reports, client, { points, what: "reports of errors" });
  }
}

const limiterOf = ({ most, seconds }: Rate): RateLimiterMemory =>
  new RateLimiterMemory({ points: most, duration: seconds });

async function take(
  limiter: RateLimiterMemory,
  client: string,
  { points, what }: { points: number; what: string },
): Promise<void> {
  try {
    await limiter.consume(client, points);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    const message = `There were more than ${limiter.points} ${what} within ${spanOf(limiter.duration)}; try again in ${spanOf(retryAfter)}.`;
    throw new LiaisonError("RATE_LIMITED", message, { retryAfter });
  }
}

function spanOf(seconds: number): string {
  const [number, unit] = seconds >= 3_600 ? [Math.ceil(seconds / 3_600), "hour"] : [seconds, "second"];
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
