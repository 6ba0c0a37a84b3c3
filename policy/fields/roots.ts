/** Root fields. */
import type { Scope } from "../../domain/access/scopes";
import { EVERY_WRITE, labels, mutationNamesOf, records } from "../../model";
import { value, type TypeFields } from "./shape";

const all = (names: string, takes: TypeFields[string]): TypeFields =>
  Object.fromEntries(names.split(" ").map((name) => [name, takes]));

/** Organisations write what is their own, stewards curate. */
const WRITERS: readonly Scope[] = ["cooperation:write", "records:curate"];

/** One record, and the list, of each kind. */
const READS = labels.flatMap((label) => [records[label].root.one, records[label].root.many]);

/** The mutations that write records of each kind, with who may use them. */
const WRITES: TypeFields = Object.fromEntries(
  labels.flatMap((label) => {
    const { organisationsMay = [] } = records[label];
    const names = mutationNamesOf(label);
    return EVERY_WRITE.flatMap((kind) => {
      const takes = organisationsMay.includes(kind) ? WRITERS : ("records:curate" as const);
      return names[kind] === null ? [] : [[names[kind], takes] as const];
    });
  }),
);

export const ROOT_FIELDS: Readonly<Record<string, TypeFields>> = {
  Query: value(
    `${READS.join(" ")} actor actors node nodes recordKnownAt search accession chairOf changes history errorReport representativeOf viewer ` +
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
    ...WRITES,
    changePublicationStatus: WRITERS,
    endCollaboration: WRITERS,
    ...all("proposeDecision takePosition closeDecision admitMember withdraw appointChair delegateRepresentation", [
      "cooperation:write",
      "network:manage",
    ]),
    createWorkingGroup: ["cooperation:write", "network:manage", "records:curate"],
    issueToken: "tokens:manage",
    revokeToken: "authenticated",
    breakGlass: "breakglass:use",
  }),
};
