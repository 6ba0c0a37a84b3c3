/** How a question about the graph as a whole is written: what it may look at, and what it works out of that. */
import type { Scene } from "../graph/scene";
import type { SeenRecords } from "../graph/seenRecords";
import type { Selection } from "../graph/selection";

/** What a question may look at. Filters of the question are resolved: the store decides what fits them. */
export interface Sight {
  /** The records that one viewer may see. */
  readonly facts: SeenRecords;
  /** The records that a selection lets count, and what is worked out of them once for all questions alike. */
  scene(this: void, selection: Selection): Scene;
  /** States that fit the question’s `states`; null where it has no such filter. */
  readonly states: ReadonlySet<string> | null;
}

/** Works an answer out, in a thread of its own: what is asked and what is answered is plain data, ids and numbers. */
export type Work<Asked, Answer> = (sight: Sight, asked: Asked) => Answer;

/**
 * Makes a question of a function. `npm run codegen` finds the constants of this folder that are made so and lists them in `index.ts`;
 * the name of the constant is the kind of the question. A `selection` and `states` in `asked` are resolved before it is called.
 */
export const question = <Asked, Answer>(work: Work<Asked, Answer>): Work<Asked, Answer> => work;
