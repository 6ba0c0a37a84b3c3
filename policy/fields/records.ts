/** Fields of the kinds of record: what the model says of each, and what subgraphs add to it. */
import {
  inverses,
  inversesOf,
  labels,
  partyPointersOf,
  pointersOf,
  propertiesOf,
  records,
  type Label,
} from "../../model";
import { value, type TypeFields } from "./shape";

/** What every record has. Who owns a record and who its audience is is nobody’s business but that of those who work with it. */
const OF_EVERY_RECORD = value("id provenance", {
  owners: "classification:read",
  audience: "classification:read",
  revision: ["cooperation:write", "records:curate"],
});

/** What subgraphs work out of records of a kind; everyone may read it. */
const ADDED: Readonly<Partial<Record<Label, string>>> = {
  State: "gaps npmDueBy npmDueByReason opcat",
  Body: "level",
  Network: "chairGaps costs departures languageParity meetingYears",
  Decision: "agreement",
  Collaboration: "classification",
  AdvisoryBody: "seats",
  Project: "funding",
};

/** Properties with what the model says that reading them takes; both ends of a period are one field. */
function propertyFields(label: Label): TypeFields {
  const { period } = records[label];
  const shown = Object.entries(propertiesOf(label)).filter(([name]) => !period || (name !== "from" && name !== "to"));
  const fields = shown.map(([name, { requires = "public" }]) => [name, requires] as const);
  return { ...Object.fromEntries(fields), ...value(period ? "period" : "") };
}

const recordFields = (label: Label): TypeFields => ({
  ...OF_EVERY_RECORD,
  ...propertyFields(label),
  ...value(Object.keys(pointersOf(label)).join(" ")),
  ...value(partyPointersOf(label).length > 0 ? "confirmation isDisputed" : ""),
  ...value(
    inversesOf(label)
      .map(({ name }) => name)
      .join(" "),
  ),
  ...value(ADDED[label] ?? ""),
});

/** The interface of the four kinds of actor: what they all have, without what is guarded. */
function actorFields(): TypeFields {
  const shared = inverses.filter(({ on }) => on === "Actor").map(({ name }) => name);
  return value(`id confidence unverifiedFields visibility sources name isCivilSociety ${shared.join(" ")}`);
}

export const RECORD_FIELDS: Readonly<Record<string, TypeFields>> = {
  Node: value("id"),
  Actor: actorFields(),
  ...Object.fromEntries(labels.map((label) => [label, recordFields(label)])),
};
