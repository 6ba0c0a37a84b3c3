import { type ViewModule } from "../view";
import { tableFiles, tableQuestion } from "./question";
import { TableView } from "./TableView";

export const view: ViewModule = { Component: TableView, questionOf: tableQuestion, filesOf: tableFiles };
