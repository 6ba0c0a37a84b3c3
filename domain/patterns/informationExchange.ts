import { byParticipation, byText, civilSocietyPartner, findingOf, NPM_WORDS, unknown, type Judged } from "./evidence";
import { type CollaborationFacts, type PatternFinding } from "./collaboration";
import { type Terms } from "./terms";

/** What S1 names: telling each other what is known, which places and topics to look at, and passing on reports. */
const SHARING_TERMS: Terms = {
  "exchang* .. information|experience|experiences|knowledge|data|findings|views": "an exchange of information",
  "information|experience|experiences|knowledge exchange|sharing": "an exchange of information",
  "shar* .. information|experience|experiences|knowledge|data|findings|report|reports": "that information is shared",
  "provid*|supply|supplies|send|sends|sent|submit*|pass|passes|passed .. information|data|complaints|report|reports":
    "that information is passed on",
  [`provid*|suppl* .. ${NPM_WORDS} with .. information|data`]: "that information is passed on",
  "suggest*|identif*|propos* .. place|places|topic|topics|visits": "hints at places or topics",
  "baseline information": "information on places before visits",
  "consult|consults|consulted|consulting|consultation|consultations": "that one side asks the other",
  "meet|meets|met": "meetings at which they exchange information",
  "meeting|meetings": "meetings at which they exchange information",
  "dialogue|discuss|discusses|discussed": "an exchange of views",
};

/**
 * S1, exchanging information: the partner is civil society, and something was shared, formally or not, regularly or not. What was shared
 * is hardly ever recorded (OPCAT 21), so a meeting in which both took part counts; it shows that they met, not what was told there,
 * and a meeting of many counts like one of two. Exchanges that only their parties may see are not looked at. Nothing recorded decides
 * against sharing.
 */
export function informationExchange(facts: CollaborationFacts): PatternFinding {
  return findingOf(facts, {
    pattern: "INFORMATION_EXCHANGE",
    clause: "S1",
    needed: { CIVIL_SOCIETY_PARTNER: civilSocietyPartner(facts), INFORMATION_SHARED: informationShared(facts) },
    alternatives: {},
  });
}

function informationShared(facts: CollaborationFacts): Judged {
  return (
    byParticipation(facts.jointMeetings) ??
    byText(facts, SHARING_TERMS) ??
    unknown("Nothing recorded mentions information that was shared.")
  );
}
