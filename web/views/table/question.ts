import { OPEN_ROWS, ROWS } from "../../api/operations";
import { type SelectionVariables } from "../../api/where";
import { type Selection } from "../../state/selection";
import { type Files, type Question } from "../view";

/** The rows that the table shows: what holds for sure, or what may hold. */
export const tableQuestion = (
  { where, since, until }: SelectionVariables,
  { part }: Pick<Selection, "part">,
): Question => ({ operation: part === "open" ? OPEN_ROWS : ROWS, variables: { where, since, until } });

/** The files of the table have the rows that it shows. */
export const tableFiles = ({ part }: Pick<Selection, "part">): Files => ({ areOpenRows: part === "open" });
