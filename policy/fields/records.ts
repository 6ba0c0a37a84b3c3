/** Fields of the kinds of record. */
import { actor, actorInterface, ofParties, record, source, value, type TypeFields } from "./shape";

export const RECORD_FIELDS: Readonly<Record<string, TypeFields>> = {
  Node: value("id"),
  Actor: actorInterface,
  State: record(
    "absences aliases article24Declared gaps article24Part capital coeMember collaborations cptConventionParty csos documents iso2 iso3 " +
      "kind lat lon mandates meetings name nameFootnote note npmDesignationYear npmDueBy npmDueByReason npmStatus npmStatusAsOf " +
      "npmStatusNote npms opcat opcatStatus places ratificationDate ratificationType ratificationYear recommendationsReceived " +
      "region signatureDate signatureType subregion visits",
  ),
  Mandate: record("actingAs institution legalBasis npm period state status"),
  Npm: actor(
    "absences advisoryBodies aptTypeLabel chairTerms designationDate designationYear hostInstitution informationExchanges " +
      "languages legalBasis mandates model nameLocal note operationalYear period state status",
  ),
  Cso: actor("acronym focus nameLocal note state type"),
  Body: actor("acronym establishedYear level note parent parts seat stateVisits type"),
  Network: actor(
    "acronym agreementRule chairRule chairTermYears chairTerms decisionRule decisions delegations foundedDate foundedPlace foundingDocument fundingRule languages " +
      "chairGaps costs departures languageParity meetingYears members membershipRule note objectionPeriodDays status type website workingGroups",
  ),
  Person: ofParties("functionDate legalBasis name organisation publicFunction"),
  Alias: record("entity language name period"),
  Source: source("accessedVia citedAddress date kind note publisher title url"),
  Membership: record("actor decision firstAttested lastAttested network note office period signatory status"),
  ChairTerm: record("decision delegations network note npm period representative year"),
  Delegation: record("actor chairTerm network note period purpose"),
  WorkingGroup: record("created decision kind meeting meetings members name network note theme"),
  Decision: record(
    "agreement clause closesOn date decidedBy kind meeting network note outcome positions proposedOn proposer subjects title",
  ),
  Position: record("actor decision stance statedOn statement"),
  Collaboration: ofParties(
    "advisoryBody classification description firstAttested formality instrument lastAttested network note npm partner partnerIsCivilSociety " +
      "partnerKind partnerLabel patterns period prolongedBy prolongs regularity state status",
  ),
  CollaborationPattern: record("code description name rank scheme typicalFormality"),
  AdvisoryBody: ofParties(
    "collaborations documentsAbout establishedYear legalBasis meetingFrequency memberCount name note npm roles seats",
  ),
  InformationExchange: ofParties("agreements date kind npm partner topic"),
  Absence: record("asOf note npm pattern state statement"),
  Project: record("description funding name note participants period status", {
    budgetAmount: "finance:read",
    budgetCurrency: "finance:read",
  }),
  ProjectParticipation: ofParties("actor project role"),
  Meeting: ofParties(
    "decisions host name network note partOf participantCount participants parts period place recommendations state theme type " +
      "visits workingGroup workingGroups",
  ),
  MeetingParticipation: ofParties("actor meeting role"),
  Visit: ofParties("body dateBasis meeting note participants period places purpose reportStatus state type"),
  VisitParticipation: ofParties("actor role visit"),
  PlaceOfDetention: record("city name state type visits"),
  Document: ofParties(
    "about date language note publicationDecidedBy publicationStatus publisher recommendations title translationOf translations type url",
  ),
  Recommendation: ofParties("addressedTo date decisions document followUps issuedBy meeting status text topic"),
  FollowUp: ofParties("actor date description kind recommendation"),
};
