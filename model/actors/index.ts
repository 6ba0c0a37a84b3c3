import { alias } from "./alias";
import { body } from "./body";
import { cso } from "./cso";
import { mandate } from "./mandate";
import { npm } from "./npm";
import { person } from "./person";
import { source } from "./source";
import { state } from "./state";

/** The records that the subgraph actors owns. */
export const actorRecords = {
  State: state,
  Mandate: mandate,
  Npm: npm,
  Cso: cso,
  Body: body,
  Person: person,
  Alias: alias,
  Source: source,
} as const;
