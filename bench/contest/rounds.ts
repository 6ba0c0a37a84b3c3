/** How contestants are measured: interleaved, in an order that is shuffled each round, so that what the machine does meanwhile hits all. */
import { readFile } from "node:fs/promises";
import type { Contest, Entrant, EntrantName } from "./contest";
import type { Operation } from "./operations";
import { Random } from "../generated/random";

/** How long all of it takes. */
export interface Effort {
  /** Seconds for which each is asked before anything counts. */
  readonly warmUp: number;
  readonly rounds: number;
  /** Questions one after another, in each round; fewer where they take long. */
  readonly questions: number;
  /** Rounds of several clients, and seconds of each. */
  readonly loads: number;
  readonly seconds: number;
  /** Questions for which everything is counted. */
  readonly counted: number;
}

/** How much is asked for figures that are reported. */
export const EFFORT: Effort = { warmUp: 3, rounds: 15, questions: 12, loads: 3, seconds: 3, counted: 60 };
/** How much is asked when a rough comparison is enough. */
export const QUICK: Effort = { warmUp: 1.5, rounds: 8, questions: 8, loads: 2, seconds: 1.2, counted: 30 };

/** Figures of one contestant for one operation. Milliseconds, each for one question; bytes and records too. */
export interface EntrantFigures {
  readonly p50: number;
  readonly p95: number;
  /** Answers a second with 8 clients; not of the one in the process that asks. */
  readonly throughput?: number;
  readonly counts?: Counts;
}

interface Counts {
  readonly statements: number;
  /** As they come over Bolt; a list that was collected is one. */
  readonly records: number;
  readonly bytesFromNeo4j: number;
  readonly bytesOfAnswer: number;
  /** Processor time of the contestant, of its parts, and of Neo4j meanwhile. */
  readonly cpu: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly neo4j: number;
}

/** Figures for one operation by contestant; contestants that were not measured are missing. */
export type Figures = Partial<Record<EntrantName, EntrantFigures>>;

const CLIENTS = 8;
/** Milliseconds. */
const SLOW = 300;
/** Seconds after which a contestant that is slow is asked no more questions in a row. */
const PATIENCE = { round: 1, counted: 4 };

/** Measures one client after another, then several at once, and then the cost of each answer. */
export async function measured(contest: Contest, operation: Operation, effort: Effort): Promise<Figures> {
  const { entrants } = contest;
  const counter = new Counter();
  for (const entrant of entrants) await during(effort.warmUp, () => entrant.ask(operation, counter.next()));
  const times = new Map<Entrant, number[]>(entrants.map((entrant) => [entrant, []]));
  await inRounds(effort.rounds, entrants, async (entrant) => {
    await during(
      PATIENCE.round,
      async () => times.get(entrant)?.push((await entrant.ask(operation, counter.next())).time),
      effort.questions,
    );
  });
  const rates = new Map<Entrant, number[]>(entrants.map((entrant) => [entrant, []]));
  const served = entrants.filter(({ name }) => name !== "inProcess");
  await inRounds(effort.loads, served, async (entrant) => {
    // One round of what takes so long is enough.
    if (at(times.get(entrant) ?? [], 0.5) > SLOW && rates.get(entrant)?.length === 1) return;
    const clients = Array.from({ length: CLIENTS }, () =>
      during(effort.seconds, () => entrant.ask(operation, counter.next())),
    );
    const answers = (await Promise.all(clients)).reduce((sum, count) => sum + count, 0);
    rates.get(entrant)?.push(answers / effort.seconds);
  });
  const found: [EntrantName, EntrantFigures][] = [];
  for (const entrant of entrants) {
    const [all, load] = [times.get(entrant) ?? [], rates.get(entrant) ?? []];
    const counts = await countsOf(contest, { entrant, operation, effort }, counter);
    found.push([
      entrant.name,
      { p50: at(all, 0.5), p95: at(all, 0.95), ...(load.length > 0 && { throughput: at(load, 0.5) }), ...counts },
    ]);
  }
  return Object.fromEntries(found);
}

/** The time of the server’s own work, milliseconds: an answer that needs no Neo4j. */
export async function costOfServer({ idle }: Contest, { questions, rounds, warmUp }: Effort): Promise<number> {
  await during(warmUp, idle);
  const times: number[] = [];
  for (let left = questions * rounds; left > 0; left -= 1) times.push((await idle()).time);
  return at(times, 0.5);
}

class Counter {
  #last = 0;
  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

async function inRounds(rounds: number, entrants: readonly Entrant[], work: (one: Entrant) => Promise<void>) {
  const random = new Random(rounds, "order");
  for (let round = 0; round < rounds; round += 1) for (const one of shuffled(entrants, random)) await work(one);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}

/** How often it could be done; at most so often. */
async function during(seconds: number, work: () => Promise<unknown>, most = Number.POSITIVE_INFINITY): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let count = 0;
  for (; count < most && performance.now() < until; count += 1) await work();
  return count;
}

interface Counted {
  readonly entrant: Entrant;
  readonly operation: Operation;
  readonly effort: Effort;
}

async function countsOf({ neo4j }: Contest, counted: Counted, counter: Counter): Promise<{ counts?: Counts }> {
  const { entrant, operation, effort } = counted;
  const { probe } = entrant;
  if (!probe) return {};
  let bytes = 0;
  const one = async (): Promise<void> => {
    bytes += Buffer.byteLength((await entrant.ask(operation, counter.next())).text);
  };
  const ask = (): Promise<number> => during(PATIENCE.counted, one, effort.counted);
  const before = await processorTime(neo4j);
  await probe("begin");
  const asked = await ask();
  const bytesOfAnswer = Math.round(bytes / asked);
  const found = await probe("end");
  const after = await processorTime(neo4j);
  await probe("profile");
  const profiled = await ask();
  const parts = await probe("parts");
  return {
    counts: {
      statements: each(found.statements, asked),
      records: each(found.records, asked),
      bytesFromNeo4j: Math.round(found.bytes / asked),
      bytesOfAnswer,
      cpu: each(found.cpu, asked),
      parts: Object.fromEntries(Object.entries(parts).map(([part, time]) => [part, each(time, profiled)])),
      neo4j: each(after - before, asked),
    },
  };
}

const each = (total: number, count: number): number => Math.round((1000 * total) / count) / 1000;

/** Milliseconds that a process has taken so far; 0 where the system does not tell. Linux counts hundredths of a second. */
async function processorTime(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [user = 0, system = 0] = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
