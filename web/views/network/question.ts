import { NETWORK } from "../../api/operations";
import { type SelectionVariables } from "../../api/where";
import { START, type Selection } from "../../state/selection";
import { type Files, type Question } from "../view";

/** The kinds of record that tie actors, where they are others than at the start. */
export const tiesOf = ({ ties }: Pick<Selection, "ties">): Files =>
  ties.join() === START.ties.join() ? {} : { relations: ties };

/** The network of what is chosen, with the ties that are shown. */
export const networkQuestion = (
  { where, since, until }: SelectionVariables,
  selection: Pick<Selection, "ties">,
): Question => ({ operation: NETWORK, variables: { where, since, until, ...tiesOf(selection) } });
