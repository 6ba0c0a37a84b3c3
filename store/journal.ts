/** The journal: one entry per write transaction. */
import { appendToChain, type Chain, type ChainHead } from "./chain";
import type { Run } from "./connection";
import type { Label } from "./model";

/** What one step of a transaction did; `digest` covers everything that was written in it. */
export interface JournalStep {
  readonly action: "PUT" | "LINK" | "ARCHIVE";
  readonly label: Label;
  readonly count: number;
  readonly digest: string;
}

export interface JournalEntry {
  readonly actor: string;
  readonly key: string;
  readonly at: string;
  readonly steps: readonly JournalStep[];
}

/** Appends an entry in the caller’s transaction. */
export const appendToJournal = (run: Run, chain: Chain, entry: JournalEntry): Promise<ChainHead> =>
  appendToChain(run, chain, [{ ...entry }]);
