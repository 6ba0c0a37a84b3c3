/** The questions about the graph as a whole, and their answers: ids and numbers, which the API turns into records. */
import type { Coverage } from "../domain/insights/coverage";
import type { Gap, GapState } from "../domain/insights/gaps";
import type { GraphEdge, GraphNode } from "../domain/insights/graphShape";
import type { IndependencePrompt } from "../domain/insights/independence";
import type { Day, DaysAsked } from "../domain/time/partialDate";
import type { PatternFinding } from "../domain/patterns/collaboration";
import type { SeedPattern } from "../domain/patterns/seedPatterns";
import type { ActorLabel, Label, Reader, Where } from "../store/port";

/** Kinds of record by which two actors are related. */
export const RELATIONS = ["COLLABORATION", "MEMBERSHIP", "PROJECT", "VISIT", "MEETING"] as const;
/** One kind of record by which two actors are related. */
export type Relation = (typeof RELATIONS)[number];

/** Which records count. */
export interface Selection {
  readonly relations: readonly Relation[];
  /** Filter on collaborations, as lists of the API take it. */
  readonly where?: Where;
  /** Only records that hold for sure on some day of it. */
  readonly during?: DaysAsked;
}

/** A page of a list that is computed as a whole. */
export interface PageAsked {
  readonly first: number;
  readonly after?: string;
}

/** One page of a list; `cursors` has one cursor for each item, `totalCount` counts the whole list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

/** What every answer rests on. */
export interface Basis {
  readonly coverage: Coverage;
  /** Records that may or may not hold on the date asked for. */
  readonly undetermined: number;
  /** Digest of what the viewer may see. */
  readonly version: string;
}

/** A record that relates two actors. */
export interface Via {
  readonly id: string;
  readonly label: Label;
  readonly relation: Relation;
}

/** One actor on a path, and the records that lead to it; actors and records are ids. */
export interface PathStep {
  readonly actor: string;
  /** The record that leads here from the actor before; null for the first. */
  readonly via: string | null;
  /** All records that do, at most 20. */
  readonly records: readonly string[];
  readonly recordCount: number;
}

/** A shortest path between two actors; `length` is the number of steps from the first actor to the last. */
export interface Path {
  readonly length: number;
  readonly coverage: Coverage;
  readonly steps: readonly PathStep[];
}

/** By what the influence of actors is ranked: partners, records, or shortest paths that run through an actor. */
export type Measure = "DEGREE" | "WEIGHTED_DEGREE" | "BETWEENNESS";

/** How central one actor (an id) is to the network; betweenness as Freeman (1977) defines it. */
export interface Influence {
  readonly actor: string;
  readonly kind: ActorLabel;
  readonly degree: number;
  readonly weightedDegree: number;
  readonly betweenness: number;
  readonly isArticulationPoint: boolean;
  /** Place among actors of the kind by the measure asked for, 1 first; equal values share a place. */
  readonly rank: number;
  /** Part of the sum over actors of the kind, 0 to 1. */
  readonly share: number;
}

/** A group of actors that cooperate more with each other than with the rest; `bridging` lists members with links to other communities. */
export interface Community {
  readonly number: number;
  readonly members: readonly string[];
  /** Related pairs over possible pairs; null for one member. */
  readonly density: number | null;
  readonly bridging: readonly {
    readonly actor: string;
    readonly links: number;
    readonly communities: readonly number[];
  }[];
}

/** An actor in the network; `state` is the id of its state. */
export type NetworkNode = GraphNode<string, ActorLabel>;

/** All records of one relation and pattern between two actors. */
export type NetworkEdge = GraphEdge<Relation>;

/** The network of a selection, cut to its best connected actors where it would be too large (`truncated`). */
export interface NetworkGraph extends Basis {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  /** Actors and edges of the whole graph, those that were left out included. */
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly truncated: boolean;
  /** Collaborations whose partner no record names; they are no edge. */
  readonly unnamedPartners: number;
}

/** What a row of the pattern matrix stands for. */
export type MatrixBy = "STATE" | "REGION" | "MODEL" | "YEAR";

/** What is recorded of one pattern in one row; `count` and `undetermined` are collaborations, `absences` are ids. */
export interface MatrixCell {
  readonly pattern: SeedPattern;
  readonly state: GapState;
  readonly count: number;
  readonly undetermined: number;
  readonly partners: number;
  readonly coverage: Coverage;
  readonly absences: readonly string[];
}

/** One row of the pattern matrix: of `state`, `region`, `model` and `year`, only what the rows stand for is set. */
export interface MatrixRow {
  readonly key: string;
  readonly state: string | null;
  readonly region: string | null;
  readonly model: string | null;
  readonly year: number | null;
  readonly cells: readonly MatrixCell[];
}

/** Collaborations of one year, and of one pattern or (null) of all: how many held, may have held, began and ended. */
export interface TimelinePoint {
  readonly year: number;
  readonly pattern: SeedPattern | null;
  readonly active: number;
  readonly undetermined: number;
  readonly started: number;
  readonly ended: number;
  readonly coverage: Coverage;
}

/** Ids of the meetings that a network held in one year. */
export interface MeetingYearCount {
  readonly year: number;
  readonly meetings: readonly string[];
}

/** A collaboration (an id) whose recorded pattern the evidence does not bear out, or the other way round. */
export interface Disagreement {
  readonly collaboration: string;
  readonly finding: PatternFinding;
}

/** How recorded and derived patterns agree: collaborations by recorded pattern. */
export interface Agreement {
  readonly pattern: string;
  readonly recorded: number;
  readonly agree: number;
  readonly undetermined: number;
  readonly disagree: number;
  /** Of the collaborations recorded with the pattern, how many are found to meet each of the six. */
  readonly met: Readonly<Record<SeedPattern, number>>;
}

/** Questions by kind, each with its answer. */
export interface Questions {
  paths: {
    ask: { selection: Selection; from: string; to: string; maxLength: number; limit: number };
    answer: { readonly paths: readonly Path[] } & Basis;
  };
  network: {
    ask: { selection: Selection; first: number; around?: { readonly centre: string; readonly depth: number } };
    answer: NetworkGraph;
  };
  export: {
    ask: { selection: Selection; nodesFrom: number; edgesFrom: number; first: number };
    answer: NetworkGraph;
  };
  influence: {
    ask: { selection: Selection; kinds: readonly ActorLabel[]; by: Measure; page: PageAsked };
    answer: Page<Influence> & Basis & { readonly isEstimated: boolean };
  };
  communities: {
    ask: { selection: Selection; page: PageAsked };
    answer: Page<Community> & Basis & { readonly modularity: number };
  };
  /** For each id, the six patterns; null for what may not be seen. */
  classification: {
    ask: { ids: readonly string[] };
    answer: readonly (readonly PatternFinding[] | null)[];
  };
  /** For each state, the six patterns. */
  gapsOfStates: { ask: { ids: readonly string[] }; answer: readonly (readonly Gap[])[] };
  disagreements: {
    ask: { selection: Selection; patterns: readonly string[]; page: PageAsked };
    answer: Page<Disagreement> & Basis & { readonly agreement: readonly Agreement[] };
  };
  matrix: {
    ask: {
      selection: Selection;
      by: MatrixBy;
      civilSocietyOnly: boolean;
      states?: Where;
      /** Up to this day. */
      today: Day;
      onlyRecorded: boolean;
    };
    answer: { readonly rows: readonly MatrixRow[] } & Basis;
  };
  gaps: {
    ask: {
      selection: Selection;
      civilSocietyOnly: boolean;
      states?: Where;
      patterns: readonly string[];
      status: readonly GapState[];
      page: PageAsked;
    };
    answer: Page<Gap> & Basis;
  };
  timeline: {
    ask: {
      selection: Selection;
      civilSocietyOnly: boolean;
      from: number | null;
      to: number;
      today: Day;
      network: string | null;
    };
    answer: {
      readonly points: readonly TimelinePoint[];
      readonly undated: number;
      readonly meetings: readonly { readonly network: string; readonly years: readonly MeetingYearCount[] }[];
    } & Basis;
  };
  independence: {
    ask: { npm: string | null; page: PageAsked };
    answer: Page<IndependencePrompt> & Basis;
  };
}
/** Name of a question. */
export type Kind = keyof Questions;
/** A question with its arguments; without `K`, any of them. */
export type Question<K extends Kind = Kind> = { [Each in K]: { readonly kind: Each } & Questions[Each]["ask"] }[K];
/** What a question of one kind is answered with. */
export type Answer<K extends Kind> = Questions[K]["answer"];

/** Answers questions over what one reader may see, as it was when the analyst was made. */
export interface Analyst {
  /** UNAVAILABLE when it takes too long: it goes on, and the same question finds the answer later. */
  ask<K extends Kind>(question: Question<K>): Promise<Answer<K>>;
}

/** Makes analysts, and shares graphs and one thread among them; `close` ends the thread. */
export interface Analysis {
  /**
   * Reads what the reader may see, where it is not known yet, and notes that confidential records are made use of. `client`: whose
   * share of graphs and of the thread it uses; RATE_LIMITED where that is used up.
   */
  over(reader: Reader, client: string): Promise<Analyst>;
  close(): Promise<void>;
}
