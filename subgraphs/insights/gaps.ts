/** What is recorded of each pattern in each state, what is known to be absent, and what is not recorded. */
import type { Gap, GapState } from "../../domain/insights/gaps";
import type { EnumValue, Where } from "../../store/port";
import { argument, enumeration, extend, field, object, type Feature } from "../schema/descriptors";
import { one } from "../shared/loaders";
import { listTypesOf } from "../shared/timedLists";
import { refuseWhere } from "../shared/unreadable";
import { recordIdOf } from "../shared/versions";
import { ask, gapsOf } from "./analyst";
import {
  COLLABORATIONS,
  isAboutCivilSociety,
  PAGE,
  pageOf,
  SELECTION,
  selectionOf,
  type PageArguments,
  type SelectionArguments,
} from "./arguments";
import { aPageOf, BASIS, listed, several, sources } from "./listed";

interface Asked extends SelectionArguments, PageArguments {
  readonly status?: readonly GapState[] | null;
  readonly states?: Where | null;
  readonly patterns?: readonly EnumValue<"PatternCode">[] | null;
}

/** `gaps`, `State.gaps`. */
export const gaps: Feature = [
  enumeration("GapState", "What is recorded of a pattern in a state.", {
    RECORDED: "Cooperation of this pattern is recorded.",
    KNOWN_ABSENT: "A source states that there is none.",
    NOT_RECORDED: "Nothing that you may see is recorded; cooperation may exist all the same.",
  }),
  enumeration("GapReason", "Why a pattern counts as recorded, known absent or not recorded.", {
    RECORDS_FOUND: "Collaborations are recorded.",
    STATED_ABSENT: "A source states that this cooperation does not exist.",
    NO_NPM_STATED: "A source states that there is no NPM, and none is recorded.",
    NO_NPM_RECORDED: "No NPM is recorded.",
    NOTHING_RECORDED: "An NPM is recorded, and no cooperation of this pattern.",
  }),
  object<Gap>("Gap", "What is recorded of one pattern in one state.", {
    state: field("State", "The state.", one("state")),
    pattern: field("PatternCode!", "The pattern."),
    status: field("GapState!", "Recorded, known absent, or not recorded."),
    reason: field("GapReason!", "Why."),
    because: field("String!", "Why, in a sentence with the facts."),
    absences: field("[Absence!]!", "Statements that something does not exist.", several("absences")),
    records: field("[Collaboration!]!", "The collaborations found, at most 200.", several("records")),
    sources: field("[Source!]!", "Where absences were read.", sources),
    coverage: field("Coverage!", "What it rests on."),
  }),
  ...listTypesOf("Gap", aPageOf("Gap"), BASIS),
  extend("State", {
    gaps: {
      type: "[Gap!]!",
      description: "What is recorded of each of the six patterns, with civil society partners.",
      resolve: ({ id }, _, context) => gapsOf(context, recordIdOf(id)),
    },
  }),
  extend("Query", {
    gaps: {
      type: "GapConnection",
      description:
        "For each state and pattern: recorded, known absent, or not recorded, and why. What you may not see counts as not recorded.",
      args: {
        ...SELECTION,
        ...PAGE,
        states: argument("StateWhere", "Which states; parties to the OPCAT by default."),
        patterns: argument("[PatternCode!]", "Patterns; all six by default."),
        status: argument("[GapState!]", "Only these; all by default."),
      },
      async resolve(_, { first, after, states, patterns, status, ...given }: Asked, context) {
        if (states) refuseWhere(context.viewer, "State", states);
        const answer = await ask(context, {
          kind: "gaps",
          patterns: patterns ?? [],
          status: status ?? [],
          page: pageOf({ first, after }),
          selection: selectionOf(given, context, COLLABORATIONS),
          states: states ?? undefined,
          civilSocietyOnly: isAboutCivilSociety(given.where),
        });
        return listed(answer, after);
      },
    },
  }),
];
