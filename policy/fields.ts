/** The permissions that the model requires for reading and writing fields of records; features state those of the fields they add. */
import type { Requirement, Scope } from "../domain/access/scopes";
import { memoised } from "../domain/memoised";
import { inversesOf, partyPointersOf, pointersOf, propertiesOf, records, type Label } from "../model";

/** What every record has. Who owns a record and who its audience is is nobody’s business but that of those who work with it. */
const OF_EVERY_RECORD: Readonly<Record<string, Requirement>> = {
  id: "public",
  provenance: "public",
  owners: "classification:read",
  audience: "classification:read",
  revision: ["cooperation:write", "records:curate"],
};

const fieldsOf = memoised((label: Label): Readonly<Record<string, Requirement>> => {
  const { period } = records[label];
  const properties = Object.entries(propertiesOf(label)).map(
    ([name, { requires = "public" }]) => [name, requires] as const,
  );
  const others = [
    ...(period ? ["period"] : []),
    ...Object.keys(pointersOf(label)),
    ...(partyPointersOf(label).length > 0 ? ["confirmation", "isDisputed"] : []),
    ...inversesOf(label).map(({ name }) => name),
  ];
  return {
    ...OF_EVERY_RECORD,
    ...Object.fromEntries(properties),
    ...Object.fromEntries(others.map((name) => [name, "public" as const])),
  };
});

/** The permission that reading a field of a label requires; undefined for a field that the model does not have. */
export function requirementOf(label: Label, field: string): Requirement | undefined {
  const fields = fieldsOf(label);
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** Organisations write what is their own, stewards curate. */
const WRITERS: readonly Scope[] = ["cooperation:write", "records:curate"];

/** The permission that writing records of a label requires, with the mutations that the model gives them. */
export const requirementOfWrite = (label: Label, kind: "create" | "update" | "archive"): Requirement =>
  records[label].organisationsMay?.includes(kind) ? WRITERS : "records:curate";
