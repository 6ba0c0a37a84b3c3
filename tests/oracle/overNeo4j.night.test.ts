/** What the hub answers over a planner is what it answers in one process: drawn operations over the real dataset. */
import { OperationTypeNode } from "graphql";
import { ANONYMOUS_VIEWER } from "../../policy";
import { closeDatasetHub, datasetHub } from "../support/datasetHub";
import { datasetGrammar } from "./dataset";
import { expectNoDifference } from "./drawing/drawnCases";
import { DATASET_CASES } from "./settings";
import { twoWays } from "./twoWays";

afterAll(closeDatasetHub);

it(`${DATASET_CASES} drawn queries over Neo4j are answered alike in both ways`, async () => {
  const hub = await datasetHub();
  const { schema, difference, close } = await twoWays(hub.subgraphs, {
    contextOf: () => hub.contextOf(ANONYMOUS_VIEWER),
  });
  try {
    const grammar = datasetGrammar(schema);
    await expectNoDifference({ ...grammar, difference, kind: OperationTypeNode.QUERY, cases: DATASET_CASES });
  } finally {
    await close();
  }
});
