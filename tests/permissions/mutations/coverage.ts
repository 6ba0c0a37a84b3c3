/** What the tries reached. Where nothing is done and no rule refuses, equal answers show nothing. */
import { CONSTANT_REFUSALS, type ConstantRefusal } from "./constantRefusals";
import { constantRefusal, type Outcome, type Try } from "./worlds/worlds";

/** Refusals by the rules of networks and of records, by how their messages begin; each has to be met. */
const REFUSALS: Readonly<Record<string, readonly string[]>> = {
  proposeDecision: ["Only members of", "Sample called network-1 has members already", "input.subjects must name"],
  takePosition: ["Your organisation has no voice", "The decision is closed", "This decision is recorded history"],
  closeDecision: [
    "Only the secretariat of",
    "Only members of",
    "There is no common agreement on",
    "A decision is rejected when a member objects",
  ],
  admitMember: [
    "Only the secretariat of",
    "No decision of the members supports it",

    "A membership cannot begin before it was decided",
    "Sample called npm-1 can’t accede on",
    "It has this standing already",
  ],
  withdraw: ["There is nothing to withdraw from", "input.on must be after the first day"],
  appointChair: ["Only the secretariat of", "This term of the chair breaks the rules"],
  delegateRepresentation: ["No chair can designate a representative", "This designation breaks the rules"],
  createWorkingGroup: ["Only the secretariat of", "The members decide on working groups"],
};

/** Shares, 0 to 1, and what was not reached. */
interface Reached {
  readonly done: number;
  readonly refused: number;
  readonly constant: number;
  readonly missing: readonly string[];
}

const keyOf = ({ mutation, rule }: ConstantRefusal): string => `${mutation}: ${rule}`;

export class Coverage {
  readonly #reached = new Map<string, Map<string, number>>();
  readonly #constant = new Set<string>();
  #tries = 0;
  #done = 0;

  /** Counts a try, with hidden records and without. */
  readonly hear = ({ template: { mutation } }: Try, outcome: Outcome, without: Outcome): void => {
    const outcomes = this.#reached.get(mutation) ?? new Map<string, number>();
    this.#reached.set(mutation, outcomes);
    for (const one of [outcome, without]) outcomes.set(nameOf(one), (outcomes.get(nameOf(one)) ?? 0) + 1);
    this.#tries += 1;
    if (!outcome.refusal) this.#done += 1;
    const constant = constantRefusal(mutation, outcome);
    if (constant && outcome.told !== without.told) this.#constant.add(keyOf(constant));
  };

  /** Share of tries in which something was done. */
  get doneShare(): number {
    return this.#done / this.#tries;
  }

  /**
   * Mutations that were never done, rules that never refused, and rules of constant refusals that never met anything else, with the share
   * of each that was reached. Which of them are reached is chance; that most are is not.
   */
  reached(mutations: readonly string[]): Reached {
    const outcomes = (mutation: string) => [...(this.#reached.get(mutation)?.keys() ?? [])];
    const rules = Object.entries(REFUSALS).flatMap(([mutation, beginnings]) =>
      beginnings
        .filter((beginning) => !outcomes(mutation).some((one) => one.includes(shape(beginning))))
        .map((beginning) => `${mutation}: ${beginning}`),
    );
    const constant = [...new Set(CONSTANT_REFUSALS.map(({ rule }) => rule))].filter(
      (rule) => !CONSTANT_REFUSALS.some((one) => one.rule === rule && this.#constant.has(keyOf(one))),
    );
    const undone = mutations.filter((mutation) => !outcomes(mutation).includes(DONE));
    const all = Object.values(REFUSALS).flat().length;
    return {
      missing: [...undone.map((mutation) => `${mutation}: done`), ...rules, ...constant],
      done: 1 - undone.length / mutations.length,
      refused: 1 - rules.length / all,
      constant: 1 - constant.length / new Set(CONSTANT_REFUSALS.map(({ rule }) => rule)).size,
    };
  }

  /** How often each mutation came to what, for people. */
  table(): string {
    return [...this.#reached]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([mutation, outcomes]) => [
        mutation,
        ...[...outcomes].map(([outcome, count]) => `  ${String(count).padStart(4)} ${outcome.slice(0, 160)}`),
      ])
      .join("\n");
  }
}

const DONE = "done";
const nameOf = ({ refusal }: Outcome): string => (refusal ? `${refusal.code} ${shape(refusal.message)}` : DONE);

/** A message without what is particular to one try. */
const shape = (message: string): string =>
  message.replace(/[a-z]+-[\w-]*\d[\w-]*/g, "…").replace(/\b\d{4}(-\d\d){0,2}\b/g, "…");
