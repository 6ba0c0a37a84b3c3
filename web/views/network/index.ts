import { type ViewModule } from "../view";
import { NetworkView } from "./NetworkView";
import { networkQuestion, tiesOf } from "./question";

export const view: ViewModule = { Component: NetworkView, questionOf: networkQuestion, filesOf: tiesOf };
