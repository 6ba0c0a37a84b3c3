import { type ViewModule } from "../view";
import { timelineQuestion } from "./question";
import { TimelineView } from "./TimelineView";

export const view: ViewModule = { Component: TimelineView, questionOf: timelineQuestion };
