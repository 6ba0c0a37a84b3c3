import { type ViewModule } from "../view";
import { NetworkView } from "./NetworkView";
import { networkQuestion, tiesOf } from "./question";

/** The network, with its question for “Copy as GraphQL” and its ties for files. */
export const view: ViewModule = { Component: NetworkView, questionOf: networkQuestion, filesOf: tiesOf };
