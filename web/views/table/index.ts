import { type ViewModule } from "../view";
import { tableFiles, tableQuestion } from "./question";
import { TableView } from "./TableView";

/** The table, with its question for “Copy as GraphQL” and its rows for files. */
export const view: ViewModule = { Component: TableView, questionOf: tableQuestion, filesOf: tableFiles };
