/** What the tries reached: a comparison of refusals alone would show little. */
import type { Outcome, Try } from "./worlds";

export class Coverage {
  readonly #reached = new Map<string, Map<string, number>>();

  /** Counts a try. */
  readonly hear = ({ template: { mutation } }: Try, { refusal }: Outcome): void => {
    const outcomes = this.#reached.get(mutation) ?? new Map<string, number>();
    this.#reached.set(mutation, outcomes);
    const outcome = refusal ? `${refusal.code} ${shape(refusal.message)}` : "done";
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  };

  /** How often each mutation came to what. */
  table(): string {
    return [...this.#reached]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([mutation, outcomes]) => [
        mutation,
        ...[...outcomes].map(([outcome, count]) => `  ${count} ${outcome}`),
      ])
      .join("\n");
  }
}

/** A message without what is particular to one try. */
const shape = (message: string): string =>
  message
    .replace(/[a-z]+-[\w-]*\d[\w-]*/g, "…")
    .replace(/\b\d{4}(-\d\d){0,2}\b/g, "…")
    .slice(0, 160);
