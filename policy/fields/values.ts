/** Fields of the types that are no records: parts of records, lists, and what the hub says of itself. */
import { LIST_ASPECTS } from "../../domain/listAspects";
import { labels, records } from "../../model";
import { INSIGHT_FIELDS } from "./insights";
import { value, type TypeFields } from "./shape";

export const VALUE_FIELDS: Readonly<Record<string, TypeFields>> = {
  ...INSIGHT_FIELDS,
  Period: value("from includesLastDay to"),
  PageInfo: value("endCursor hasNextPage hasPreviousPage startCursor"),
  Coverage: value("newestAttestation note records unverified unverifiedShare"),
  ValueCount: value("count value"),
  OpcatStanding: value("article24 entryIntoForceOn ratificationType ratifiedOn signedOn status"),
  Article24Declaration: value("from part until"),
  SearchHit: value("node score"),
  Seat: value("collaboration holder label period"),
  Funding: value("donors period", { amount: "finance:read", currency: "finance:read" }),
  Accession: value("criteria outcome"),
  Criterion: value("because clause date name result sources"),
  ChairOnDate: value("because npm outcome possible terms"),
  Representation: value("because outcome possible representatives"),
  Representative: value("actor as because records"),
  Agreement: value("missingAssents objections on outcome reasons undetermined"),
  RuleDeparture: value("because clause records"),
  ChairGap: value("from to"),
  MeetingYear: value("meetings result year"),
  CostStatement: value("because caveat clause externalFunding records rule"),
  LanguageParity: value("incompleteBecause languages"),
  LanguageFinding: value("because document language result"),
  FieldProvenance: value("confidence field sources"),
  ArchivePayload: value("id"),
  ErrorReport: value("answer answeredAt at field id message record recordId status"),
  ErrorReportPayload: value("errorReport"),
  ChangeProposal: value("answer answeredAt at fields id reason record recordId status", {
    organisation: "classification:read",
  }),
  ChangeProposalPayload: value("proposal"),
  Objection: value("answer answeredAt at id organisation reason record recordId status"),
  ObjectionPayload: value("objection"),
  ConfirmRecordPayload: value("record"),
  RestoreRecordPayload: value("record"),
  FieldChange: value("after before field"),
  ChangeEvent: value("change cursor"),
  Change: value("action at fields id kind reason record recordId writtenAs", {
    organisation: "classification:read",
    ...{ subject: "audit:read", sequence: "audit:read", hash: "audit:read", previousHash: "audit:read" },
  }),
  Viewer: value("classes manages operations organisation role scopes subject token"),
  Token: value(
    "breakGlassFor classes countries expiresAt id isExternal issuedAt issuedBy lastUsedAt networks operations organisation " +
      "purpose revokedAt role scopes subject uses",
  ),
  TokenPayload: value("jwt token"),
  RevokeTokenPayload: value("token"),
  AuditEvent: value("at detail fields id kind organisation records subject tokenId", {
    sequence: "audit:read",
    hash: "audit:read",
    previousHash: "audit:read",
  }),
};

/** Types that come in families; a type of the family has some of these fields and no others. */
export const FAMILIES: readonly (readonly [suffix: RegExp, fields: TypeFields])[] = [
  [/Connection$/, value(Object.keys(LIST_ASPECTS).join(" "))],
  [/^(?!Token|RevokeToken|Archive).*Payload$/, value(labels.map((label) => records[label].root.one).join(" "))],
  [/Edge$/, value("cursor node roles")],
  [/^Undetermined/, value("because node reason")],
];
