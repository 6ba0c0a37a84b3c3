/**
 * Whether response times reveal a hidden write to others: asks the same questions without a token, half of them shortly after an
 * organisation recorded something confidential. Runs as a process of its own and writes its figures as JSON.
 */
import "reflect-metadata";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createTerminal, type Terminal } from "../terminal/terminal";
import { tellApart, type Pair, type Verdict } from "./classifier";
import { clientOf, type Client } from "./client";
import { ensureLoaded, type Loaded } from "./generated/load";
import { Random } from "./generated/random";
import { startServer } from "./server";
import { World } from "./generated/world";

/** How well response times reveal hidden writes, for each question. */
export interface TimingFigures {
  readonly scale: number;
  readonly seed: number;
  /** Pairs of answers judged for each question. */
  readonly pairs: number;
  readonly questions: readonly (Verdict & { readonly name: string })[];
}

/** What anyone may ask, and what a hidden write used to make slower. */
const QUESTIONS: readonly (readonly [name: string, query: string])[] = [
  ["timeline", "{ timeline { graphVersion } }"],
  [
    "a page of changes",
    `{ changes(since: "2000-01-01T00:00:00Z", first: 25) { nodes { recordId } pageInfo { endCursor } } }`,
  ],
  ["a list with its count", "{ collaborations(first: 25) { totalCount nodes { id partner { name } } } }"],
  // Its index follows after a commit, and a search waits for it.
  ["a search", `{ search(text: "National Preventive Mechanism") { score node { id } } }`],
  ["the patterns of all states", "{ patternMatrix { graphVersion } }"],
];
const WRITE = `mutation ($input: RecordCollaborationInput!) { recordCollaboration(input: $input) { collaboration { id } } }`;

const CONFIDENTIAL = {
  patterns: ["CAPACITY_STRENGTHENING"],
  partnerKind: "CSO",
  formality: "INFORMAL",
  regularity: "AD_HOC",
  status: "ACTIVE",
  from: "2020-05",
  visibility: "CONFIDENTIAL",
};

/** Half of them are learnt from, half are judged. */
const PAIRS = 200;
const WARM_UP = 20;
/** What a write leaves to be done after it was answered is over by then, hidden or not; milliseconds. */
const PAUSE = 40;

async function measureTiming(
  { scale, seed }: { scale: number; seed: number },
  terminal: Terminal,
): Promise<TimingFigures> {
  const loaded = await ensureLoaded({ scale, seed, terminal });
  const copy = await copyOf(loaded);
  const server = await startServer(copy);
  try {
    const world = new World(scale, seed);
    const [npm, partner] = [world.id("Npm", 0), world.id("Cso", 0)];
    const writer = clientOf(server.url, server.token("member", npm));
    const anyone = clientOf(server.url);
    const writing = hiddenWrites(writer, { npm, partner });
    const questions: (Verdict & { name: string })[] = [];
    for (const [name, query] of QUESTIONS) {
      terminal.say(`  ${name}`);
      questions.push({ name, ...tellApart(await pairsOf(() => timed(anyone, query), writing)) });
    }
    return { scale, seed, pairs: PAIRS / 2, questions };
  } finally {
    await server.stop();
    await rm(copy.dataDir, { recursive: true, force: true });
  }
}

/** What is written stays in the copy. */
async function copyOf({ dataDir, dataset }: Loaded): Promise<Pick<Loaded, "dataDir" | "dataset">> {
  const folder = await mkdtemp(join(tmpdir(), "liaison-timing-"));
  await cp(dataDir, folder, { recursive: true });
  return { dataDir: folder, dataset };
}

/** Records a collaboration that its owner alone may see, another each time. */
function hiddenWrites(writer: Client, parties: { npm: string; partner: string }): () => Promise<void> {
  let count = 0;
  return async () => {
    count += 1;
    await writer.ask(WRITE, { input: { ...parties, ...CONFIDENTIAL, description: `Sample ${count}` } });
  };
}

/** Times without and with a write before, in an order that nobody could guess. */
async function pairsOf(ask: () => Promise<number>, write: () => Promise<void>): Promise<Pair[]> {
  const random = new Random(1);
  for (let count = 0; count < WARM_UP; count += 1) await ask();
  const after = async (): Promise<number> => {
    await write();
    await sleep(PAUSE);
    return ask();
  };
  const without = async (): Promise<number> => {
    await sleep(PAUSE);
    return ask();
  };
  const pairs: Pair[] = [];
  for (let count = 0; count < PAIRS; count += 1) {
    const isFirst = random.next() < 0.5;
    const first = await (isFirst ? after() : without());
    const second = await (isFirst ? without() : after());
    pairs.push(isFirst ? { written: first, without: second } : { without: first, written: second });
  }
  return pairs;
}

async function timed(client: Client, query: string): Promise<number> {
  const started = performance.now();
  await client.ask(query, {});
  return performance.now() - started;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      only: { type: "string", default: "" },
      out: { type: "string" },
    },
  });
  const figures = await measureTiming(
    { scale: Number(values.scale), seed: Number(values.seed) },
    createTerminal({ stdout: process.stderr, stderr: process.stderr }),
  );
  const text = `${JSON.stringify(figures, null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else await writeFile(values.out, text);
}

if (require.main === module) void main();
