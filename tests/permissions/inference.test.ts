import fc from "fast-check";
import { seesPublicOnly } from "../../domain/access/viewpoint";
import { findDifference, misjudgedIds, type Inquiry } from "./inference/compare";
import { graphs, type Graph } from "./inference/graph";
import { insights } from "./inference/insights";
import { lists } from "./inference/lists";
import { past } from "./inference/past";
import { singles } from "./inference/records";
import {
  ASKS_EVERY,
  ASKS_WIDE,
  CASES,
  IS_SHORT,
  OTHERS_ASK_EVERY,
  SEED,
  VIEWERS_ASKING,
  VIEWERS_PER_GRAPH,
} from "./inference/settings";
import { questionsOf } from "./inference/template";
import { viewers } from "./inference/viewers";
import { Worlds } from "./inference/worlds";

const TEMPLATES = [...lists, ...singles, ...past, ...insights].filter(({ isWide = false }) => ASKS_WIDE || !isWide);
/** Long enough to make a difference small, should there be one. */
const TIMEOUT = 180_000;

interface Trial {
  readonly graph: Graph;
  readonly inquiries: readonly Inquiry[];
}

/** A graph, and viewers who each ask two questions of every template: writing a world takes longer than a question. */
const trials: fc.Arbitrary<Trial> = graphs().chain((graph) => {
  const questions = fc.tuple(...[...TEMPLATES, ...TEMPLATES].map((template) => questionsOf(template, graph)));
  const inquiry: fc.Arbitrary<Inquiry> = fc.record({ viewer: viewers, questions });
  return fc.record({
    graph: fc.constant(graph),
    inquiries: fc.array(inquiry, { minLength: VIEWERS_PER_GRAPH, maxLength: VIEWERS_PER_GRAPH }),
  });
});

function trialOf(seed: number): Trial {
  const [trial] = fc.sample(trials, { seed, numRuns: 1 });
  if (!trial) throw new Error(`Nothing was drawn for the seed ${seed}.`);
  const inquiries = trial.inquiries.slice(0, VIEWERS_ASKING).map(({ viewer, questions }) => {
    const every = seesPublicOnly(viewer) || viewer.countries ? OTHERS_ASK_EVERY : ASKS_EVERY;
    const asked = IS_SHORT ? questions.slice(0, TEMPLATES.length) : questions;
    return { viewer, questions: asked.filter((_, at) => at % every === 0) };
  });
  return { graph: trial.graph, inquiries };
}

/** Trials by their seeds, as many as hold all cases. */
function allTrials(): [number, Trial][] {
  const drawn: [number, Trial][] = [];
  for (let cases = 0; cases < CASES;) {
    const trial = trialOf(SEED + drawn.length);
    drawn.push([SEED + drawn.length, trial]);
    cases += trial.inquiries.reduce((sum, { questions }) => sum + questions.length, 0);
  }
  return drawn;
}

const again = (seed: number): string =>
  `Again with: LIAISON_TEST_SEED=${seed} LIAISON_TEST_CASES=1 npm test -- tests/permissions/inference.test.ts`;

let worlds: Worlds;
beforeAll(async () => {
  worlds = await Worlds.open();
});
afterAll(() => worlds.close());

describe.each(allTrials())("over the graph of seed %i, the hub", (seed, { graph, inquiries }) => {
  it("shows a viewer those records that the rules admit, and no others", async () => {
    expect(await misjudgedIds(worlds, graph, inquiries)).toEqual([]);
  });

  it(
    "gives the same answer whether hidden records exist or not",
    async () => {
      const difference = await findDifference(worlds, graph, inquiries);
      if (difference !== null) throw new Error(`${difference}\n${again(seed)}`);
    },
    TIMEOUT,
  );
});
