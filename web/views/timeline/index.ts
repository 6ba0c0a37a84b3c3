import { type ViewModule } from "../view";
import { timelineQuestion } from "./question";
import { TimelineView } from "./TimelineView";

/** The timeline, with its question for “Copy as GraphQL”. */
export const view: ViewModule = { Component: TimelineView, questionOf: timelineQuestion };
