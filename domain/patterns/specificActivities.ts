import {
  byParticipation,
  byRecord,
  byText,
  civilSocietyPartner,
  findingOf,
  partnerOf,
  SHARED_VISIT_TERMS,
  unknown,
  type Judged,
} from "./evidence";
import { type CollaborationFacts, type PatternFinding } from "./collaboration";
import { type Terms } from "./terms";

/** What S4 names: joint projects, visits and reports, advocacy, awareness-raising, training, thematic priorities. */
const ACTIVITY_TERMS: Terms = {
  ...SHARED_VISIT_TERMS,
  "project|projects": "a project",
  "training|trainings of|for|on|with|by": "training",
  "joint|common training|trainings": "training",
  "joint|jointly|together .. report|reports|study|research|statement|guide": "a text made together",
  "contribut* to .. report|reports": "work on a report",
  awareness: "awareness-raising",
  "campaign|campaigns": "a campaign",
  "joint|common advocacy": "advocacy",
  "advocacy with|towards authorities|government|parliament": "advocacy with authorities",
  "joint|jointly|co organis*|organiz*|organized|held .. conference|conferences|seminar|seminars|workshop|workshops|event|events":
    "an event made together",
  "organis*|organiz* .. conference|conferences|seminar|seminars|workshop|workshops|event|events": "an event",
  "thematic work|visit|visits|report|reports|cooperation|priority|priorities": "work on a thematic priority",
};

/**
 * S4, cooperating on specific activities: the partner is civil society, or individual experts, with whom the text says NPMs cooperate;
 * and both did something definite together: a visit, a project, training, a report. A project or training that the
 * text names counts, whoever gives it. Nothing recorded decides against it.
 */
export function specificActivities(facts: CollaborationFacts): PatternFinding {
  return findingOf(facts, {
    pattern: "SPECIFIC_ACTIVITIES",
    clause: "S4",
    needed: { CIVIL_SOCIETY_PARTNER: civilSocietyOrExperts(facts), JOINT_ACTIVITY: jointActivity(facts) },
    alternatives: {},
  });
}

function civilSocietyOrExperts(facts: CollaborationFacts): Judged {
  if (facts.partnerKind !== "INDIVIDUAL_EXPERTS" || facts.partnerIsCivilSociety) return civilSocietyPartner(facts);
  return byRecord(facts, "SATISFIED", `${partnerOf(facts)} is recorded as individual experts, whom S4 admits.`);
}

function jointActivity(facts: CollaborationFacts): Judged {
  return (
    byParticipation([...facts.jointVisits, ...facts.jointProjects]) ??
    byText(facts, ACTIVITY_TERMS) ??
    unknown("Nothing recorded mentions a visit, a project or another activity of both.")
  );
}
