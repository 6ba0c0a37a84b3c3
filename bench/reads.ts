/**
 * How fast records are read, and one is recorded: by the hub, by @neo4j/graphql, by statements written by hand, and by the hub’s own
 * resolvers as one plain schema. Runs as a process of its own and writes its figures as JSON.
 */
import "reflect-metadata";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { writeFile } from "node:fs/promises";
import { ownJson } from "../domain/ownJson";
import { createTerminal, type Terminal } from "../terminal/terminal";
import { openContest, type Contest, type ContestOptions } from "./contest/contest";
import { ensureLoaded } from "./generated/load";
import { readsOver, writeOver, type Operation, type PeerData } from "./contest/operations";
import { costOfServer, EFFORT, measured, QUICK, type Effort, type Figures } from "./contest/rounds";
import { World } from "./generated/world";

/** What the contest of reads measured on one generated dataset. */
export interface ContestFigures {
  readonly scale: number;
  readonly seed: number;
  /** What the hub takes for an answer that needs no Neo4j, milliseconds. */
  readonly own: number;
  readonly operations: readonly { readonly name: string; readonly title: string; readonly figures: Figures }[];
}

interface Options {
  readonly scale: number;
  readonly seed: number;
  /** Names of operations; all when empty. */
  readonly only: readonly string[];
  readonly isQuick: boolean;
  readonly nodeArguments: readonly string[];
}

/** The reads, as anyone sees them. */
export const measureReads = (options: Options, terminal: Terminal): Promise<ContestFigures> =>
  measure(options, terminal, { operations: readsOver(new World(options.scale, options.seed)) });

/** The write, as a member. */
export function measureWrites(options: Options, terminal: Terminal): Promise<ContestFigures> {
  const world = new World(options.scale, options.seed);
  return measure(options, terminal, { operations: [writeOver(world)], member: world.id("Npm", 0) });
}

async function measure(
  { scale, seed, only, isQuick, nodeArguments }: Options,
  terminal: Terminal,
  { operations, member }: { operations: readonly Operation[] } & Pick<ContestOptions, "member">,
): Promise<ContestFigures> {
  const loaded = await ensureLoaded({ scale, seed, terminal });
  const contest = await openContest(loaded, { member, nodeArguments });
  const effort: Effort = isQuick ? QUICK : EFFORT;
  try {
    const asked = operations.filter(({ name }) => only.length === 0 || only.includes(name));
    if (member === undefined) for (const operation of asked) await compare(contest, operation);
    const found: ContestFigures["operations"][number][] = [];
    for (const operation of asked) {
      const { name, title } = operation;
      terminal.say(`  ${name}: ${title}`);
      found.push({ name, title, figures: await measured(contest, operation, effort) });
    }
    return { scale, seed, own: await costOfServer(contest, effort), operations: found };
  } finally {
    await contest.end();
  }
}

/** How many different questions of an operation are compared. */
const COMPARED = 12;

interface Answered {
  readonly data?: PeerData;
  readonly errors?: unknown;
}

/** Nothing is timed before all have given the same answers. */
async function compare({ entrants }: Contest, operation: Operation): Promise<void> {
  const asked = new Set<string>();
  for (let at = 0; at < COMPARED; at += 1) {
    const question = JSON.stringify(operation.variables(at));
    if (asked.has(question)) continue;
    asked.add(question);
    const answers = await Promise.all(
      entrants.map(async (entrant) => {
        const { data, errors } = ownJson<Answered>((await entrant.ask(operation, at)).text);
        if (errors !== undefined) throw new Error(`${entrant.name}, ${operation.name}: ${JSON.stringify(errors)}`);
        return { name: entrant.name, data: entrant.name === "peer" && data ? operation.peerAnswer(data) : data };
      }),
    );
    const [first, ...others] = answers;
    for (const { name, data } of others)
      if (!isDeepStrictEqual(plain(data), plain(first?.data)))
        throw new Error(
          `${operation.name}: ${name} answers ${JSON.stringify(data).slice(0, 2_000)}\nand the hub ${JSON.stringify(first?.data).slice(0, 2_000)}`,
        );
  }
}

const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data ?? null));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      only: { type: "string", default: "" },
      what: { type: "string", default: "reads" },
      quick: { type: "boolean", default: false },
      node: { type: "string", multiple: true, default: [] },
      out: { type: "string" },
    },
  });
  const options: Options = {
    scale: Number(values.scale),
    seed: Number(values.seed),
    only: values.only.split(",").filter((name) => name !== ""),
    isQuick: values.quick,
    nodeArguments: values.node,
  };
  const terminal = createTerminal({ stdout: process.stderr, stderr: process.stderr });
  const figures = await (values.what === "writes" ? measureWrites : measureReads)(options, terminal);
  const text = `${JSON.stringify(figures, null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else await writeFile(values.out, text);
}

if (require.main === module) void main();
