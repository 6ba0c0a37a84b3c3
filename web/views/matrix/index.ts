import { type ViewModule } from "../view";
import { MatrixView } from "./MatrixView";
import { matrixQuestion } from "./question";

/** The matrix, with its question for “Copy as GraphQL”. */
export const view: ViewModule = { Component: MatrixView, questionOf: matrixQuestion };
