import { listed } from "../ruling";
import { byFacts, byText, civilSocietyPartner, findingOf, NPM_WORDS, unknown, type Judged } from "./evidence";
import { type CollaborationFacts, type PatternFinding } from "./collaboration";
import { type Terms } from "./terms";

/** What S2 names: pushing recommendations forward with authorities, media and the public, and standing by each other's activities. */
const SUPPORT_TERMS: Terms = {
  "push*|promot*|advocat*|support*|back|backs|backed|follow|follows|followed .. recommendation|recommendations":
    "support for recommendations",
  "follow up of|on .. recommendation|recommendations": "support for recommendations",
  "advocate|advocates|advocated|advocacy|support for .. recommendation|recommendations": "support for recommendations",
  "recommendation|recommendations .. supported|backed|promoted": "support for recommendations",
  "mutual support|assistance": "support for each other",
  "support|supports|supported|supporting each other": "support for each other",
  "support|supports|supported|supporting .. activity|activities|work": "support for activities",
  [`defend|defends|defended|defending .. ${NPM_WORDS}`]: "that the partner stands up for the NPM",
  [`advocacy for .. ${NPM_WORDS}`]: "that the partner stands up for the NPM",
};

/**
 * S2, supporting each other's activities and recommendations: the partner is civil society, and one side stood up for what the other
 * does or recommends. A recorded step of advocacy on a recommendation of the NPM shows it. Nothing recorded decides against it: that no
 * such step is recorded tells nothing. Whose recommendations a text means is not understood.
 */
export function mutualSupport(facts: CollaborationFacts): PatternFinding {
  return findingOf(facts, {
    pattern: "MUTUAL_SUPPORT",
    clause: "S2",
    needed: {
      CIVIL_SOCIETY_PARTNER: civilSocietyPartner(facts),
      ACTIVITIES_OR_RECOMMENDATIONS_SUPPORTED: supported(facts),
    },
    alternatives: {},
  });
}

function supported(facts: CollaborationFacts): Judged {
  const { advocacy } = facts;
  if (advocacy.length > 0) {
    const because = `The partner pushed recommendations of the NPM forward: ${listed(advocacy.map(({ name }) => `“${name}”`))}.`;
    return byFacts("SATISFIED", because, advocacy);
  }
  return (
    byText(facts, SUPPORT_TERMS) ??
    unknown("Nothing recorded shows that activities or recommendations of the other side were supported.")
  );
}
