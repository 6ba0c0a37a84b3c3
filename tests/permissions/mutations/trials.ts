/** Societies, who writes in them, and what. */
import fc from "fast-check";
import { meets, type Viewer } from "../../../policy";
import { requirementOf } from "../../../subgraphs";
import { visibleIds } from "../inference/oracle";
import { IS_SHORT, MUTATION_CASES, SEED } from "../inference/settings";
import type { Aim } from "./inputs/aim";
import { askers } from "./askers";
import type { Inquiry } from "./compare";
import { societies, type Society } from "./worlds/society";
import { TEMPLATES, type Template } from "./inputs/templates";
import type { Try } from "./worlds/worlds";

/** Writing a world takes longer than trying a mutation in it. */
const VIEWERS = 5;
const TRIES = 15;
/** How many of those that are drawn are tried: the last ones, so that a seed gives the same again where all of them are. */
const TRIED = IS_SHORT ? 5 : TRIES;
const OTHERS = 7;

export interface Trial {
  readonly society: Society;
  readonly inquiries: readonly Inquiry[];
}

const trials: fc.Arbitrary<Trial> = societies().chain((society) =>
  fc.record({
    society: fc.constant(society),
    inquiries: fc.array(
      askers(society.graph).chain((viewer) => inquiryOf(society, viewer)),
      { minLength: VIEWERS, maxLength: VIEWERS },
    ),
  }),
);

function inquiryOf(society: Society, viewer: Viewer): fc.Arbitrary<Inquiry> {
  const visible = visibleIds(society.graph, viewer.viewpoint);
  const aim: Aim = { society, graph: society.graph, viewer, visible };
  const may = TEMPLATES.filter(({ mutation }) => meets(viewer, requirementOf("Mutation", mutation) ?? []));
  const one = fc
    .oneof(...may.map((template) => ({ weight: template.weight * 10, arbitrary: fc.constant(template) })), {
      weight: 10,
      arbitrary: fc.constantFrom(...TEMPLATES),
    })
    .chain((template) => tryOf(template, aim));
  // Some by how often each is asked, and some so that none is left out.
  const others = fc.shuffledSubarray(may, {
    maxLength: Math.min(may.length, OTHERS),
    minLength: Math.min(may.length, OTHERS),
  });
  const tries = fc
    .tuple(
      fc.array(one, { minLength: TRIES - OTHERS, maxLength: TRIES - OTHERS }),
      others.chain((templates) => fc.tuple(...templates.map((template) => tryOf(template, aim)))),
    )
    .map((drawn) => drawn.flat().slice(-TRIED));
  return fc.record({ viewer: fc.constant(viewer), tries });
}

const tryOf = (template: Template, aim: Aim): fc.Arbitrary<Try> =>
  template.input(aim).map((input) => ({ viewer: aim.viewer, template, input, looksAt: looksAt(aim, input) }));

/** Most records that are read back. */
const MOST = 12;

/** What an input names, and what is around it as far as the viewer sees it. */
function looksAt({ graph, visible, society }: Aim, input: Aim["viewer"] | object): readonly string[] {
  const text = JSON.stringify(input);
  const about = society.submissions.filter(({ id }) => text.includes(`"${id}"`)).map(({ record }) => record);
  const named = [...graph.map(({ id }) => id).filter((id) => text.includes(`"${id}"`)), ...about];
  const near = graph.filter(
    ({ id, pointers }) =>
      visible.has(id) &&
      Object.values(pointers)
        .flatMap((end) => end ?? [])
        .some((end) => named.includes(end)),
  );
  return [...new Set([...named, ...near.map(({ id }) => id)])].slice(0, MOST);
}

function trialOf(seed: number): Trial {
  const [trial] = fc.sample(trials, { seed, numRuns: 1 });
  if (!trial) throw new Error(`Nothing was drawn for the seed ${seed}.`);
  return trial;
}

/** Trials by their seeds, as many as hold all cases. */
export const allTrials = (): [seed: number, trial: Trial][] =>
  Array.from({ length: Math.ceil(MUTATION_CASES / (VIEWERS * TRIED)) }, (_, at) => [SEED + at, trialOf(SEED + at)]);
