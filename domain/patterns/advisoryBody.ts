import { listed } from "../ruling";
import { byFacts, byRecord, byText, civilSocietyPartner, findingOf, partnerOf, unknown, type Judged } from "./evidence";
import { type CollaborationFacts, type PatternFinding } from "./collaboration";
import { type Terms } from "./terms";

/** Bodies by the names that S5 gives them. */
const BODY_TERMS: Terms = {
  "advisory|consultative|expert|coordination council|board|committee|body": "a standing body",
};

const SEAT_TERMS: Terms = {
  "seat|seats|member|members|membership in|of|on .. council|board|committee|body": "a seat in the body",
  "represented|sits|sit in|on .. council|board|committee|body": "a seat in the body",
};

const ROLE_TERMS: Terms = {
  "advisory|consultative council|board|committee|body|role|function": "an advisory role",
  "advise|advises|advised|advising": "that advice is given",
  "policy making": "that policy is made",
};

/** Roles of an advisory body, by enumeration value; others do not tell what it does. */
const ROLES: Readonly<Record<string, string>> = {
  ADVICE: "advice",
  POLICY_MAKING: "policy-making",
  DECISIONS: "decisions",
  SELECTION: "selection",
};

/**
 * S5, a durable institutional collaboration: the partner is civil society, has a seat in a standing body attached to the NPM, which gives
 * advice, makes policy, decides or selects; all this on a permanent basis and in a formal role. Cooperation recorded as informal or ad
 * hoc decides against it, whatever else is recorded. A text may show a body that is no record of its own; whether that body still exists,
 * it does not show.
 */
export function advisoryBody(facts: CollaborationFacts): PatternFinding {
  return findingOf(facts, {
    pattern: "ADVISORY_BODY",
    clause: "S5",
    needed: {
      CIVIL_SOCIETY_PARTNER: civilSocietyPartner(facts),
      STANDING_BODY: standingBody(facts),
      CIVIL_SOCIETY_SEAT: civilSocietySeat(facts),
      BODY_ROLE: bodyRole(facts),
      FORMAL_ROLE: formalRole(facts),
      PERMANENT_BASIS: permanentBasis(facts),
    },
    alternatives: {},
  });
}

function standingBody(facts: CollaborationFacts): Judged {
  const body = facts.advisoryBody;
  if (body) return byFacts("SATISFIED", `“${body.name}” is recorded as a body attached to the NPM.`, [body]);
  return byText(facts, BODY_TERMS) ?? unknown("No body in which the partner has a seat is recorded.");
}

function civilSocietySeat(facts: CollaborationFacts): Judged {
  const body = facts.advisoryBody;
  const { result } = civilSocietyPartner(facts);
  const holder = partnerOf(facts);
  if (body && result === "SATISFIED") return byFacts("SATISFIED", `${holder} has a seat in “${body.name}”.`, [body]);
  if (body) {
    const judgement = result === "FAILED" ? "is not" : "may or may not be";
    return byFacts(result, `${holder} has a seat in “${body.name}”, but ${judgement} civil society.`, [body]);
  }
  const told = result === "SATISFIED" ? byText(facts, SEAT_TERMS) : null;
  return told ?? unknown("No seat of civil society is recorded.");
}

function bodyRole(facts: CollaborationFacts): Judged {
  const body = facts.advisoryBody;
  if (!body) return byText(facts, ROLE_TERMS) ?? unknown("What role the partner has is not recorded.");
  const roles = body.roles.flatMap((role) => ROLES[role] ?? []);
  if (roles.length > 0)
    return byFacts("SATISFIED", `“${body.name}” is recorded with the role of ${listed(roles)}.`, [body]);
  return byText(facts, ROLE_TERMS) ?? unknown(`What “${body.name}” does is not recorded.`);
}

function formalRole(facts: CollaborationFacts): Judged {
  switch (facts.formality) {
    case "FORMAL":
      return byRecord(facts, "SATISFIED", "The cooperation is recorded as formal.");
    case "INFORMAL":
      return byRecord(
        facts,
        "FAILED",
        "The cooperation is recorded as informal, while an advisory body gives a formal role.",
      );
    default:
      return unknown("Whether the cooperation is formal is not recorded.");
  }
}

function permanentBasis(facts: CollaborationFacts): Judged {
  switch (facts.regularity) {
    case "REGULAR":
      return byRecord(facts, "SATISFIED", "The cooperation is recorded as regular.");
    case "AD_HOC":
      return byRecord(facts, "FAILED", "The cooperation is recorded as ad hoc, while S5 is about a permanent basis.");
    default:
      return unknown("Whether the cooperation recurs is not recorded.");
  }
}
