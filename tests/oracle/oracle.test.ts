import fc from "fast-check";
import { OperationTypeNode } from "graphql";
import { aviary } from "./aviary";
import { drawOperation, drawWith } from "./operations";
import { twoWays, type TwoWays } from "./twoWays";

const CASES = Number(process.env["LIAISON_TEST_CASES"] ?? 500);
const SEED = Number(process.env["LIAISON_TEST_SEED"] ?? 1);

describe("drawn operations over three subgraphs", () => {
  let both: TwoWays;
  beforeAll(async () => void (both = await twoWays(aviary())));
  afterAll(() => both.close());

  it(`are answered over a planner as by GraphQL itself: ${CASES}`, async () => {
    const grammar = { schema: both.schema, depth: 4 };
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (generate) => {
        const drawn = drawOperation(grammar, OperationTypeNode.QUERY, drawWith(generate));
        const difference = await both.difference(drawn);
        if (difference)
          throw new Error(`${drawn.query}\n${JSON.stringify(drawn.variables)}\n${JSON.stringify(difference, null, 1)}`);
      }),
      { numRuns: CASES, seed: SEED },
    );
  });
});
