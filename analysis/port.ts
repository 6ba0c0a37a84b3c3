/** What can be asked of the graph as a whole, and what is answered: ids and numbers, which the API turns into records. */
import type { Reader } from "../store/port";
import type { Answer, Kind, Question } from "./questions/kinds";

export { RELATIONS, type Relation, type Selection } from "./graph/selection";
export type * from "./questions";
export type { Basis } from "./questions/basis";
export type { Answer, Kind, Question } from "./questions/kinds";
export type { Page, PageAsked } from "./questions/page";

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
