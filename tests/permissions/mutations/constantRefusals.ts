/**
 * Where a mutation that would be done is refused because of what whoever asks may not see. Nothing else may differ between a hub with the
 * hidden record and one without it, and how the record looks changes nothing: code and message are always these.
 */
export interface ConstantRefusal {
  readonly mutation: string;
  /** What decides, for people. */
  readonly rule: string;
  readonly code: string;
  readonly message: string;
  /** Why success, or the answer without the hidden record, is out of the question. */
  readonly because: string;
}

const UNTOLD = "The rules do not allow this. You may not see the reasons.";
const TAKEN = "This id is taken; choose another, or leave it out and the hub makes one.";
const WAITING = "Too many of your submissions are waiting for an answer; try again when some have been answered.";

const SHARED = "Another record has this value, which must be unique.";

/** A rule of the network that rests on all there is. */
const ofTheNetwork = (mutation: string, rule: string, because: string): ConstantRefusal => ({
  mutation,
  rule,
  code: "RULE_VIOLATED",
  message: UNTOLD,
  because,
});

const OCCUPIED = "Two would act for the network, or chair it, at the same time (D13, D14).";
const COUNTED = "A decision would be made without a member that has a voice in it (D12).";

/** Every mutation that creates a record takes an id from whoever has `import:write`. */
const CREATING = [
  "createAbsence",
  "createAdvisoryBody",
  "createAlias",
  "createBody",
  "createCollaborationPattern",
  "createCso",
  "createMandate",
  "createMeetingParticipation",
  "createNetwork",
  "createNpm",
  "createPerson",
  "createPlaceOfDetention",
  "createProjectParticipation",
  "createSource",
  "createState",
  "createVisitParticipation",
  "publishDocument",
  "recordCollaboration",
  "recordExchange",
  "recordFollowUp",
  "recordMeeting",
  "recordProject",
  "recordRecommendation",
  "recordVisit",
] as const;

export const CONSTANT_REFUSALS: readonly ConstantRefusal[] = [
  ...CREATING.map((mutation) => ({
    mutation,
    rule: "a chosen id",
    code: "CONFLICT",
    message: TAKEN,
    because:
      "The hidden record would be overwritten. Only import:write chooses ids, and visible records answer the same.",
  })),
  ...["createState", "updateState", "createCollaborationPattern", "updateCollaborationPattern", "reviewChange"].map(
    (mutation) => ({
      mutation,
      rule: "a unique value",
      code: "CONFLICT",
      message: SHARED,
      because: "Two states, or two patterns, would go by the same code. Visible records answer the same.",
    }),
  ),
  ofTheNetwork("admitMember", "an occupied chair", OCCUPIED),
  ofTheNetwork("appointChair", "an occupied chair", OCCUPIED),
  ofTheNetwork("closeDecision", "an occupied chair", OCCUPIED),
  ofTheNetwork("createWorkingGroup", "an occupied chair", OCCUPIED),
  ofTheNetwork("updateChairTerm", "an occupied chair", OCCUPIED),
  ofTheNetwork("reviewChange", "an occupied chair", OCCUPIED),
  ofTheNetwork("admitMember", "a member already", "One NPM would have the same standing twice (D5)."),
  ofTheNetwork(
    "admitMember",
    "a decision on the region",
    "The network has refused to count the state as of its region, and has not thought again (D5).",
  ),
  ofTheNetwork("proposeDecision", "a network that has members", "A network would be founded over its members (D5)."),
  ofTheNetwork("closeDecision", "a counted position", COUNTED),
  {
    mutation: "reportError",
    rule: "reports that wait",
    code: "RATE_LIMITED",
    message: WAITING,
    because:
      "People without a token are one submitter, or any of them could fill the hub. Reports of others are hidden from each of them.",
  },
];
