/** Checks a chain from its first entry to its last. */
import { ownJson } from "../../domain/ownJson";
import type { ChainProblem, ChainReport } from "../port/access";
import { macOf, type Chain, type ChainHead } from "./chain";
import type { Connection } from "../neo4j/connection";
import type { HeadKeeper } from "./heads";

const PAGE = 2_000;
/** So many problems are told; a chain that is broken once is not trusted anyway. */
const MOST_PROBLEMS = 20;

interface Entry extends ChainHead {
  readonly previous: string;
  readonly content: string;
  readonly copies: Readonly<Record<string, unknown>>;
}

/** How far a chain was verified, and what is wrong with it. */
export interface Verified {
  readonly report: ChainReport;
  readonly problems: readonly ChainProblem[];
}

interface Walk {
  readonly chain: Chain;
  readonly kept: ChainHead | null;
  readonly problems: ChainProblem[];
  expected: number;
  mac: string;
}

/** Resolves to what is wrong with a chain: entries edited, dropped, put in another order, or cut off at the end. */
export async function verifyChain(
  { connection, heads }: { connection: Connection; heads: HeadKeeper },
  chain: Chain,
  report: (done: number) => void,
): Promise<Verified> {
  const [head] = await connection.read<{ sequence: number; mac: string }>({
    text: "MATCH (j:Journal {id: $chain}) RETURN j.sequence AS sequence, j.mac AS mac",
    parameters: { chain: chain.name },
  });
  const problems: ChainProblem[] = [];
  const kept = await heads.read(chain.name).catch((error: Error) => {
    problems.push({
      chain: chain.name,
      sequence: 0,
      problem: `The signed head outside the database can’t be used: ${error.message}`,
    });
    return null;
  });
  const walk: Walk = { chain, kept, problems, expected: 1, mac: "" };
  for (
    let from = 1, page = await read(connection, chain, from);
    page.length > 0;
    page = await read(connection, chain, from)
  ) {
    page.forEach((entry) => checkEntry(walk, entry));
    from = (page.at(-1)?.sequence ?? from) + 1;
    report(page.length);
  }
  checkEnd(walk, head ?? { sequence: 0, mac: "" });
  const reported = { chain: chain.name, entries: walk.expected - 1, vouchedFor: kept?.sequence ?? 0 };
  return { report: reported, problems: problems.slice(0, MOST_PROBLEMS) };
}

const read = (connection: Connection, chain: Chain, from: number): Promise<Entry[]> =>
  connection.read<Entry & Record<string, unknown>>({
    text: `MATCH (e:${chain.label}) WHERE e.sequence >= $from WITH e ORDER BY e.sequence LIMIT ${PAGE}
RETURN e.sequence AS sequence, e.mac AS mac, e.previous AS previous, e.content AS content,
  e{.*, sequence: null, mac: null, previous: null, content: null} AS copies`,
    parameters: { from },
  });

function checkEntry(walk: Walk, entry: Entry): void {
  const { chain, kept } = walk;
  const { sequence, previous, content, mac } = entry;
  const tell = (problem: string) => walk.problems.push({ chain: chain.name, sequence, problem });
  if (sequence > walk.expected) tell(`Entries ${walk.expected} to ${sequence - 1} are missing.`);
  else if (previous !== walk.mac)
    tell("It does not follow the entry before it: one of them was put in another place, or replaced.");
  if (macOf(chain.key, { sequence, previous, content }) !== mac) tell("It was changed after it was written.");
  else if (!isCopied(chain, entry)) tell("What it is found by was changed; the entry itself is as it was.");
  if (kept?.sequence === sequence && kept.mac !== mac) tell("It is not the entry for which the signed head vouches.");
  walk.expected = sequence + 1;
  walk.mac = mac;
}

function isCopied(chain: Chain, { content, copies }: Entry): boolean {
  const entry = ownJson<Record<string, unknown>>(content);
  return chain.copied.every((name) => JSON.stringify(copies[name] ?? null) === JSON.stringify(entry[name] ?? null));
}

function checkEnd({ chain, kept, problems, expected, mac }: Walk, head: ChainHead): void {
  const last = expected - 1;
  const tell = (problem: string) => problems.push({ chain: chain.name, sequence: last, problem });
  if (head.sequence !== last || head.mac !== mac)
    tell(
      `The chain ends with entry ${last}, but the database’s head says ${head.sequence}: its end was cut off or made up.`,
    );
  if (kept && kept.sequence > last)
    tell(`The signed head vouches for entry ${kept.sequence}: everything after entry ${last} was cut off.`);
}
