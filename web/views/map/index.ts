import { type ViewModule } from "../view";
import { matrixQuestion } from "../matrix/question";
import { MapView } from "./MapView";

/** The map; its question is that of the matrix, which has the same facts. */
export const view: ViewModule = { Component: MapView, questionOf: matrixQuestion };
