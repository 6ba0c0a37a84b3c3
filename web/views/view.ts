/** What a view is to the page that shows it. */
import { type ComponentType } from "preact";
import { type Operation } from "../api/operation";
import { type GraphVariables, type SelectionVariables } from "../api/where";
import { type Selection } from "../state/selection";

/** An operation with its variables; those that are null are left out of what is copied. */
export interface Question {
  readonly operation: Operation<unknown, never>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How the files of a view differ from the collaborations that are chosen. */
export interface Files extends Pick<GraphVariables, "relations"> {
  /** It lists what may hold in the years chosen, in place of what holds for sure. */
  readonly areOpenRows?: boolean;
}

/** Every folder in views/ exports one of these from its index, as `view`. */
export interface ViewModule {
  readonly Component: ComponentType;
  /** What it asks with what is chosen, for whoever wants to ask it elsewhere. */
  readonly questionOf: (chosen: SelectionVariables, selection: Selection) => Question;
  readonly filesOf?: (selection: Selection) => Files;
}
