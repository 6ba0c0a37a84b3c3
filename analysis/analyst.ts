/** Keeps the graphs of those who ask, and hands their questions to the thread that works them out. */
import { setImmediate } from "node:timers/promises";
import { LiaisonError } from "../domain/errors";
import type { Viewpoint } from "../domain/viewpoint";
import type { Reader } from "../store/port";
import type { Resolved } from "./desk";
import type { Order } from "./message";
import type { Analysis, Analyst, Answer, Kind, Question } from "./port";
import { AnalysisThread } from "./thread";

/** Viewpoints whose graphs are kept, and answers for each. */
const GRAPHS = 8;
const ANSWERS = 100;
/** Milliseconds a question waits where nothing else is said. */
const PATIENCE = 20_000;

export interface AnalysisOptions {
  /** Arguments of node for the thread, where it can’t take those of the process. */
  readonly execArgv?: readonly string[];
  /** Longest time a question waits, milliseconds; what it asks for is worked out to the end all the same. */
  readonly patience?: number;
}

/** A graph as it was at one version, with the answers that were made of it. */
interface Graph {
  readonly number: number;
  readonly version: number;
  /** Life of the thread that knows it. */
  readonly life: number;
  /** Resolves to the ids of confidential records in it. */
  readonly loaded: Promise<readonly string[]>;
  readonly answers: Map<string, Promise<unknown>>;
  /** Who is at work with it: while there is someone, the thread keeps it. */
  uses: number;
  isForgotten: boolean;
}

/** Opens analyses; the thread begins with the first question. */
export function openAnalysis(options: AnalysisOptions): Analysis {
  const graphs = new Graphs(options);
  return {
    async over(reader) {
      const version = await reader.newest();
      await graphs.use(reader, version, async ({ loaded }) => reader.noteUse(await graphs.inTime(loaded)));
      return new ReaderAnalyst(graphs, reader, version);
    },
    close: () => graphs.close(),
  };
}

class ReaderAnalyst implements Analyst {
  constructor(
    private readonly graphs: Graphs,
    private readonly reader: Reader,
    private readonly version: number,
  ) {}

  ask<K extends Kind>(question: Question<K>): Promise<Answer<K>> {
    const { graphs, reader, version } = this;
    return graphs.use(reader, version, async (graph) => {
      await reader.noteUse(await graphs.inTime(graph.loaded));
      return (await graphs.inTime(graphs.answer(graph, reader, question as Question))) as Answer<K>;
    });
  }
}

class Graphs {
  readonly #graphs = new Map<string, Graph>();
  readonly #thread: AnalysisThread;
  readonly #patience: number;
  #loaded = 0;

  constructor({ execArgv, patience = PATIENCE }: AnalysisOptions) {
    this.#patience = patience;
    this.#thread = new AnalysisThread(() => this.#graphs.clear(), execArgv);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  /** Works with the graph of a viewpoint at this version or a newer one. */
  use<Value>(reader: Reader, version: number, work: (graph: Graph) => Promise<Value>): Promise<Value> {
    const graph = this.#of(reader, version);
    return this.#keeping(graph, () => work(graph));
  }

  /** The answer to a question, worked out once for all who ask the same of the same graph. */
  answer(graph: Graph, reader: Reader, question: Question): Promise<unknown> {
    const key = JSON.stringify(question);
    const known = graph.answers.get(key);
    if (known) return known;
    const answer = this.#work(graph, reader, question);
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
      const error = new LiaisonError("UNAVAILABLE", "This takes longer; it goes on, ask again in a minute.");
      timer = setTimeout(() => reject(error), this.#patience);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #work(graph: Graph, reader: Reader, question: Question): Promise<unknown> {
    return this.#keeping(graph, async () => {
      const resolved = await resolve(reader, question);
      return this.#thread.ask(graph.life, { graph: graph.number, question, resolved });
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

  /** The viewpoint that asked longest ago is forgotten. */
  #of(reader: Reader, version: number): Graph {
    const key = keyOf(reader.viewpoint);
    const known = this.#graphs.get(key);
    if (known && known.version < version) this.#forget(key, known);
    const graph = known && known.version >= version ? known : this.#load(reader, version);
    this.#graphs.delete(key);
    this.#graphs.set(key, graph);
    const [oldest] = this.#graphs;
    if (this.#graphs.size > GRAPHS && oldest) this.#forget(...oldest);
    return graph;
  }

  #forget(key: string, graph: Graph): void {
    this.#graphs.delete(key);
    graph.isForgotten = true;
    this.#drop(graph);
  }

  #drop({ number, life, uses, isForgotten }: Graph): void {
    if (isForgotten && uses === 0) this.#thread.tell(life, { type: "forget", graph: number });
  }

  #load(reader: Reader, version: number): Graph {
    const [number, life] = [(this.#loaded += 1), this.#thread.begin()];
    const loaded = this.#read(reader, number, life);
    const graph: Graph = { number, version, life, loaded, answers: new Map(), uses: 0, isForgotten: false };
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
  new LiaisonError("UNAVAILABLE", "The graph could not be read to its end; ask again.");

/** Filters are the store’s business, so that they mean here what they mean in lists. */
async function resolve(reader: Reader, question: Question): Promise<Resolved> {
  const where = "selection" in question ? question.selection.where : undefined;
  const states = "states" in question ? question.states : undefined;
  const [collaborations, fitting] = await Promise.all([
    where === undefined ? null : reader.idsOf("Collaboration", where),
    states === undefined ? null : reader.idsOf("State", states),
  ]);
  return { collaborations, states: fitting };
}

const keyOf = ({ owns, audiences, reach, countries }: Viewpoint): string =>
  JSON.stringify([owns, audiences, reach, countries ?? null].map((ids) => ids && [...ids].sort()));
