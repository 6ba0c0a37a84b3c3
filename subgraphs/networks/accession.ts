/** Whether an NPM may accede to a network (D5). */
import { today } from "../../store/port";
import { enumeration, extend, field, argument, object, type Feature } from "../schema/descriptors";
import { asked, NETWORK, ON } from "./asking";
import { accessionOf } from "./reading";
import { several } from "../shared/loaders";

/** `accession`. */
export const accession: Feature = [
  enumeration("AccessionOutcome", "Whether an NPM may accede to a network (D5).", {
    ELIGIBLE: "Every criterion is met.",
    NOT_ELIGIBLE: "A criterion is not met.",
    UNDETERMINED: "No criterion fails, and at least one is unknown.",
  }),
  object("Criterion", "A criterion, and whether it is met on the date asked for.", {
    clause: field("String", "Clause of the Declaration, such as D5; empty if the hub requires it and no clause does."),
    name: field("String!", "Name, such as SEE_STATE."),
    result: field("CriterionResult!", "Whether it is met."),
    date: field("PartialDate", "Date of the fact that decides."),
    because: field("String!", "Why, with the facts."),
    sources: field("[Source!]!", "Where that fact was read.", several("sources")),
  }),
  object("Accession", "Whether an NPM may accede to a network on a date (D5).", {
    outcome: field("AccessionOutcome!", "The outcome."),
    criteria: field("[Criterion!]!", "Each criterion with its reason."),
  }),
  extend("Query", {
    accession: {
      type: "Accession",
      description: "Whether an NPM may accede to a network on a date (D5); null if you may not see one of them.",
      args: { on: ON, network: NETWORK, npm: argument("ID!", "Id of the NPM.") },
      async resolve(_, { npm, network, on }, context) {
        const [applicant, joined] = await Promise.all([asked("Npm", npm, context), asked("Network", network, context)]);
        return applicant && joined && accessionOf(applicant, { network: joined, on: on ?? today() }, context);
      },
    },
  }),
];
