/** `liaison audit verify`. */
import type { ChainVerification } from "../store/port";
import type { ExitCode } from "../terminal/exitCodes";
import type { Streams } from "../terminal/terminal";
import { asJson, withStore } from "./withStore";

const NAMES = { journal: "journal of writes", audit: "audit of reads, refusals and tokens" } as const;

/** Checks both chains; exits with 6 where an entry was edited, dropped, put elsewhere or cut off. */
export function verifyAudit({ json = false }: { json?: boolean }, streams: Streams): Promise<ExitCode> {
  return withStore({ streams, json, isUnchecked: true }, async ({ store, terminal }) => {
    const display = terminal.progress({ verify: "Checking entries" });
    const found = await store.access
      .verify((done, total) => display.report({ phase: "verify", done, total }))
      .finally(() => display.end());
    return { text: json ? asJson(found) : told(found), exitCode: found.problems.length > 0 ? 6 : 0 };
  });
}

function told({ chains, problems }: ChainVerification): string {
  const lines = chains.map(({ chain, entries, vouchedFor }) => {
    const vouched =
      vouchedFor === 0 ? "no signed head vouches for its end" : `a signed head vouches for entry ${vouchedFor}`;
    return `${NAMES[chain]}: ${entries} entries; ${vouched}.`;
  });
  const wrong = problems.map(({ chain, sequence, problem }) => `${chain}, entry ${sequence}: ${problem}`);
  const end =
    problems.length === 0
      ? "Every entry is as it was written."
      : "Restore a backup, and find out who could write to the database.";
  return `${[...lines, ...wrong, end].join("\n")}\n`;
}
