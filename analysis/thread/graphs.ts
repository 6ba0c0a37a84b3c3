/** Answers questions over the graphs that were handed in; runs in a thread of its own. */
import type { Fitting, GraphRow } from "../../store/port";
import { communities } from "../questions/communities";
import { gaps, gapsOfStates } from "../questions/gaps";
import { independence } from "../questions/independence";
import { influence } from "../questions/influence";
import { patternMatrix } from "../questions/matrix";
import { networkGraph, networkPart } from "../questions/network";
import { pathsBetween } from "../questions/paths";
import { classification, disagreements } from "../questions/patterns";
import { timeline } from "../questions/timeline";
import { SeenRecords } from "../graph/seenRecords";
import type { Answer, Kind, Question, Selection } from "../port";
import { Scene } from "../graph/scene";

/** What filters were resolved to: ids of the records that fit; null where there is no filter. */
export interface Resolved {
  readonly collaborations: Fitting | null;
  readonly states: readonly string[] | null;
}

const EVERYTHING: Selection = { relations: ["COLLABORATION"] };
const NO_FILTER: Resolved = { collaborations: null, states: null };

/** Selections whose networks are kept, for each graph. */
const SCENES = 12;

/** One graph with what was worked out of it. */
class Graph {
  readonly facts = new SeenRecords();
  readonly #scenes = new Map<string, Scene>();

  /** The scene of a selection; the one asked for longest ago is forgotten. */
  scene({ where, relations, during }: Selection, { collaborations }: Resolved): Scene {
    const key = JSON.stringify([where ?? null, relations, during ?? null]);
    const known = this.#scenes.get(key);
    const isWhole = where === undefined && during === undefined;
    const chosen = { relations, during, ...chosenBy(collaborations) };
    const scene = known ?? new Scene(this.facts, chosen, isWhole ? null : this.scene({ relations }, NO_FILTER));
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
    return answerOf(this.#graph(graph), question as Question, resolved);
  }

  #graph(number: number): Graph {
    const graph = this.#graphs.get(number);
    if (!graph) throw new Error(`There is no graph ${number}.`);
    return graph;
  }
}

function answerOf(graph: Graph, question: Question, resolved: Resolved): Answer<Kind> {
  const states = resolved.states === null ? null : new Set(resolved.states);
  switch (question.kind) {
    case "classification":
      return classification(graph.facts, question);
    case "independence":
      return independence(graph.facts, question);
    case "gapsOfStates":
      return gapsOfStates(graph.scene(EVERYTHING, NO_FILTER), question);
    default:
      return answerOfScene(graph.scene(question.selection, resolved), question, states);
  }
}

function answerOfScene(
  scene: Scene,
  question: Extract<Question, { selection: Selection }>,
  states: ReadonlySet<string> | null,
): Answer<Kind> {
  switch (question.kind) {
    case "paths":
      return pathsBetween(scene, question);
    case "network":
      return networkGraph(scene, question);
    case "export":
      return networkPart(scene, question);
    case "influence":
      return influence(scene, question);
    case "communities":
      return communities(scene, question);
    case "disagreements":
      return disagreements(scene, question);
    case "matrix":
      return patternMatrix(scene, question, states);
    case "gaps":
      return gaps(scene, question, states);
    case "timeline":
      return timeline(scene, question);
  }
}
