/** Ties that can bear on independence together, as questions for a person to look at (S4, OPCAT 18(1)). */
import { argument, enumeration, extend, field, object, type Feature } from "../schema/descriptors";
import { one } from "../shared/loaders";
import { listTypesOf } from "../shared/timedLists";
import { recordIdOf } from "../shared/versions";
import { ask } from "./analyst";
import { PAGE, pageOf } from "./arguments";
import { aPageOf, BASIS, listed, sources } from "./listed";

/** `independencePrompts`. */
export const independence: Feature = [
  enumeration("TieKind", "A kind of tie that can bear on independence together with another (S4).", {
    ADVISORY_SEAT: "A seat in an advisory body of the NPM, or another advisory role.",
    JOINT_ACTIVITY: "Work done together: visits, projects, part in the work of the NPM.",
    FUNDING: "Funding of work in which the NPM takes part.",
  }),
  enumeration("TieOverlap", "Whether the ties fall in the same time.", {
    CERTAIN: "Some do for sure.",
    UNDETERMINED: "The dates leave it open.",
  }),
  object("IndependenceFact", "A tie between the two.", {
    kind: field("TieKind!", "Its kind."),
    record: field("Node", "The record.", one("record")),
    because: field("String!", "What it is."),
    sources: field("[Source!]!", "Where it was read.", sources),
  }),
  object(
    "IndependencePrompt",
    "A question for a person to look at: two actors are tied in several ways (S4, OPCAT 18(1)). It is neither a finding nor a score.",
    {
      npm: field("Npm", "The NPM.", one("npm")),
      partner: field("Actor", "The other actor.", one("partner")),
      kinds: field("[TieKind!]!", "Kinds of ties between them."),
      question: field("String!", "The question."),
      clause: field("String!", "Where it comes from."),
      overlap: field("TieOverlap!", "Whether ties of different kinds fall in the same time."),
      facts: field("[IndependenceFact!]!", "The ties."),
    },
  ),
  ...listTypesOf("IndependencePrompt", aPageOf("IndependencePrompt"), BASIS),
  extend("Query", {
    independencePrompts: {
      type: "IndependencePromptConnection",
      description:
        "Advisory seats, joint activities and funding between the same actors, as questions for a person to look at (S4, OPCAT 18(1)); never a verdict.",
      args: { ...PAGE, npm: argument("ID", "Id of an NPM: only its ties.") },
      async resolve(_, { first, after, npm }, context) {
        const answer = await ask(context, {
          kind: "independence",
          page: pageOf({ first, after }),
          npm: npm == null ? null : recordIdOf(npm),
        });
        return listed(answer, after);
      },
    },
  }),
];
