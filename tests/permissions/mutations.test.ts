import { findings, report, type Finding } from "./mutations/compare";
import { Coverage } from "./mutations/coverage";
import { mutationsOf, TEMPLATES } from "./mutations/templates";
import { allTrials } from "./mutations/trials";
import { MutationWorlds } from "./mutations/worlds";

/** The clock stands still, so that a seed tries the same on any day; everything else goes on. */
const RUNNING = [
  ...(["hrtime", "nextTick", "performance", "queueMicrotask", "setImmediate", "clearImmediate"] as const),
  ...(["setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const),
];

let worlds: MutationWorlds;
const coverage = new Coverage();
beforeAll(async () => {
  jest.useFakeTimers({ doNotFake: [...RUNNING] });
  worlds = await MutationWorlds.open();
});
afterAll(async () => {
  await worlds.close();
  jest.useRealTimers();
});

it("knows what to try with every mutation of the API", () => {
  expect(TEMPLATES.map(({ mutation }) => mutation).sort()).toEqual(mutationsOf(worlds.schema));
});

describe.each(allTrials())("in the society of seed %i, no mutation", (seed, { society, inquiries }) => {
  it("depends on hidden records, tells of them, or touches them", async () => {
    const found = await findings(worlds, society, { inquiries, hear: coverage.hear });
    const [first] = found;
    if (!first) return;
    throw new Error(`${await report(worlds, society, first)}\n${others(found)}\n${again(seed)}`);
  });
});

const others = (found: readonly Finding[]): string =>
  found
    .slice(1)
    .map(
      ({ tried, kind, detail }) =>
        `also ${kind} of ${tried.template.mutation} ${JSON.stringify(tried.input)}: ${detail.slice(0, 300)}`,
    )
    .join("\n");
const again = (seed: number): string =>
  `Again with: LIAISON_TEST_SEED=${seed} LIAISON_TEST_CASES=1 npm test -- tests/permissions/mutations.test.ts`;

afterAll(() => console.log(coverage.table()));
