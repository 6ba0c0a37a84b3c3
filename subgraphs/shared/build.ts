/** Builds a subgraph: classes from the model, its own resolvers, SDL for federation, resolvers joined. */
import "reflect-metadata";
import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { type DocumentNode, type GraphQLSchema, isLeafType, Kind, parse } from "graphql";
import { buildSchema, createResolversMap, type PubSub } from "type-graphql";
import { guard, uncovered, withDirectives } from "../../policy";
import type { Area } from "../../store/port";
import { Connections } from "./connections";
import type { TypeClass } from "./declare";
import { Inputs } from "./inputs";
import { RecordTypes } from "./recordTypes";
import { refuseForeignTypes } from "./representations";
import { recordResolvers, type ResolverMap } from "./resolvers";
import { rootResolver } from "./rootFields";
import { SharedTypes } from "./types";
import { WriteInputs } from "./writing/inputs";
import { mutationResolver, payloads, type WriteKit } from "./writing/mutations";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@requiresScopes"])\n`;

/** What a subgraph’s own part may build on. */
export interface Kit {
  readonly area: Area;
  readonly types: SharedTypes;
  readonly inputs: Inputs;
  readonly connections: Connections;
  readonly records: RecordTypes;
  readonly writing: WriteKit;
}

/** What a subgraph adds to what follows from the model. */
export interface OwnPart {
  /** type-graphql resolver classes with root fields. */
  readonly resolvers?: readonly TypeClass[];
  /** Field resolvers by type and field. */
  readonly fields?: ResolverMap;
}

export interface Subgraph {
  readonly name: Area;
  readonly schema: GraphQLSchema;
  /** SDL with federation directives, as committed in `schema/`. */
  readonly sdl: string;
}

/** Builds the subgraph of an area. Each call makes classes of its own. */
export async function buildArea(area: Area, ownPart: (kit: Kit) => OwnPart = () => ({})): Promise<Subgraph> {
  const kit = makeKit(area);
  const own = ownPart(kit);
  const mutations = mutationResolver(area, kit.writing);
  const resolvers = [
    rootResolver(area, kit.records, kit.connections),
    ...(mutations ? [mutations] : []),
    ...(own.resolvers ?? []),
  ];
  const present = kit.records.present();
  const orphanedTypes = [
    kit.records.actor,
    kit.types.node,
    ...present.map((label) => kit.records.of(label)),
    ...kit.inputs.all(),
  ];
  const schema = await buildSchema({
    resolvers: resolvers as never,
    orphanedTypes: orphanedTypes,
    validate: false,
    skipCheck: true,
    // Events come from the journal, not from within the process; type-graphql asks for one all the same.
    pubSub: NOTHING_PUBLISHED,
  });
  describeRoots(schema);
  const declared = createResolversMap(schema);
  const leaves = Object.fromEntries(Object.entries(declared).filter(([name]) => isLeafType(schema.getType(name))));
  const types = merge(rootsOf(declared), recordResolvers(area, present), own.fields ?? {});
  const subgraph = buildSubgraphSchema({
    typeDefs: withDirectives(withNullableQueries(parse(LINK + printSchemaWithDirectives(schema)))),
    resolvers: { ...leaves, ...types } as never,
  });
  const problems = uncovered(subgraph);
  if (problems.length > 0)
    throw new Error(`The subgraph ${area} holds what nobody classified:\n${problems.join("\n")}`);
  refuseForeignTypes(subgraph);
  guard(subgraph);
  return { name: area, schema: subgraph, sdl: printSubgraphSchema(subgraph) };
}

/** Makes all fields of queries nullable: what one subgraph cannot answer must not take the rest of the answer with it. */
function withNullableQueries(typeDefs: DocumentNode): DocumentNode {
  const definitions = typeDefs.definitions.map((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.name.value !== "Query") return definition;
    const fields = definition.fields?.map((field) =>
      field.type.kind === Kind.NON_NULL_TYPE ? { ...field, type: field.type.type } : field,
    );
    return { ...definition, fields };
  });
  return { ...typeDefs, definitions };
}

function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation, subscription] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  if (query) query.description = "What can be asked: records by id, lists of each kind, look-ups and text search.";
  if (mutation) mutation.description = "What can be changed. A broken rule is an error, and nothing is written then.";
  if (subscription) subscription.description = "What can be followed as it happens, over SSE or WebSocket.";
}

const NOTHING_PUBLISHED: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error("Events come from the journal.");
  },
};

const rootsOf = (declared: ReturnType<typeof createResolversMap>): ResolverMap =>
  Object.fromEntries(
    ["Query", "Mutation", "Subscription"].flatMap((root) => (declared[root] ? [[root, declared[root] as never]] : [])),
  );

function makeKit(area: Area): Kit {
  const types = new SharedTypes();
  const inputs = new Inputs(types);
  const connections: Connections = new Connections({
    types,
    inputs,
    nodeOf: (target) => (target === "Actor" ? records.actor : records.of(target)),
  });
  const records: RecordTypes = new RecordTypes(area, types, connections);
  const writing = { records, inputs: new WriteInputs(types), payload: payloads(records) };
  return { area, types, inputs, connections, records, writing };
}

function merge(...maps: readonly ResolverMap[]): ResolverMap {
  const merged: ResolverMap = {};
  for (const map of maps)
    for (const [type, fields] of Object.entries(map)) merged[type] = { ...merged[type], ...fields };
  return merged;
}
