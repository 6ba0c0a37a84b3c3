/** Types of classification, matrix, gaps, timeline and prompts. */
import { Int } from "type-graphql";
import type { Kit } from "../../shared/build";
import type { TypeClass, TypeReference } from "../../shared/declare";
import { criterionResult } from "../../shared/ruling";
import { basis, connection, make, patternsOf } from "./shared";

export function classificationType(kit: Kit): TypeClass {
  const { types, records } = kit;
  const [result, pattern] = [criterionResult(types), patternsOf(kit)];
  const outcome = types.enumeration("PatternOutcome", {
    description: "Whether the evidence shows a pattern.",
    values: {
      MET: "Every criterion it takes is satisfied.",
      NOT_MET: "A criterion it takes is failed.",
      UNDETERMINED: "None is failed, and at least one that it takes is unknown.",
    },
  });
  const criterion = make("PatternCriterion", "A criterion of a pattern, and what the facts say to it.", [
    ["name", () => String, "Name, such as FORMAL_INSTRUMENT."],
    ["clause", () => String, "Where the criterion comes from, such as S6."],
    ["result", () => result, "Whether it is met."],
    ["because", () => String, "Why, with the facts."],
    ["facts", () => types.node, "The records that say so.", "list"],
    ["sources", () => records.of("Source"), "Where these facts were read.", "list"],
  ]);
  return make(
    "Classification",
    "Whether the evidence shows one of the six patterns (S1–S6): a reading aid for curators. It reads recorded fields and the words of " +
      "descriptions; what nobody wrote down is unknown, and unknown is never failed.",
    [
      ["pattern", () => pattern, "The pattern."],
      ["clause", () => String, "Its place in the founding text, S1 to S6."],
      ["outcome", () => outcome, "Whether the evidence shows it."],
      ["isRecorded", () => Boolean, "A source or a curator recorded it."],
      [
        "agreesWithRecord",
        () => Boolean,
        "Record and evidence say the same; empty where the evidence does not tell.",
        "null",
      ],
      ["criteria", () => criterion, "Its criteria.", "list"],
    ],
  );
}

export function disagreementType(kit: Kit, classification: TypeClass): TypeClass {
  const pattern = patternsOf(kit);
  const count = make("PatternCount", "Number of collaborations that are found to show a pattern.", [
    ["pattern", () => pattern, "The pattern."],
    ["count", () => Int, "Number of collaborations."],
  ]);
  const agreement = make("PatternAgreement", "How collaborations recorded with a pattern fare with the evidence.", [
    ["pattern", () => pattern, "The recorded pattern."],
    ["recorded", () => Int, "Collaborations recorded with it."],
    ["agree", () => Int, "Of these, the evidence shows it too."],
    ["undetermined", () => Int, "Of these, the evidence does not tell."],
    ["disagree", () => Int, "Of these, the evidence shows that it is not."],
    ["met", () => count, "Of these, how many show each of the six patterns.", "list"],
  ]);
  const item = make(
    "ClassificationDisagreement",
    "A collaboration of which record and evidence say different things.",
    [
      ["collaboration", () => kit.records.of("Collaboration"), "The collaboration.", "null"],
      ["classification", () => classification, "The pattern, with its criteria."],
    ],
  );
  return connection(kit, item, "ClassificationDisagreement", [
    ...basis(kit),
    ["agreement", () => agreement, "How often they agree, by recorded pattern.", "list"],
  ]);
}

const cellState = ({ types }: Kit): TypeReference =>
  types.enumeration("GapState", {
    description: "What is recorded of a pattern in a state.",
    values: {
      RECORDED: "Cooperation of this pattern is recorded.",
      KNOWN_ABSENT: "A source states that there is none.",
      NOT_RECORDED: "Nothing is recorded that you may see; there may be some all the same.",
    },
  });

export function matrixType(kit: Kit): TypeClass {
  const { types, records } = kit;
  const [state, pattern, model] = [cellState(kit), patternsOf(kit), types.enumeration("NpmModel")];
  const cell = make("PatternCell", "Cooperation of one pattern in one row.", [
    ["pattern", () => pattern, "The pattern."],
    ["state", () => state, "Whether it is recorded."],
    ["count", () => Int, "Number of collaborations found, not of cooperation that exists."],
    ["undetermined", () => Int, "Collaborations that may or may not hold at the time."],
    ["partners", () => Int, "Number of distinct partners, named or labelled."],
    ["coverage", () => types.coverage, "What the number rests on."],
    ["absences", () => records.of("Absence"), "Statements that it does not exist.", "list"],
  ]);
  const row = make("PatternRow", "A state, region, model of NPM or year, with the six patterns.", [
    ["key", () => String, "What the row is, as text: id of a state, region, model or year."],
    ["state", () => records.of("State"), "The state.", "null"],
    ["region", () => String, "UN M49 region.", "null"],
    ["model", () => model, "Model of NPM.", "null"],
    ["year", () => Int, "Year.", "null"],
    ["cells", () => cell, "A cell for each of the six patterns, in their order.", "list"],
  ]);
  return make("PatternMatrix", "How often each of the six patterns is recorded.", [
    ["rows", () => row, "The rows, in the order of names or years.", "list"],
    ...basis(kit),
  ]);
}

export function gapType(kit: Kit): TypeClass {
  const { types, records } = kit;
  const [state, pattern] = [cellState(kit), patternsOf(kit)];
  const reason = types.enumeration("GapReason", {
    description: "Why a pattern counts as recorded, known absent or not recorded.",
    values: {
      RECORDS_FOUND: "Collaborations are recorded.",
      STATED_ABSENT: "A source states that this cooperation does not exist.",
      NO_NPM_STATED: "A source states that there is no NPM, and none is recorded.",
      NO_NPM_RECORDED: "No NPM is recorded.",
      NOTHING_RECORDED: "An NPM is recorded, and no cooperation of this pattern.",
    },
  });
  return make("Gap", "What is recorded of one pattern in one state.", [
    ["state", () => records.of("State"), "The state.", "null"],
    ["pattern", () => pattern, "The pattern."],
    ["status", () => state, "Recorded, known absent, or not recorded."],
    ["reason", () => reason, "Why."],
    ["because", () => String, "Why, in a sentence with the facts."],
    ["absences", () => records.of("Absence"), "Statements that something does not exist.", "list"],
    ["records", () => records.of("Collaboration"), "The collaborations found, at most 200.", "list"],
    ["sources", () => records.of("Source"), "Where absences were read.", "list"],
    ["coverage", () => types.coverage, "What it rests on."],
  ]);
}

export const gapsType = (kit: Kit, gap: TypeClass): TypeClass => connection(kit, gap, "Gap", basis(kit));

export function timelineType(kit: Kit): TypeClass {
  const { types, records } = kit;
  const pattern = patternsOf(kit);
  const point = make("TimelinePoint", "A year of cooperation.", [
    ["year", () => Int, "The year."],
    ["pattern", () => pattern, "The pattern; empty for all patterns together, each collaboration once.", "null"],
    ["active", () => Int, "Collaborations that held for sure on some day of the year."],
    ["undetermined", () => Int, "Collaborations that may have."],
    ["started", () => Int, "Collaborations whose recorded start lies in the year."],
    ["ended", () => Int, "Collaborations whose recorded end lies in the year."],
    ["coverage", () => types.coverage, "What `active` rests on."],
  ]);
  const year = make("NetworkMeetingYear", "Meetings of a network in one year.", [
    ["year", () => Int, "The year."],
    ["count", () => Int, "Number of meetings recorded; 0 says only that none is recorded."],
    ["meetings", () => records.of("Meeting"), "The meetings.", "list"],
  ]);
  const meetings = make("NetworkMeetings", "Meetings of a network by year, since its founding or its first one.", [
    ["network", () => records.of("Network"), "The network.", "null"],
    ["years", () => year, "Every year, those without a recorded meeting included.", "list"],
    ["missingYears", () => Int, "Years of which no meeting is recorded.", "list"],
  ]);
  return make("Timeline", "Cooperation by year and pattern.", [
    ["points", () => point, "A point for each year and pattern, and one for all patterns together.", "list"],
    ["undated", () => Int, "Collaborations of which no date is recorded; they are undetermined in every year."],
    ["meetings", () => meetings, "Meetings of networks by year.", "list"],
    ...basis(kit),
  ]);
}

export function promptType(kit: Kit): TypeClass {
  const { types, records } = kit;
  const kind = types.enumeration("TieKind", {
    description: "A kind of tie that can bear on independence together with another (S4).",
    values: {
      ADVISORY_SEAT: "A seat in an advisory body of the NPM, or another advisory role.",
      JOINT_ACTIVITY: "Work done together: visits, projects, part in the work of the NPM.",
      FUNDING: "Funding of work in which the NPM takes part.",
    },
  });
  const overlap = types.enumeration("TieOverlap", {
    description: "Whether the ties fall in the same time.",
    values: { CERTAIN: "Some do for sure.", UNDETERMINED: "The dates do not tell." },
  });
  const fact = make("IndependenceFact", "A tie between the two.", [
    ["kind", () => kind, "Its kind."],
    ["record", () => types.node, "The record.", "null"],
    ["because", () => String, "What it is."],
    ["sources", () => records.of("Source"), "Where it was read.", "list"],
  ]);
  const item = make(
    "IndependencePrompt",
    "A question for a person to look at: two actors are tied in several ways (S4, OPCAT 18(1)). It is no finding and no score.",
    [
      ["npm", () => records.of("Npm"), "The NPM.", "null"],
      ["partner", () => records.actor, "The other actor.", "null"],
      ["kinds", () => kind, "Kinds of ties between them.", "list"],
      ["question", () => String, "The question."],
      ["clause", () => String, "Where it comes from."],
      ["overlap", () => overlap, "Whether ties of different kinds fall in the same time."],
      ["facts", () => fact, "The ties.", "list"],
    ],
  );
  return connection(kit, item, "IndependencePrompt", basis(kit));
}
