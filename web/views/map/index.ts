import { type ViewModule } from "../view";
import { matrixQuestion } from "../matrix/question";
import { MapView } from "./MapView";

export const view: ViewModule = { Component: MapView, questionOf: matrixQuestion };
