/** Keeps the graphs of each viewpoint, and passes its questions to the thread that answers them. */
import { setImmediate } from "node:timers/promises";
import { LiaisonError } from "../domain/errors";
import { seesPublicOnly, type Viewpoint } from "../domain/access/viewpoint";
import type { Reader } from "../store/port";
import type { Resolved } from "./thread/graphs";
import type { Order } from "./thread/message";
import type { Analysis, Analyst, Answer, Kind, Question } from "./port";
import { Queue } from "./thread/queue";
import { roomFor, type Held, type RoomLimits } from "./thread/room";
import { AnalysisThread } from "./thread/thread";
import { Turns } from "./thread/turns";

/** Viewpoints whose graphs are held, and those of one client among them. */
const ROOM: RoomLimits = { graphs: 8, perClient: 2 };
/** Answers that are kept for each. */
const ANSWERS = 100;
/** Questions of one client that may wait for room, and for the thread. */
const WAITING = { room: 20, thread: 100 } as const;
/** One that is worked out, and one that is ready when it is. */
const AT_ONCE = 2;
/** Who owns the graph that everyone sees. */
const EVERYONE = "everyone";
/** Milliseconds a question waits where nothing else is said. */
const PATIENCE = 20_000;

/** How the analysis is run; both settings are optional. */
export interface AnalysisOptions {
  /** Arguments of node for the thread, where it can’t take those of the process. */
  readonly execArgv?: readonly string[];
  /** Longest time a question waits, milliseconds; what it asks for is worked out to the end all the same. */
  readonly patience?: number;
}

/** Who asks: what it may see, and whose share it uses. */
interface Asker {
  readonly reader: Reader;
  readonly client: string;
}

/** A graph as it was at one version, with the answers that were made of it. */
interface Graph extends Held {
  readonly number: number;
  readonly version: number;
  /** Life of the thread that knows it. */
  readonly life: number;
  /** Resolves to the ids of confidential records in it. */
  readonly loaded: Promise<readonly string[]>;
  readonly answers: Map<string, Promise<unknown>>;
  /** How many are at work with it: while there is someone, the thread keeps it. */
  uses: number;
}

/** Opens analyses; the thread begins with the first question. */
export function openAnalysis(options: AnalysisOptions): Analysis {
  const graphs = new Graphs(options);
  return {
    async over(reader, client) {
      const asker = { reader, client };
      const version = await reader.newest();
      await graphs.use(asker, version, async ({ loaded }) => reader.noteUse(await graphs.inTime(loaded)));
      return new ReaderAnalyst(graphs, asker, version);
    },
    close: () => graphs.close(),
  };
}

class ReaderAnalyst implements Analyst {
  constructor(
    private readonly graphs: Graphs,
    private readonly asker: Asker,
    private readonly version: number,
  ) {}

  ask<K extends Kind>(question: Question<K>): Promise<Answer<K>> {
    const { graphs, asker, version } = this;
    return graphs.use(asker, version, async (graph) => {
      await asker.reader.noteUse(await graphs.inTime(graph.loaded));
      return (await graphs.inTime(graphs.answer(graph, asker, question as Question))) as Answer<K>;
    });
  }
}

class Graphs {
  readonly #graphs = new Map<string, Graph>();
  /** Forgotten ones that someone is at work with. */
  readonly #leaving = new Set<Graph>();
  readonly #thread: AnalysisThread;
  readonly #turns = new Turns({ atOnce: AT_ONCE, waiting: WAITING.thread });
  readonly #queue = new Queue(WAITING.room);
  readonly #patience: number;
  #loaded = 0;

  constructor({ execArgv, patience = PATIENCE }: AnalysisOptions) {
    this.#patience = patience;
    this.#thread = new AnalysisThread(() => this.#end(), execArgv);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  /** Works with the graph of a viewpoint at this version or a newer one, once there is room for it. */
  async use<Value>(asker: Asker, version: number, work: (graph: Graph) => Promise<Value>): Promise<Value> {
    const until = performance.now() + this.#patience;
    for (;;) {
      const graph = this.#known(asker.reader, version) ?? this.#load(asker, version);
      if (graph) return this.#keeping(graph, () => work(graph));
      await this.#queue.wait(asker.client, until);
    }
  }

  /** The answer to a question, worked out once for all who ask the same of the same graph. */
  answer(graph: Graph, asker: Asker, question: Question): Promise<unknown> {
    const key = JSON.stringify(question);
    const known = graph.answers.get(key);
    if (known) return known;
    const answer = this.#work(graph, asker, question);
    answer.catch(() => graph.answers.delete(key));
    graph.answers.set(key, answer);
    const [oldest] = graph.answers.keys();
    if (graph.answers.size > ANSWERS && oldest !== undefined) graph.answers.delete(oldest);
    return answer;
  }

  /** What comes of some work, if it comes in time. */
  async inTime<Value>(work: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new LiaisonError("UNAVAILABLE", "The answer is still being computed; ask again in a minute.");
      timer = setTimeout(() => reject(error), this.#patience);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #work(graph: Graph, { reader, client }: Asker, question: Question): Promise<unknown> {
    return this.#keeping(graph, async () => {
      const resolved = await resolve(reader, question);
      return this.#turns.run(client, () => this.#thread.ask(graph.life, { graph: graph.number, question, resolved }));
    });
  }

  async #keeping<Value>(graph: Graph, work: () => Promise<Value>): Promise<Value> {
    graph.uses += 1;
    try {
      return await work();
    } finally {
      graph.uses -= 1;
      this.#drop(graph);
    }
  }

  /** The thread has ended, and knows none of them any more. */
  #end(): void {
    this.#graphs.clear();
    this.#queue.wake();
  }

  /** The graph of a viewpoint, where it is of this version or a newer one; it is now the one used last. */
  #known({ viewpoint }: Reader, version: number): Graph | undefined {
    const key = keyOf(viewpoint);
    const known = this.#graphs.get(key);
    if (!known) return undefined;
    if (known.version < version) return void this.#forget(key, known);
    this.#graphs.delete(key);
    this.#graphs.set(key, known);
    return known;
  }

  #forget(key: string, graph: Graph): void {
    this.#graphs.delete(key);
    this.#leaving.add(graph);
    this.#drop(graph);
  }

  /** Lets a graph go that was forgotten and with which nobody is at work; whoever waits for room looks again. */
  #drop(graph: Graph): void {
    if (graph.uses > 0) return;
    if (this.#leaving.delete(graph)) this.#thread.tell(graph.life, { type: "forget", graph: graph.number });
    this.#queue.wake();
  }

  /** Begins to read a graph; undefined where there is no room for it. */
  #load({ reader, client }: Asker, version: number): Graph | undefined {
    const owner = seesPublicOnly(reader.viewpoint) ? EVERYONE : client;
    const leaving = roomFor(owner, [...this.#leaving, ...this.#graphs.values()], ROOM);
    if (!leaving) return undefined;
    for (const [key, graph] of this.#graphs) if (leaving.includes(graph)) this.#forget(key, graph);
    const [number, life] = [(this.#loaded += 1), this.#thread.begin()];
    const loaded = this.#read(reader, number, life);
    const graph: Graph = { owner, number, version, life, loaded, answers: new Map(), uses: 0 };
    this.#graphs.set(keyOf(reader.viewpoint), graph);
    this.#keeping(graph, () => loaded).catch(() => {
      for (const [key, one] of this.#graphs) if (one === graph) this.#forget(key, graph);
    });
    return graph;
  }

  /** In stretches, with room for other work between them. */
  async #read(reader: Reader, graph: number, life: number): Promise<readonly string[]> {
    const confidential: string[] = [];
    const tell = (order: Order): void => {
      if (!this.#thread.tell(life, order)) throw brokenOff();
    };
    tell({ type: "rows", graph, rows: [] });
    for await (const { rows, confidential: ids } of reader.visibleGraph()) {
      confidential.push(...ids);
      tell({ type: "rows", graph, rows });
      await setImmediate();
    }
    tell({ type: "settle", graph });
    return confidential;
  }
}

const brokenOff = (): LiaisonError =>
  new LiaisonError("UNAVAILABLE", "The graph could not be read completely; ask again.");

/** Filters are the store’s business, so that they mean here what they mean in lists. */
async function resolve(reader: Reader, question: Question): Promise<Resolved> {
  const where = "selection" in question ? question.selection.where : undefined;
  const states = "states" in question ? question.states : undefined;
  const [collaborations, fitting] = await Promise.all([
    where === undefined ? null : reader.idsOf("Collaboration", where),
    states === undefined ? null : reader.idsOf("State", states),
  ]);
  return { collaborations, states: fitting && fitting.sure };
}

const keyOf = ({ owns, audiences, reach, countries }: Viewpoint): string =>
  JSON.stringify([owns, audiences, reach, countries ?? null].map((ids) => ids && [...ids].sort()));
