import { type ViewModule } from "../view";
import { MatrixView } from "./MatrixView";
import { matrixQuestion } from "./question";

export const view: ViewModule = { Component: MatrixView, questionOf: matrixQuestion };
