/** The audit: who did what, and when; never what was read. */
import { AUDIT_KINDS, type AuditEntry } from "../../store/port";
import { enumeration, extend, field, object, type Feature } from "../schema/descriptors";
import { recordOf } from "../shared/loaders";
import { AFTER, connectionOf, FIRST, listTypesOf, pageRequest } from "../shared/timedLists";
import { auditFilter, recordsOfEntry } from "./listing";

/** `auditEvents`. */
export const audit: Feature = [
  enumeration("AuditKind", "What is noted in the audit.", AUDIT_KINDS),
  object<AuditEntry>("AuditEvent", "An entry of the audit: who did what, and when; never what was read.", {
    id: field("ID!", "Id of the entry."),
    at: field("DateTime!", "When."),
    kind: field("AuditKind!", "What."),
    subject: field("String!", "Who."),
    tokenId: field("ID", "With which token."),
    organisation: field("Actor", "For which organisation.", ({ org }, _, { loaders }) => recordOf(loaders, org)),
    records: field("[ID!]!", "Ids of the records or tokens it is about.", recordsOfEntry),
    fields: field("[String!]!", "Fields it is about, such as Project.budgetAmount."),
    detail: field("String", "The reason given, or the outcome."),
    sequence: {
      type: "Int",
      description: "Number of the entry; entries are numbered without gaps.",
      requires: "audit:read",
    },
    hash: {
      type: "String",
      description: "MAC of the entry, hexadecimal; it covers the one before.",
      requires: "audit:read",
    },
    previousHash: { type: "String", description: "MAC of the entry before.", requires: "audit:read" },
  }),
  ...listTypesOf("AuditEvent", "Entries of the audit, newest first."),
  extend("Query", {
    auditEvents: {
      type: "AuditEventConnection",
      description:
        "The audit, newest first: what your own token did, what concerns your organisation (break-glass access), with audit:read everything.",
      args: { after: AFTER, first: FIRST },
      requires: "authenticated",
      async resolve(_, { first, after }, { viewer, services }) {
        const page = await services.access.store.auditEntries(auditFilter(viewer), pageRequest(first, after));
        return connectionOf(page, after);
      },
    },
  }),
];
