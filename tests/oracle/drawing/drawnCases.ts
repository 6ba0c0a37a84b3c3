/** Draws operations and compares their answers; what differs is made as small as it can be before it is shown. */
import fc from "fast-check";
import { type OperationTypeNode } from "graphql";
import { drawWith } from "./draw";
import { type Drawn, drawOperation, type Grammar } from "./operations";
import { smallest } from "./smallest";
import { SEED } from "../settings";

/** What is compared. */
export interface DrawnCases extends Grammar {
  readonly kind: OperationTypeNode;
  readonly cases: number;
  readonly seed?: number;
  /** How two answers to an operation differ; null where they do not. */
  difference(drawn: Drawn): Promise<object | null>;
}

/** Rejects with the smallest operation found of which the answers differ. */
export async function expectNoDifference({
  kind,
  cases,
  seed = SEED,
  difference,
  ...grammar
}: DrawnCases): Promise<void> {
  const property = fc.asyncProperty(fc.gen(), async (generate) => {
    const drawn = drawOperation(grammar, kind, drawWith(generate));
    if (!(await difference(drawn))) return;
    const small = await smallest(drawn, grammar.schema, async (one) => (await difference(one)) !== null);
    const { query, variables } = small;
    throw new Error([query, JSON.stringify(variables), JSON.stringify(await difference(small), null, 1)].join("\n"));
  });
  await fc.assert(property, { numRuns: cases, seed, endOnFailure: true });
}
