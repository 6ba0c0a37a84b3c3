/** Root fields. */
import type { Scope } from "../scopes";
import { value, type TypeFields } from "./shape";

const all = (names: string, takes: TypeFields[string]): TypeFields =>
  Object.fromEntries(names.split(" ").map((name) => [name, takes]));

/** Organisations write what is their own, stewards curate. */
const WRITERS: readonly Scope[] = ["cooperation:write", "records:curate"];

export const ROOT_FIELDS: Readonly<Record<string, TypeFields>> = {
  Query: value(
    "absence absences actor actors advisoryBodies advisoryBody alias aliases bodies body chairTerm chairTerms collaboration " +
      "collaborations cso csos decision decisions delegation delegations document documents followUp followUps informationExchange " +
      "informationExchanges mandate mandates meeting meetingParticipation meetingParticipations meetings membership memberships " +
      "network networks node nodes npm npms pattern patterns person persons place places position positions project " +
      "projectParticipation projectParticipations projects recommendation recommendations recordKnownAt search source sources state states " +
      "accession chairOf changes history errorReport representativeOf viewer visit visitParticipation visitParticipations visits workingGroup workingGroups " +
      "pathsBetween neighbourhood networkGraph graphPart influence communities classification patternMatrix gaps timeline independencePrompts",
    {
      tokens: ["tokens:manage", "tokens:administer"],
      auditEvents: "authenticated",
      errorReports: "records:curate",
      classificationDisagreements: "records:curate",
      proposals: WRITERS,
      objections: WRITERS,
    },
  ),
  Subscription: value("changes"),
  Mutation: value("reportError", {
    answerReport: "records:curate",
    proposeChange: "cooperation:write",
    reviewChange: WRITERS,
    confirmRecord: "cooperation:write",
    objectToRecord: "cooperation:write",
    settleObjection: "records:curate",
    restoreRecord: WRITERS,
    ...all(
      "recordCollaboration updateCollaboration archiveCollaboration endCollaboration recordExchange updateExchange archiveExchange " +
        "createAdvisoryBody updateAdvisoryBody archiveAdvisoryBody recordProject updateProject archiveProject " +
        "createProjectParticipation updateProjectParticipation archiveProjectParticipation recordMeeting updateMeeting " +
        "archiveMeeting createMeetingParticipation updateMeetingParticipation archiveMeetingParticipation recordVisit " +
        "updateVisit archiveVisit createVisitParticipation updateVisitParticipation archiveVisitParticipation " +
        "createPlaceOfDetention updatePlaceOfDetention archivePlaceOfDetention publishDocument updateDocument " +
        "archiveDocument changePublicationStatus recordRecommendation updateRecommendation archiveRecommendation recordFollowUp updateFollowUp " +
        "archiveFollowUp createSource updateSource archiveSource updateNpm updateCso updateBody",
      WRITERS,
    ),
    ...all("proposeDecision takePosition closeDecision admitMember withdraw appointChair delegateRepresentation", [
      "cooperation:write",
      "network:manage",
    ]),
    createWorkingGroup: ["cooperation:write", "network:manage", "records:curate"],
    ...all(
      "createState updateState archiveState createMandate updateMandate archiveMandate createNpm archiveNpm createCso archiveCso " +
        "createBody archiveBody createNetwork updateNetwork archiveNetwork createPerson updatePerson archivePerson createAlias " +
        "updateAlias archiveAlias updateMembership archiveMembership updateChairTerm archiveChairTerm updateDelegation " +
        "archiveDelegation updateWorkingGroup archiveWorkingGroup updateDecision archiveDecision createCollaborationPattern " +
        "updateCollaborationPattern archiveCollaborationPattern createAbsence updateAbsence archiveAbsence",
      "records:curate",
    ),
    issueToken: "tokens:manage",
    revokeToken: "authenticated",
    breakGlass: "breakglass:use",
  }),
};
