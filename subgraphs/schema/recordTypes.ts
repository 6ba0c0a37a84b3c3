/**
 * Types of the records of the model in one subgraph: complete ones for what it owns, stubs for what it only points at. Plain properties need no
 * resolver: rows carry them under their own names.
 */
import { isPromise } from "@graphql-tools/utils";
import {
  ACTOR_LABELS,
  commonProperties,
  inverses,
  inversesOf,
  isActorLabel,
  labels,
  partyPointersOf,
  pointerProperty,
  pointersOf,
  propertiesOf,
  recordIn,
  records,
  sourcesPointer,
  targetOf,
  type Area,
  type InverseModel,
  type Label,
  type PointerModel,
  type PropertyModel,
  type Row,
} from "../../store/port";
import { requirementOf } from "../../policy";
import { confirmationOf, isDisputed } from "../shared/confirmation";
import { pageKnownAt } from "../shared/knownAt";
import { connectionOf, requestOf, type ListArguments } from "../shared/listing";
import { recordOf, recordsOf, seenAmong } from "../shared/loaders";
import { periodOf } from "../shared/related";
import { idsNamedBy, provenanceFor, revisionOf } from "../shared/revision";
import { withRoles } from "../shared/roles";
import { refuseUnreadable } from "../shared/unreadable";
import { recordIdOf } from "../shared/versions";
import {
  field,
  object,
  type FieldDescriptor,
  type Fields,
  type InterfaceDescriptor,
  type ObjectDescriptor,
  type TypeDescriptor,
} from "./descriptors";
import { listArguments } from "./listTypes";
import { typeNameOf } from "./values";

type RowFields = Fields<Row>;

const ID = field("ID!", "Id, unique over all types.");
const ACTOR_PROPERTIES = ["name", "isCivilSociety", ...Object.keys(commonProperties)];

/** Areas that lead to records of any kind: look-ups by id, changes, what rules and analyses are about. */
const LEADS_ANYWHERE: readonly Area[] = ["actors", "access", "networks", "insights"];

/** Kinds of record that any record can be for. */
const AUDIENCE_LABELS: readonly Label[] = [...ACTOR_LABELS, "State"];

const owns = (area: Area, label: Label): boolean => records[label].area === area;

/** Labels whose types a subgraph has, stubs included. */
export function labelsIn(area: Area): readonly Label[] {
  if (LEADS_ANYWHERE.includes(area)) return labels;
  const reached = new Set<Label>(AUDIENCE_LABELS);
  for (const label of labels) {
    if (!owns(area, label)) continue;
    reached.add(label);
    for (const pointer of Object.values(pointersOf(label))) pointer.to.forEach((one) => reached.add(one));
  }
  for (const { of, on } of inverses) if (owns(area, of) && on !== "Actor") reached.add(on);
  return labels.filter((label) => reached.has(label));
}

/** The types of the records that a subgraph has, and of actors of any kind. */
export const recordTypes = (area: Area): readonly TypeDescriptor[] => [
  actorType(area),
  ...labelsIn(area).map((label) => recordType(area, label)),
];

const actorType = (area: Area): InterfaceDescriptor => ({
  kind: "INTERFACE",
  name: "Actor",
  description: "An NPM, a civil society organisation, a body or a network.",
  fields: {
    id: ID,
    ...(area === "actors" ? actorFields("Npm", false) : {}),
    ...relationFields(
      area,
      inverses.filter(({ on }) => on === "Actor"),
    ),
  },
  resolveType: ({ label }) => label,
  resolveReference: referenceResolver(isActorLabel),
});

function recordType(area: Area, label: Label): ObjectDescriptor {
  const fields = {
    id: ID,
    ...(owns(area, label) ? ownFields(area, label) : {}),
    // The subgraph actors knows every actor by some fields too.
    ...(!owns(area, label) && area === "actors" && isActorLabel(label) ? actorFields(label, true) : {}),
    ...relationFields(area, inversesOf(label)),
  };
  return object(label, records[label].description, guarded(label, fields), {
    interfaces: isActorLabel(label) ? ["Node", "Actor"] : ["Node"],
    resolveReference: referenceResolver((one) => one === label),
  });
}

/** With what it takes to read each field. */
const guarded = (label: Label, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [name, { ...one, requires: requirementOf(label, name) }]),
  );

function ownFields(area: Area, label: Label): Fields {
  const isShared = (name: string) =>
    area !== "actors" && isActorLabel(label) && (name === "sources" || ACTOR_PROPERTIES.includes(name));
  const { period } = records[label];
  const properties = Object.entries(propertiesOf(label)).filter(
    ([name]) => !period || (name !== "from" && name !== "to"),
  );
  return {
    ...Object.fromEntries(properties.map(([name, model]) => [name, propertyField(name, model, isShared(name))])),
    ...(period ? { period: periodField(label) } : {}),
    ...Object.fromEntries(
      Object.entries(pointersOf(label)).map(([name, model]) => [name, pointerField(name, model, isShared(name))]),
    ),
    ...(partyPointersOf(label).length > 0 ? confirmationFields(label) : {}),
    ...CLASSIFICATION,
    ...versionFields(label),
  };
}

function actorFields(label: Label, isShared: boolean): Fields {
  const properties = Object.entries(propertiesOf(label)).filter(([name]) => ACTOR_PROPERTIES.includes(name));
  const inOrder = properties.sort(([a], [b]) => ACTOR_PROPERTIES.indexOf(a) - ACTOR_PROPERTIES.indexOf(b));
  return {
    ...Object.fromEntries(inOrder.map(([name, model]) => [name, propertyField(name, model, isShared)])),
    sources: pointerField("sources", sourcesPointer, isShared),
  };
}

function propertyField(name: string, model: PropertyModel, isShared: boolean): FieldDescriptor<Row> {
  const type = typeNameOf(model);
  const { description, list = false, required = list } = model;
  const held = list ? `[${type}!]` : type;
  return {
    type: required ? `${held}!` : held,
    description,
    isShared,
    ...(list ? { resolve: (row) => row[name] ?? [] } : {}),
  };
}

const periodField = (label: Label): FieldDescriptor<Row> => ({
  type: "Period!",
  description: "When it holds, as far as it is recorded.",
  resolve: (row) => periodOf(row, records[label].period?.inclusive),
});

/** Fields that lead to other records are nullable: the record may be hidden from the viewer. */
function pointerField(name: string, model: PointerModel, isShared: boolean): FieldDescriptor<Row> {
  const property = pointerProperty(name, model);
  const type = targetOf(model);
  const { description, many } = model;
  if (many) return { ...recordsField(property, `[${type}!]!`, description), isShared };
  return { type, description, isShared, resolve: (row, _, { loaders }) => recordOf(loaders, row[property]) };
}

/** The records whose ids a property holds, those left out that the viewer may not see. */
const recordsField = (property: string, type: string, description: string): FieldDescriptor<Row> => ({
  type,
  description,
  resolve: (row, _, { loaders }) => recordsOf(loaders, [row[property] ?? []].flat()),
});

/** Whether its parties stand behind it; who of them does, and who objects, are pointers of the model. */
const confirmationFields = (label: Label): RowFields => ({
  confirmation: {
    type: "Confirmation!",
    description: "Whether the parties that it names stand behind what it says.",
    resolve: (row, _, context) => confirmationOf(label, row, context),
  },
  isDisputed: {
    type: "Boolean!",
    description: "Whether a party that it names objects to it; see `disputedBy`.",
    resolve: (row, _, context) => isDisputed(label, row, context),
  },
});

/** Who may see a record beyond the public; nullable, because it takes a scope to read it. */
const CLASSIFICATION: RowFields = {
  owners: recordsField("owners", "[Actor!]", "Organisations that see the record in every class."),
  audience: recordsField(
    "audience",
    "[Node!]",
    "Who may see a record of class PARTNERS or RESTRICTED: organisations, networks (their members on the day of reading), states.",
  ),
};

/** Which version it is, for those who write, and where single values come from. */
const versionFields = (label: Label): RowFields => ({
  revision: {
    type: "Int",
    description:
      "A number for `ifRevision` that stands for what you see of the record, and changes when any of that changes.",
    async resolve(row, _, { viewer, loaders }) {
      const record = { ...recordIn(row), id: recordIdOf(row.id) };
      return revisionOf(record, { viewer, seen: await seenAmong(loaders, idsNamedBy(record)) });
    },
  },
  provenance: {
    type: "[FieldProvenance!]!",
    description: "Where single values were read, if not in `sources`.",
    // Nothing of fields that the viewer may not read.
    async resolve(row, _, { viewer, loaders }) {
      const { provenance = {} } = recordIn(row);
      const sources = await recordsOf(loaders, [...new Set(Object.values(provenance).flatMap((one) => one.sources))]);
      const byId = new Map(sources.map((source) => [source.id, source]));
      const shown = provenanceFor(label, provenance, { viewer, seen: new Set(byId.keys()) });
      return shown.map((one) => ({ ...one, sources: one.sources.map((id) => byId.get(id)) }));
    },
  },
});

const relationFields = (area: Area, relations: readonly InverseModel[]): Fields =>
  Object.fromEntries(
    relations.filter(({ of }) => owns(area, of)).map((relation) => [relation.name, relationField(relation)]),
  );

const relationField = (relation: InverseModel): FieldDescriptor<Row> => ({
  type: `${relation.of}Connection!`,
  description: relation.description,
  args: listArguments(relation.of, relation),
  async resolve(row, args: ListArguments, context, info) {
    const request = requestOf(args, info);
    refuseUnreadable(context.viewer, relation.of, request);
    const id = recordIdOf(row.id);
    const page = args.knownAt
      ? await pageKnownAt(relation, { id, at: args.knownAt }, { request, context })
      : await context.loaders.related(relation, request).load(id);
    return withRoles(connectionOf(page, request), { relation, row }, context);
  },
});

/** A hidden id looks like an unknown one, and a record of another type like none. */
const referenceResolver =
  (fits: (label: Label) => boolean): NonNullable<ObjectDescriptor["resolveReference"]> =>
  ({ id }, { loaders }) => {
    const fitting = (row: Row | null): Row | null => (row && fits(row.label) ? row : null);
    const row = loaders.record.load(id);
    return isPromise(row) ? row.then(fitting) : fitting(row);
  };
