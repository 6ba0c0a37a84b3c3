/** Resolvers of the types that are made from the model. Plain properties need none: rows carry them under their own names. */
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLTypeResolver } from "graphql";
import {
  countablePropertiesOf,
  type inverses,
  inversesOf,
  isActorLabel,
  partyPointersOf,
  pointerProperty,
  pointersOf,
  propertiesOf,
  recordIn,
  records,
  sourcesPointer,
  type Area,
  type Label,
  type ListTarget,
  type PointerModel,
  type Row,
} from "../../store/port";
import { confirmationOf, isDisputed } from "./confirmation";
import type { SubgraphContext } from "./context";
import { pageKnownAt } from "./knownAt";
import { recordOf, recordsOf, remember, seenAmong, type MaybePromise } from "./loaders";
import { periodOf } from "./related";
import { connectionOf, requestOf, type Connection, type ListArguments } from "./listing";
import { idsNamedBy, provenanceFor, revisionOf } from "./revision";
import { withRoles } from "./roles";
import { refuseUnreadable } from "./unreadable";
import { recordIdOf } from "./versions";

type Resolver<Source = Row, Arguments = Record<string, unknown>> = GraphQLFieldResolver<
  Source,
  SubgraphContext,
  Arguments
>;

interface TypeResolvers {
  [field: string]: Resolver<never, never> | GraphQLTypeResolver<Row, SubgraphContext> | undefined;
}

export type ResolverMap = Record<string, TypeResolvers>;

/** Resolvers of all record types, connections and interfaces of a subgraph. */
export function recordResolvers(area: Area, present: readonly Label[]): ResolverMap {
  const map: ResolverMap = {
    Node: { __resolveType: (row: Row) => row.label },
    Actor: { __resolveType: (row: Row) => row.label, __resolveReference: referenceResolver(isActorLabel) },
  };
  for (const label of present) map[label] = typeResolvers(area, label);
  for (const label of present) if (records[label].area === area) map[`${label}Connection`] = connectionResolvers(label);
  return map;
}

function typeResolvers(area: Area, label: Label): TypeResolvers {
  const own: TypeResolvers = { __resolveReference: referenceResolver((one) => one === label) };
  if (records[label].area === area) {
    for (const [name, { list }] of Object.entries(propertiesOf(label)))
      if (list) own[name] = (row: Row) => row[name] ?? [];
    for (const [name, model] of Object.entries(pointersOf(label))) own[name] = pointerResolver(name, model);
    if (records[label].period) own["period"] = periodResolver(label);
    for (const name of ["owners", "audience"]) own[name] = idsResolver(name);
    own["provenance"] = provenanceResolver(label);
    if (partyPointersOf(label).length > 0) {
      own["confirmation"] = ((row, _args, context) => confirmationOf(label, row, context)) satisfies Resolver;
      own["isDisputed"] = ((row, _args, context) => isDisputed(label, row, context)) satisfies Resolver;
    }
    own["revision"] = revisionResolver;
  } else if (area === "actors" && isActorLabel(label)) {
    own["sources"] = pointerResolver("sources", sourcesPointer);
  }
  for (const relation of inversesOf(label)) {
    if (records[relation.of].area === area) own[relation.name] = relatedResolver(relation);
  }
  return own;
}

/** A hidden id looks like an unknown one, and a record of another type like none. */
const referenceResolver =
  (fits: (label: Label) => boolean) =>
  ({ id }: { id: string }, { loaders }: SubgraphContext): MaybePromise<Row | null> => {
    const fitting = (row: Row | null): Row | null => (row && fits(row.label) ? row : null);
    const row = loaders.record.load(id);
    return row instanceof Promise ? row.then(fitting) : fitting(row);
  };

function pointerResolver(name: string, model: PointerModel): Resolver {
  const property = pointerProperty(name, model);
  if (!model.many) {
    return (row, _args, { loaders }) => recordOf(loaders, row[property]);
  }
  return idsResolver(property);
}

/** The records whose ids a property holds, those left out that the viewer may not see. */
function idsResolver(property: string): Resolver {
  return (row, _args, { loaders }) => recordsOf(loaders, (row[property] ?? []) as readonly string[]);
}

/** Where single values come from; nothing of fields that the viewer may not read. */
const provenanceResolver =
  (label: Label): Resolver =>
  async (row, _args, { viewer, loaders }) => {
    const { provenance = {} } = recordIn(row);
    const sources = await recordsOf(loaders, [...new Set(Object.values(provenance).flatMap((one) => one.sources))]);
    const byId = new Map(sources.map((source) => [source.id, source]));
    const shown = provenanceFor(label, provenance, { viewer, seen: new Set(byId.keys()) });
    return shown.map((one) => ({ ...one, sources: one.sources.map((id) => byId.get(id)) }));
  };

const revisionResolver: Resolver = async (row, _args, { viewer, loaders }) => {
  const record = { ...recordIn(row), id: recordIdOf(row.id) };
  return revisionOf(record, { viewer, seen: await seenAmong(loaders, idsNamedBy(record)) });
};

const periodResolver =
  (label: Label): Resolver =>
  (row) =>
    periodOf(row, records[label].period?.inclusive);

const relatedResolver =
  (relation: (typeof inverses)[number]): Resolver<Row, ListArguments> =>
  async (row, args, context, info) => {
    const request = requestOf(args, info);
    refuseUnreadable(context.viewer, relation.of, request);
    const id = recordIdOf(row.id);
    const page = args.knownAt
      ? await pageKnownAt(relation, { id, at: args.knownAt }, { request, context })
      : await context.loaders.related(relation, request).load(id);
    return withRoles(connectionOf(page, request), { relation, row }, context);
  };

/** Lists all records of a target, as a root field. */
export async function resolveList(
  target: ListTarget,
  args: ListArguments,
  { viewer, reader, loaders }: SubgraphContext,
  info: GraphQLResolveInfo,
): Promise<Connection> {
  const request = requestOf(args, info);
  refuseUnreadable(viewer, target, request);
  const page = await reader.list(target, request);
  remember(loaders.record, page);
  return connectionOf(page, request);
}

/** Finds one record by id, as a root field: null where it is of another kind. */
export async function resolveOne(label: Label, id: string, { loaders }: SubgraphContext): Promise<Row | null> {
  const row = await loaders.record.load(id);
  return row?.label === label ? row : null;
}

/** Counting is part of the list’s statement; here only the counted field is picked. */
const connectionResolvers = (target: ListTarget): TypeResolvers =>
  countablePropertiesOf(target).length === 0
    ? {}
    : { countsBy: (connection: Connection, { field }: { field: string }) => connection.counts[field] ?? [] };
