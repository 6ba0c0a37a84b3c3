import { byFacts, byText, civilSocietyPartner, findingOf, NPM_WORDS, unknown, type Judged } from "./evidence";
import { type CollaborationFacts, type PatternFinding } from "./collaboration";
import { type Terms } from "./terms";

/** Who works in an NPM; "members" alone may be those of a council beside it. */
const STAFF = "candidate|candidates|commissioner|commissioners|director|monitor|monitors";

/** From the selection of members to planning and communication, and the early stages. */
const PROCESS_TERMS: Terms = {
  [`select|selects|selecting|selection|elect|elects|electing|election .. ${STAFF}`]:
    "a part in selecting who works in the NPM",
  [`nominate|nominates|nominating|propose|proposes|proposing .. ${STAFF}`]: "a part in selecting who works in the NPM",
  [`select|selects|selecting|selection|propose|proposes|nominate|nominates .. member|members|expert|experts of .. ${NPM_WORDS}`]:
    "a part in selecting who works in the NPM",
  "visit planning": "help with planning",
  "planning of .. visit|visits|work": "help with planning",
  "strategic plan|planning": "help with planning",
  "communication strategy|plan": "help with communication",
  "rules of procedure": "help with the rules by which the NPM works",
  [`establish|establishing|establishment|setting|set|designation .. ${NPM_WORDS}`]: "help at the early stages",
};

/** What the partner knows about detention and its monitoring, and passes on to the NPM. */
const DETENTION_TERMS: Terms = {
  "methodolog*|methods": "help with the method of monitoring",
  expertise: "expertise",
  "expert advice|opinion|opinions": "expertise",
  [`training|trainings of|for|to .. ${NPM_WORDS}`]: "training for the NPM",
  [`train|trains|trained .. ${NPM_WORDS}`]: "training for the NPM",
  "train|trains|trained|training of|for|the|its .. monitors|members|inspectors": "training for those who monitor",
  "istanbul protocol": "expertise on torture",
};

/** That capacity was built, without telling in what. */
const CAPACITY_TERMS: Terms = {
  "capacity building|strengthening|development": "capacity that was built",
  "strengthen|strengthens|strengthened|strengthening|build|builds|building|built .. capacity|capacities":
    "capacity that was built",
};

const RESOURCE_TERMS: Terms = {
  "advocate|advocates|advocated|advocating|advocacy|campaign|campaigns|campaigned for .. budget|resources|resourcing|funding":
    "advocacy for the resources of the NPM",
};

const ADVOCATES =
  "advocat*|advocacy|campaign*|push*|promot*|support|supports|supported|follow|follows|followed|implementation";

const SPT_TERMS: Terms = {
  [`${ADVOCATES} .. spt recommendation|recommendations`]: "advocacy for recommendations of the SPT",
  [`${ADVOCATES} for .. spt recommendation|recommendations`]: "advocacy for recommendations of the SPT",
  [`${ADVOCATES} .. recommendation|recommendations of .. spt`]: "advocacy for recommendations of the SPT",
  [`${ADVOCATES} for .. recommendation|recommendations of .. spt`]: "advocacy for recommendations of the SPT",
};

/**
 * S3, strengthening capacity: the partner is civil society, and it strengthened the NPM in at least one of the ways the text names, or
 * built its capacity without the record telling in what. The ways are alternatives: one is enough, and what is unknown of the others does
 * not matter. Training counts only where the text names those of the NPM as trained; whose capacity was built is not understood.
 * Nothing recorded decides against a way.
 */
export function capacityStrengthening(facts: CollaborationFacts): PatternFinding {
  return findingOf(facts, {
    pattern: "CAPACITY_STRENGTHENING",
    clause: "S3",
    needed: { CIVIL_SOCIETY_PARTNER: civilSocietyPartner(facts) },
    alternatives: {
      SELECTION_AND_INSTITUTIONAL_PROCESSES: institutionalProcesses(facts),
      DETENTION_ISSUES:
        byText(facts, DETENTION_TERMS) ??
        unknown("Nothing recorded mentions expertise on detention or its monitoring."),
      RESOURCING:
        byText(facts, RESOURCE_TERMS) ?? unknown("Nothing recorded mentions advocacy for resources of the NPM."),
      SPT_RECOMMENDATIONS:
        byText(facts, SPT_TERMS) ?? unknown("Nothing recorded mentions advocacy for recommendations of the SPT."),
      CAPACITY_BUILDING:
        byText(facts, CAPACITY_TERMS) ?? unknown("Nothing recorded says in general terms that capacity was built."),
    },
  });
}

function institutionalProcesses(facts: CollaborationFacts): Judged {
  const { advisoryBody } = facts;
  if (advisoryBody?.roles.includes("SELECTION")) {
    const because = `The partner has a seat in “${advisoryBody.name}”, which takes part in selection.`;
    return byFacts("SATISFIED", because, [advisoryBody]);
  }
  return (
    byText(facts, PROCESS_TERMS) ??
    unknown("Nothing recorded mentions a part in selection or other institutional processes.")
  );
}
