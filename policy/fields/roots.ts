/** Root fields. */
import { value, type TypeFields } from "./shape";

export const ROOT_FIELDS: Readonly<Record<string, TypeFields>> = {
  Query: value(
    "absence absences actor actors advisoryBodies advisoryBody alias aliases bodies body chairTerm chairTerms collaboration " +
      "collaborations cso csos decision decisions document documents followUp followUps informationExchange " +
      "informationExchanges mandate mandates meeting meetingParticipation meetingParticipations meetings membership memberships " +
      "network networks node nodes npm npms pattern patterns person persons place places position positions project " +
      "projectParticipation projectParticipations projects recommendation recommendations search source sources state states " +
      "viewer visit visitParticipation visitParticipations visits workingGroup workingGroups",
    { tokens: "tokens:manage", auditEvents: "authenticated" },
  ),
  Mutation: value("", {
    issueToken: "tokens:manage",
    revokeToken: "authenticated",
    breakGlass: "breakglass:use",
  }),
};
