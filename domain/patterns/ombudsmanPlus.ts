import {
  byFacts,
  byParticipation,
  byRecord,
  byText,
  civilSocietyPartner,
  findingOf,
  SHARED_VISIT_TERMS,
  unknown,
  type Judged,
} from "./evidence";
import { type CollaborationFacts, type PatternFinding } from "./collaboration";
import { findMention, type Terms } from "./terms";

type Npm = NonNullable<CollaborationFacts["npm"]>;

/** Names that ombuds institutions bear. */
const OMBUDS_TERMS: Terms = {
  "ombud*": "an ombuds institution",
  "defensor*": "an ombuds institution",
  "provedor*|mediateur|mediator|akyikatchy": "an ombuds institution",
  "public defender": "an ombuds institution",
  "people advocate": "an ombuds institution",
  "protector of": "an ombuds institution",
  "human rights defender": "an ombuds institution",
};

/** Work of the NPM beside visits in which the partner has a part. */
const WORK_TERMS: Terms = {
  ...SHARED_VISIT_TERMS,
  "take|takes|taking|took|taken part in .. npm work|task|tasks|activity|activities":
    "that the partner takes part in the work of the NPM",
  "member|members|part of npm": "that the partner belongs to the NPM",
  "member|members|part of the npm": "that the partner belongs to the NPM",
};

/**
 * S6, a formal partnership within the NPM ("Ombudsman plus"): the NPM is an ombuds institution, a formal instrument integrates the
 * partner, which is civil society, and the partner takes part in the NPM's work, regularly. A body created for the mandate is no ombuds
 * institution; a human rights institution is one where its name says so; where several institutions share the mandate, the record does
 * not tell which of them cooperates. Informal or ad hoc cooperation decides against the pattern, whatever else is recorded. What the
 * instrument says is not read: that it is named is what counts.
 */
export function ombudsmanPlus(facts: CollaborationFacts): PatternFinding {
  return findingOf(facts, {
    pattern: "OMBUDSMAN_PLUS",
    clause: "S6",
    needed: {
      CIVIL_SOCIETY_PARTNER: civilSocietyPartner(facts),
      OMBUDS_INSTITUTION: ombudsInstitution(facts.npm),
      FORMAL_INSTRUMENT: formalInstrument(facts),
      TAKES_PART_IN_NPM_WORK: takesPart(facts),
    },
    alternatives: {},
  });
}

function ombudsInstitution(npm: Npm | null): Judged {
  if (!npm) return unknown("No NPM is recorded as a party.");
  switch (npm.model) {
    case "OMBUDSMAN":
    case "OMBUDSMAN_PLUS":
      return byFacts("SATISFIED", `${npm.name} is recorded as an ombuds institution.`, [npm]);
    case "NEW_SPECIALISED_BODY":
      return byFacts("FAILED", `${npm.name} is a body created for the mandate, so it is not an ombuds institution.`, [
        npm,
      ]);
    case "HUMAN_RIGHTS_INSTITUTION":
      return humanRightsInstitution(npm);
    case "SEVERAL_INSTITUTIONS":
      return byFacts("UNKNOWN", `Several institutions make up ${npm.name}; which of them cooperates is not recorded.`, [
        npm,
      ]);
    default:
      return byFacts("UNKNOWN", `What kind of institution ${npm.name} is, is not recorded.`, [npm]);
  }
}

function humanRightsInstitution(npm: Npm): Judged {
  const mention = findMention(npm.hostInstitution, OMBUDS_TERMS);
  if (!mention) {
    const because = `${npm.name} is a human rights institution; whether it is an ombuds institution too is not recorded.`;
    return byFacts("UNKNOWN", because, [npm]);
  }
  const because = `The institution of ${npm.name} bears the name of ${mention.shows}: “${mention.quote}”.`;
  return byFacts("SATISFIED", because, [npm]);
}

function formalInstrument(facts: CollaborationFacts): Judged {
  const { formality, instrument } = facts;
  if (formality === "INFORMAL") {
    return byRecord(
      facts,
      "FAILED",
      "The cooperation is recorded as informal, so no formal instrument integrates the partner.",
    );
  }
  if (formality !== "FORMAL") return unknown("Whether the cooperation is formal is not recorded.");
  if (instrument === null) {
    return byRecord(facts, "UNKNOWN", "The cooperation is recorded as formal, but its instrument is not named.");
  }
  return byRecord(facts, "SATISFIED", `The cooperation rests on a formal instrument: “${instrument}”.`);
}

function takesPart(facts: CollaborationFacts): Judged {
  if (facts.regularity === "AD_HOC") {
    return byRecord(
      facts,
      "FAILED",
      "The cooperation is recorded as ad hoc, while S6 is about regular work within the NPM.",
    );
  }
  if (facts.regularity !== "REGULAR") return unknown("Whether the cooperation recurs is not recorded.");
  return (
    byParticipation(facts.jointVisits) ??
    byText(facts, WORK_TERMS) ??
    unknown("Nothing recorded shows that the partner takes part in the work of the NPM.")
  );
}
