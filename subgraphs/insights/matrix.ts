/** How often each of the six patterns is recorded, by state, region, model of NPM or year. */
import type { MatrixBy, MatrixCell, MatrixRow } from "../../analysis/port";
import { isObject } from "../../domain/isObject";
import { today, type Where } from "../../store/port";
import { enumeration, extend, field, object, type Feature } from "../schema/descriptors";
import { one } from "../shared/loaders";
import { ask } from "./analyst";
import {
  COLLABORATIONS,
  isAboutCivilSociety,
  mentions,
  SELECTION,
  selectionOf,
  type SelectionArguments,
} from "./arguments";
import { BASIS, several, shown } from "./listed";

/** The states that a filter on collaborations is about, where it says so outright. */
const statesIn = (where: Where | null | undefined): Where | undefined => {
  const { state } = where ?? {};
  return isObject(state) ? state : undefined;
};

interface Asked extends SelectionArguments {
  readonly by: MatrixBy;
}

/** `patternMatrix`. */
export const matrix: Feature = [
  enumeration("PatternMatrixBy", "What the rows of the pattern matrix stand for.", {
    STATE: "States: parties to the OPCAT, and others with a record.",
    REGION: "Regions of UN M49.",
    MODEL: "Models of NPM.",
    YEAR: "Years in which cooperation held for sure.",
  }),
  object<MatrixCell>("PatternCell", "Cooperation of one pattern in one row.", {
    pattern: field("PatternCode!", "The pattern."),
    state: field("GapState!", "Whether it is recorded."),
    count: field("Int!", "Number of collaborations found, not of cooperation that exists."),
    undetermined: field("Int!", "Collaborations that may or may not hold at the time."),
    partners: field("Int!", "Number of distinct partners, named or labelled."),
    coverage: field("Coverage!", "What the number rests on."),
    absences: field("[Absence!]!", "Statements that it does not exist.", several("absences")),
  }),
  object<MatrixRow>("PatternRow", "A state, region, model of NPM or year, with the six patterns.", {
    key: field("String!", "What the row stands for, as text: id of a state, region, model or year."),
    state: field("State", "The state.", one("state")),
    region: field("String", "UN M49 region."),
    model: field("NpmModel", "Model of NPM."),
    year: field("Int", "Year."),
    cells: field("[PatternCell!]!", "A cell for each of the six patterns, in their order."),
  }),
  object("PatternMatrix", "How often each of the six patterns is recorded.", {
    rows: field("[PatternRow!]!", "The rows, in the order of names or years."),
    ...BASIS,
  }),
  extend("Query", {
    patternMatrix: {
      type: "PatternMatrix",
      description:
        "How often each of the six patterns is recorded. Civil society partners count, unless `where` says who the partner is; a condition on `state` also chooses the rows.",
      args: {
        ...SELECTION,
        by: { type: "PatternMatrixBy!", description: "What the rows stand for.", defaultValue: "STATE" },
      },
      async resolve(_, { by, ...given }: Asked, context) {
        const answer = await ask(context, {
          kind: "matrix",
          by,
          today: today(),
          civilSocietyOnly: isAboutCivilSociety(given.where),
          selection: selectionOf(given, context, COLLABORATIONS),
          states: statesIn(given.where),
          onlyRecorded: mentions({ ...given.where, state: undefined }, ["state"]),
        });
        return { rows: answer.rows, ...shown(answer) };
      },
    },
  }),
];
