/** What is answered over a planner is what GraphQL's own execution of the same resolvers answers: drawn operations over made-up subgraphs. */
import { OperationTypeNode } from "graphql";
import { aviary, type Written } from "./aviary";
import { expectNoDifference } from "./drawing/drawnCases";
import { type Elsewhere, NOWHERE, startElsewhere, unreachable } from "./elsewhere";
import { CASES, HAS_PROCESSES, runsOf } from "./settings";
import { twoWays, type TwoWays } from "./twoWays";

const { QUERY, MUTATION } = OperationTypeNode;
const NAMES = ["alpha", "beta", "gamma"];
const DEPTH = 4;

let open: TwoWays | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe(`${CASES} drawn queries are answered as GraphQL itself answers them`, () => {
  let elsewhere: Elsewhere | undefined;
  afterAll(() => elsewhere?.stop());

  beforeAll(async () => void (elsewhere = HAS_PROCESSES ? await startElsewhere(NAMES) : undefined));
  const where = HAS_PROCESSES ? "with subgraphs as processes" : "with subgraphs in this process";

  it.each(runsOf(CASES))(`${where}: $cases of seed $seed`, async (run) => {
    const both = (open = await twoWays(aviary(), { urls: elsewhere?.urls ?? {} }));
    const { schema, difference } = both;
    await expectNoDifference({ schema, difference, depth: DEPTH, kind: QUERY, ...run });
  });
});

describe(`${CASES / 5} drawn mutations`, () => {
  it.each(runsOf(CASES / 5))("are answered, and write, alike in two worlds: $cases of seed $seed", async (run) => {
    const [right, other]: [Written, Written] = [[], []];
    const both = (open = await twoWays(aviary(right), { subgraphs: aviary(other), besides: aviary() }));
    await expectNoDifference({
      schema: both.schema,
      depth: DEPTH,
      kind: MUTATION,
      ...run,
      async difference(drawn) {
        right.length = other.length = 0;
        const difference = await both.difference(drawn);
        const [expected, got] = [right.splice(0), other.splice(0)];
        return difference ?? (JSON.stringify(expected) === JSON.stringify(got) ? null : { expected, got });
      },
    });
  });
});

describe(`${CASES / 5} drawn queries with a subgraph away`, () => {
  it.each(NAMES)("have one error for each field of %s, and are answered otherwise", async (name) => {
    const right = aviary().map((subgraph) => (subgraph.name === name ? unreachable(subgraph) : subgraph));
    const both = (open = await twoWays(right, { subgraphs: aviary(), urls: { [name]: NOWHERE } }));
    const { schema, difference } = both;
    await expectNoDifference({ schema, difference, depth: DEPTH, kind: QUERY, cases: CASES / 5 });
  });
});
