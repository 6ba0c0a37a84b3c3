import { meets, type Viewer } from "../../policy";
import { requirementOf } from "../../subgraphs";
import { fewByDay, isNight } from "../support/jest/night";
import { MUTATION_CASES } from "./inference/settings";
import { findings, report, type Finding } from "./mutations/compare";
import { Coverage } from "./mutations/coverage";
import { DEMONSTRATION, DEMONSTRATION_VIEWERS, hiddenFrom } from "./mutations/worlds/demonstration";
import { mutationsOf, TEMPLATES } from "./mutations/inputs/templates";
import { allTrials } from "./mutations/trials";
import { compareAt, fittingIds, nameOf, stopsOf } from "./mutations/walk";
import { MutationWorlds } from "./mutations/worlds/worlds";

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

function mayUse(viewer: Viewer, mutation: string): boolean {
  const requirement = requirementOf("Mutation", mutation);
  return requirement !== undefined && meets(viewer, requirement);
}

const WALKERS = fewByDay(DEMONSTRATION_VIEWERS, 1);
/** At night everyone asks for every hidden id; otherwise one viewer for one or two of them at each place, of a few mutations. */
const WALKED = isNight
  ? TEMPLATES
  : fewByDay(
      TEMPLATES.filter(({ mutation }) => WALKERS.some(([, viewer]) => mayUse(viewer, mutation))),
      10,
    );
const NAMES = WALKED.map(({ mutation }) => mutation);

describe("over the demonstration", () => {
  const reached = new Set<string>();
  const places = new Set<string>();

  it.each(WALKERS)("%s is answered to a hidden id as to one that there is not", async (_who, viewer) => {
    await worlds.become(DEMONSTRATION);
    const hidden = hiddenFrom(viewer);
    const wrong: object[] = [];
    for (const template of WALKED.filter(({ mutation }) => mayUse(viewer, mutation))) {
      const stops = await stopsOf(worlds, template, { society: DEMONSTRATION, viewer });
      for (const stop of stops.filter((one) => isNight || !reached.has(nameOf(one)))) {
        const ids = isNight ? hidden : fittingIds(stop, DEMONSTRATION, hidden);
        const { different, isReached } = await compareAt(worlds, stop, ids);
        places.add(nameOf(stop));
        if (isReached) reached.add(nameOf(stop));
        wrong.push(...different.map((one) => ({ place: nameOf(stop), input: stop.input, ...one })));
      }
    }
    expect(wrong).toEqual([]);
  });

  it("looks an id up wherever a mutation takes one", () => {
    const asked = new Set([...places].map(mutationAt));
    expect(NAMES.filter((name) => !asked.has(name))).toEqual([]);
    const known = NOT_LOOKED_UP.filter((place) => NAMES.includes(mutationAt(place)));
    expect([...places].filter((place) => !reached.has(place)).sort()).toEqual(known);
  });
});

/** The mutation of a place in its input. */
const mutationAt = (place: string): string => place.replace(/\(.*/, "");

/** What a token names is compared with the token that issues it, a token answers null; of persons there are none in the demonstration. */
const NOT_LOOKED_UP: readonly string[] = [
  "issueToken(countries.0)",
  "issueToken(networks.0)",
  "issueToken(organisation)",
  "revokeToken(id)",

  "updatePerson(audience.0)",
  "updatePerson(organisation)",
  "updatePerson(provenance.0.sources.0)",
  "updatePerson(sources.0)",
];

describe("what was tried", () => {
  it("was done often enough for equal answers to mean something", () => {
    expect(coverage.doneShare).toBeGreaterThan(0.2);
  });

  // Some hundred tries do not reach much. What each rule tells is in the suites of refusals, one by one.
  (MUTATION_CASES >= 2_000 ? it : it.skip)("reached most mutations, rules and constant refusals", () => {
    const { done, refused, constant, missing } = coverage.reached(mutationsOf(worlds.schema));
    // Of the few constant refusals most take what is seldom drawn.
    if (done >= 0.85 && refused >= 0.6 && constant >= 0.1) return;
    throw new Error(`Too little was reached: ${JSON.stringify({ done, refused, constant, missing }, null, 1)}`);
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
