import { type Request, type Response } from "express";

/** Resolves to null when a part is ready, otherwise to a sentence that says what is missing. */
export type ReadinessCheck = () => Promise<string | null>;

/** How long a check may take before it counts as missing, milliseconds. */
const CHECK_TIMEOUT = 2_000;

/** Whether a server can answer. */
export class Readiness {
  #missing: string | null = "The hub is starting.";
  #checks: readonly ReadinessCheck[] = [];

  /** Says what a start is waiting for. */
  waitFor(sentence: string): void {
    this.#missing = sentence;
  }

  /** From now on readiness is what the checks say. */
  watch(checks: readonly ReadinessCheck[]): void {
    this.#missing = null;
    this.#checks = checks;
  }

  /** Everything that is missing; empty when the server is ready. */
  async missing(): Promise<readonly string[]> {
    if (this.#missing !== null) return [this.#missing];
    const answers = await Promise.all(this.#checks.map(inTime));
    return answers.filter((answer) => answer !== null);
  }

  /** What a start is waiting for; null once it is over. */
  get waitingFor(): string | null {
    return this.#missing;
  }

  /** GET /health/ready; with `isDetailed` it says what is missing. */
  async serve(response: Response, isDetailed: boolean): Promise<void> {
    const missing = await this.missing();
    if (missing.length === 0) return void response.json({ status: "ready" });
    response
      .status(503)
      .set("Retry-After", "5")
      .json({ status: "unavailable", ...(isDetailed && { missing }) });
  }
}

/** GET /health/live: the process answers. */
export function serveLive(_request: Request, response: Response): void {
  response.json({ status: "live" });
}

/** A check that passes when `work` resolves; `sentence` says what its failure means. */
export function checkOf(work: () => Promise<unknown>, sentence: string): ReadinessCheck {
  return async () => {
    try {
      await work();
      return null;
    } catch {
      return sentence;
    }
  };
}

async function inTime(check: ReadinessCheck): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("A part of the hub does not answer in time."), CHECK_TIMEOUT);
  });
  try {
    return await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A check that passes while there are no troubles. */
export const checkOfTroubles =
  (troubles: () => Promise<readonly string[]>): ReadinessCheck =>
  async () =>
    (await troubles()).join(" ") || null;
