/**
 * What a server still does when it is asked more than it can answer: answers in time with 8 and with 200 clients, and at five times of
 * what it can do; its memory; and how soon it is as quick as before. Runs as a process of its own and writes its figures as JSON.
 */
import "reflect-metadata";
import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createTerminal, type Terminal } from "../terminal/terminal";
import type { Order, Outcome } from "./generator";
import { ensureLoaded } from "./generated/load";
import { startServer, type Server } from "./server";
import { World } from "./generated/world";

/** One load, and the server’s memory after it, MiB. */
export interface LoadFigures extends Outcome {
  readonly name: string;
  readonly memory: number;
}

/** How the hub behaved when it was asked more than it can answer. */
export interface OverloadFigures {
  readonly scale: number;
  readonly seed: number;
  /** Answers a second, the most of what clients that wait for their answers got. */
  readonly peak: number;
  readonly loads: readonly LoadFigures[];
  /** Goodput at five times the peak, as a share of it. */
  readonly kept: number;
  /** Seconds after which one client is answered as quickly as before: at most twice as slowly. */
  readonly recovery: number;
  /** MiB before and after all of it. */
  readonly memory: { readonly before: number; readonly after: number };
}

const WARM_UP = 5;
const TIMES_PEAK = 5;
/** Milliseconds. */
const DEADLINE = 2_000;
const LONGEST_RECOVERY = 30_000;
const QUESTION = `query ($id: ID!) { npm(id: $id) { id name state { name } collaborations(first: 3) { totalCount nodes { id partner { id name } } } } }`;
const QUESTIONS = 200;

interface Options {
  readonly scale: number;
  readonly seed: number;
  /** Seconds of each load. */
  readonly seconds: number;
}

/** Measures the hub under rising load, up to five times what it can answer, and how fast it recovers. */
export async function measureOverload({ scale, seed, seconds }: Options, terminal: Terminal): Promise<OverloadFigures> {
  const loaded = await ensureLoaded({ scale, seed, terminal });
  // Each client of the generator is from a network of its own.
  const server = await startServer(loaded, [], { LIAISON_TRUSTED_PROXIES: "loopback" });
  const generator = fork(join(__dirname, "generator.ts"), { execArgv: process.execArgv });
  const bodies = bodiesOver(new World(scale, seed));
  const send = async (order: Partial<Order>): Promise<Outcome> => {
    generator.send({ url: server.url, bodies, clients: 8, perSecond: 0, seconds, deadline: DEADLINE, ...order });
    return ((await once(generator, "message")) as [Outcome])[0];
  };
  try {
    await send({ seconds: WARM_UP });
    const before = await memoryOf(server);
    const alone = await send({ clients: 1, seconds: WARM_UP });
    const loads: LoadFigures[] = [];
    const load = async (name: string, order: Partial<Order>): Promise<number> => {
      terminal.say(`  ${name}`);
      const outcome = await send(order);
      loads.push({ name, ...outcome, memory: await memoryOf(server) });
      return outcome.goodput;
    };
    const peak = Math.max(
      await load("8 clients", { clients: 8 }),
      await load("32 clients", { clients: 32 }),
      await load("200 clients", { clients: 200 }),
    );
    const beyond = await load("five times the peak", { clients: 200, perSecond: Math.ceil(TIMES_PEAK * peak) });
    const recovery = await recovered(send, 2 * alone.p50);
    return {
      scale,
      seed,
      peak,
      loads,
      kept: beyond / peak,
      recovery,
      memory: { before, after: await memoryOf(server) },
    };
  } finally {
    generator.kill();
    await server.stop();
  }
}

const memoryOf = async (server: Server): Promise<number> => (await server.loop()).memory;

function bodiesOver(world: World): string[] {
  return Array.from({ length: QUESTIONS }, (_, at) =>
    JSON.stringify({ query: QUESTION, variables: { id: world.id("Npm", at % world.count("Npm")) } }),
  );
}

/** Seconds until one client is answered within a time, at the median of a second. */
async function recovered(send: (order: Partial<Order>) => Promise<Outcome>, limit: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < LONGEST_RECOVERY) {
    const { goodput, p50, failed, refused } = await send({ clients: 1, seconds: 1 });
    if (goodput > 0 && failed + refused === 0 && p50 <= limit) break;
    await sleep(100);
  }
  return (performance.now() - began) / 1000;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      seconds: { type: "string", default: "15" },
      only: { type: "string", default: "" },
      out: { type: "string" },
    },
  });
  const figures = await measureOverload(
    { scale: Number(values.scale), seed: Number(values.seed), seconds: Number(values.seconds) },
    createTerminal({ stdout: process.stderr, stderr: process.stderr }),
  );
  const text = `${JSON.stringify(figures, null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else await writeFile(values.out, text);
}

if (require.main === module) void main();
