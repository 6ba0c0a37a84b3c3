/**
 * How long questions about the graph as a whole take, and how long they hold the server up: cold (the first of its kind), warm with the
 * same question (the answer is known), and warm with others of its kind (the graph is known, the answer is not). Runs as a process of its
 * own and writes its figures as JSON.
 */
import "reflect-metadata";
import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createTerminal, type Terminal } from "../terminal/terminal";
import { clientOf, type Client } from "./client";
import { ensureLoaded } from "./generated/load";
import { oneRecord, questionsOver, readsGraph, type Question } from "./questions";
import { startServer, type LoopFigures, type Server } from "./server";
import { World } from "./generated/world";

/** Requests of one kind that were sent one after another. Times in milliseconds. */
export interface Phase {
  readonly requests: number;
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** What the server’s event loop did meanwhile. */
  readonly loop: LoopFigures;
}

/** Times of one question: asked for the first time, asked again, and asked with other arguments. */
export interface QuestionFigures {
  readonly name: string;
  readonly operation: string | null;
  readonly cold: Phase;
  readonly same: Phase;
  readonly other: Phase;
}

/** Everything that the benchmark of the analyses measured on one generated dataset. */
export interface InsightFigures {
  readonly scale: number;
  readonly seed: number;
  readonly records: number;
  readonly loadSeconds: number;
  /** Nothing is asked: what the machine itself does to the event loop. */
  readonly idle: LoopFigures;
  /** The first question of all: one record. */
  readonly first: Phase;
  /** The first question about the graph as a whole: the graph is read for it. */
  readonly graph: Phase;
  readonly questions: readonly QuestionFigures[];
}

const REQUESTS = 50;
const FEWEST = 5;
const IDLE = 5_000;

interface Options {
  readonly scale: number;
  readonly seed: number;
  /** Longest time of a phase, milliseconds: then it ends with fewer requests. */
  readonly phase: number;
  /** Names of questions; all where none is given. */
  readonly only: readonly string[];
  /** For node, when the server is started. */
  readonly nodeArguments: readonly string[];
}

/** Measures all questions, or those named, over the database of a scale. */
export async function measureInsights(options: Options, terminal: Terminal): Promise<InsightFigures> {
  const { scale, seed } = options;
  const loaded = await ensureLoaded({ scale, seed, terminal });
  const server = await startServer(loaded, options.nodeArguments);
  try {
    await server.loop();
    await sleep(IDLE);
    const idle = rounded(await server.loop());
    const [client, world] = [clientOf(server.url), new World(scale, seed)];
    const questions = questionsOver(world);
    const first = await phaseOf(server, 1, () => oneRecord.ask(client, 0));
    const graph = await phaseOf(server, 1, () => readsGraph.ask(client, 0));
    const wanted = questions.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
    const figures: QuestionFigures[] = [];
    for (const question of wanted) {
      terminal.say(`  ${question.name}`);
      figures.push(await measure({ server, client, options }, question));
    }
    return {
      scale,
      seed,
      records: loaded.records,
      loadSeconds: loaded.seconds,
      idle,
      first,
      graph,
      questions: figures,
    };
  } finally {
    await server.stop();
  }
}

interface Bench {
  readonly server: Server;
  readonly client: Client;
  readonly options: Options;
}

async function measure({ server, client, options }: Bench, question: Question): Promise<QuestionFigures> {
  const asker = question.role === undefined ? client : clientOf(server.url, server.token(question.role));
  await server.loop();
  const cold = await phaseOf(server, 1, () => question.ask(asker, 0));
  const limits = { requests: REQUESTS, time: options.phase };
  const same = await phaseOf(server, limits, () => question.ask(asker, 0));
  const other = await phaseOf(server, limits, (at) => question.ask(asker, at + 1));
  return { name: question.name, operation: question.operation ?? null, cold, same, other };
}

type Limits = number | { readonly requests: number; readonly time: number };

/** Asks again and again; at least five times, however long that takes. */
async function phaseOf(server: Server, limits: Limits, ask: (at: number) => Promise<void>): Promise<Phase> {
  const { requests, time } = typeof limits === "number" ? { requests: limits, time: Infinity } : limits;
  const times: number[] = [];
  const began = performance.now();
  while (times.length < requests && (times.length < FEWEST || performance.now() - began < time)) {
    const started = performance.now();
    await ask(times.length);
    times.push(performance.now() - started);
  }
  const loop = await server.loop();
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    tenths(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { requests: times.length, p50: at(0.5), p95: at(0.95), longest: at(1), loop: rounded(loop) };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const rounded = ({ held, longest, p99, cpu, memory }: LoopFigures): LoopFigures => ({
  held: tenths(held),
  longest: tenths(longest),
  p99: tenths(p99),
  cpu: Math.round(cpu),
  memory: Math.round(memory),
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      phase: { type: "string", default: "240" },
      only: { type: "string", default: "" },
      node: { type: "string", multiple: true, default: [] },
      out: { type: "string" },
    },
  });
  const figures = await measureInsights(
    {
      scale: Number(values.scale),
      seed: Number(values.seed),
      phase: Number(values.phase) * 1_000,
      only: values.only.split(",").filter((name) => name !== ""),
      nodeArguments: values.node,
    },
    createTerminal({ stdout: process.stderr, stderr: process.stderr }),
  );
  const text = `${JSON.stringify(figures, null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else await writeFile(values.out, text);
}

if (require.main === module) void main();
