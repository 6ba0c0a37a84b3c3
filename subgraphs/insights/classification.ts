/** Whether the evidence shows the six patterns, and where it says something else than the record. */
import type { Disagreement } from "../../analysis/port";
import { argument, enumeration, extend, field, object, type Feature, type TypeDescriptor } from "../schema/descriptors";
import { one } from "../shared/loaders";
import { listTypesOf } from "../shared/timedLists";
import { recordIdOf } from "../shared/versions";
import { ask, findingsOf } from "./analyst";
import {
  COLLABORATIONS,
  PAGE,
  pageOf,
  SELECTION,
  selectionOf,
  type PageArguments,
  type SelectionArguments,
} from "./arguments";
import { aPageOf, BASIS, listed, several, sources } from "./listed";

const CLASSIFICATION: readonly TypeDescriptor[] = [
  enumeration("PatternOutcome", "Whether the evidence shows a pattern.", {
    MET: "Every criterion that it requires is satisfied.",
    NOT_MET: "A criterion that it requires has failed.",
    UNDETERMINED: "No criterion that it requires has failed, and at least one is unknown.",
  }),
  object("PatternCriterion", "A criterion of a pattern, and whether the facts meet it.", {
    name: field("String!", "Name, such as FORMAL_INSTRUMENT."),
    clause: field("String!", "Where the criterion comes from, such as S6."),
    result: field("CriterionResult!", "Whether it is met."),
    because: field("String!", "Why, with the facts."),
    facts: field("[Node!]!", "The records that say so.", several("facts")),
    sources: field("[Source!]!", "Where these facts were read.", sources),
  }),
  object(
    "Classification",
    "Whether the evidence shows one of the six patterns (S1–S6): a reading aid for curators. It reads recorded fields and the words of " +
      "descriptions; what is not recorded is unknown, and unknown is never failed.",
    {
      pattern: field("PatternCode!", "The pattern."),
      clause: field("String!", "Its place in the founding text, S1 to S6."),
      outcome: field("PatternOutcome!", "Whether the evidence shows it."),
      isRecorded: field("Boolean!", "A source or a curator recorded it."),
      agreesWithRecord: field("Boolean", "Record and evidence agree; empty where the evidence leaves it open."),
      criteria: field("[PatternCriterion!]!", "Its criteria."),
    },
  ),
];

const DISAGREEMENTS: readonly TypeDescriptor[] = [
  object("PatternCount", "Number of collaborations that are found to show a pattern.", {
    pattern: field("PatternCode!", "The pattern."),
    count: field("Int!", "Number of collaborations."),
  }),
  object(
    "PatternAgreement",
    "How the evidence compares with the record, over the collaborations recorded with a pattern.",
    {
      pattern: field("PatternCode!", "The recorded pattern."),
      recorded: field("Int!", "Collaborations recorded with it."),
      agree: field("Int!", "Of these, how many the evidence shows too."),
      undetermined: field("Int!", "Of these, how many the evidence leaves open."),
      disagree: field("Int!", "Of these, how many the evidence contradicts."),
      met: field("[PatternCount!]!", "Of these, how many show each of the six patterns."),
    },
  ),
  object<Disagreement>("ClassificationDisagreement", "A collaboration whose record and evidence disagree.", {
    collaboration: field("Collaboration", "The collaboration.", one("collaboration")),
    classification: field("Classification!", "The pattern, with its criteria.", ({ finding }) => finding),
  }),
  ...listTypesOf("ClassificationDisagreement", aPageOf("ClassificationDisagreement"), {
    ...BASIS,
    agreement: field("[PatternAgreement!]!", "How often they agree, by recorded pattern."),
  }),
];

interface Asked extends SelectionArguments, PageArguments {
  readonly patterns?: readonly string[] | null;
}

/** `classification`, `Collaboration.classification`, `classificationDisagreements`. */
export const classification: Feature = [
  ...CLASSIFICATION,
  ...DISAGREEMENTS,
  extend("Collaboration", {
    classification: {
      type: "[Classification!]",
      description: "For each of the six patterns, whether the evidence shows it, and why.",
      resolve: ({ id }, _, context) => findingsOf(context, recordIdOf(id)),
    },
  }),
  extend("Query", {
    classification: {
      type: "[Classification!]",
      description:
        "For each of the six patterns, whether the evidence shows it in a collaboration; null if you may not see that.",
      args: { collaboration: argument("ID!", "Id of the collaboration.") },
      resolve: (_, { collaboration }, context) => findingsOf(context, recordIdOf(collaboration)),
    },
    classificationDisagreements: {
      type: "ClassificationDisagreementConnection",
      description: "Collaborations whose record and evidence disagree, by id; for curators.",
      args: { ...SELECTION, ...PAGE, patterns: argument("[PatternCode!]", "Patterns; all by default.") },
      requires: "records:curate",
      async resolve(_, { first, after, patterns, ...selection }: Asked, context) {
        const answer = await ask(context, {
          kind: "disagreements",
          patterns: patterns ?? [],
          page: pageOf({ first, after }),
          selection: selectionOf(selection, context, COLLABORATIONS),
        });
        const agreement = answer.agreement.map(({ met, ...rest }) => ({
          ...rest,
          met: Object.entries(met).map(([pattern, count]) => ({ pattern, count })),
        }));
        return { ...listed(answer, after), agreement };
      },
    },
  }),
];
