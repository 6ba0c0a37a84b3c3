/** Answers questions over the graphs that were handed in; runs in a thread of its own. */
import type { Fitting, GraphRow } from "../../store/port";
import { Scene } from "../graph/scene";
import { SeenRecords } from "../graph/seenRecords";
import type { Selection } from "../graph/selection";
import { QUESTIONS } from "../questions";
import type { Answer, Kind, Question } from "../questions/kinds";
import type { Sight, Work } from "../questions/question";

/** What filters were resolved to: ids of the records that fit; null where there is no filter. */
export interface Resolved {
  readonly collaborations: Fitting | null;
  readonly states: readonly string[] | null;
}

const NO_FILTER: Resolved = { collaborations: null, states: null };

/** Selections whose networks are kept, for each graph. */
const SCENES = 12;

/** One graph with what was worked out of it. */
class Graph {
  readonly facts = new SeenRecords();
  readonly #scenes = new Map<string, Scene>();

  /** What a question with these filters may look at. */
  sight(resolved: Resolved): Sight {
    return {
      facts: this.facts,
      scene: (selection) => this.#scene(selection, resolved),
      states: resolved.states && new Set(resolved.states),
    };
  }

  /** The scene of a selection; the one asked for longest ago is forgotten. */
  #scene({ where, relations, during }: Selection, { collaborations }: Resolved): Scene {
    const key = JSON.stringify([where ?? null, relations, during ?? null]);
    const known = this.#scenes.get(key);
    const isWhole = where === undefined && during === undefined;
    const chosen = { relations, during, ...chosenBy(collaborations) };
    const scene = known ?? new Scene(this.facts, chosen, isWhole ? null : this.#scene({ relations }, NO_FILTER));
    this.#scenes.delete(key);
    this.#scenes.set(key, scene);
    const [oldest] = this.#scenes.keys();
    if (this.#scenes.size > SCENES && oldest !== undefined) this.#scenes.delete(oldest);
    return scene;
  }
}

const chosenBy = (fitting: Fitting | null) => ({
  collaborations: fitting && new Set([...fitting.sure, ...fitting.open]),
  open: new Set(fitting?.open),
});

/** How each question is worked out. */
const WORKS: { readonly [K in Kind]: Work<Question<K>, Answer<K>> } = QUESTIONS;

/** The graphs that the analysis thread holds, by number, with what it computed from each. */
export class KeptGraphs {
  readonly #graphs = new Map<number, Graph>();

  /** Takes records of a graph, in the order of ids. */
  add(graph: number, rows: readonly GraphRow[]): void {
    const known = this.#graphs.get(graph) ?? new Graph();
    this.#graphs.set(graph, known);
    known.facts.add(rows);
  }

  /** The graph is whole. */
  settle(graph: number): void {
    this.#graph(graph).facts.settle();
  }

  forget(graph: number): void {
    this.#graphs.delete(graph);
  }

  answer<K extends Kind>(graph: number, question: Question<K>, resolved: Resolved): Answer<K> {
    return WORKS[question.kind](this.#graph(graph).sight(resolved), question);
  }

  #graph(number: number): Graph {
    const graph = this.#graphs.get(number);
    if (!graph) throw new Error(`There is no graph ${number}.`);
    return graph;
  }
}
