/** Builds a subgraph: a schema with resolvers, and its SDL, of what the model and its features describe. */
import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import { getDocumentNodeFromSchema } from "@graphql-tools/utils";
import { type DocumentNode, type GraphQLSchema, Kind, parse } from "graphql";
import { guard } from "../../policy";
import type { Area } from "../../store/port";
import { refuseForeignTypes } from "../shared/representations";
import { internalValuesOf, type Feature, type Fields, type ObjectDescriptor, type TypeDescriptor } from "./descriptors";
import { describeArea, requirementsOf } from "./describe";
import { filterNames } from "./filters";
import { labelsIn } from "./recordTypes";
import { schemaOf } from "./typeGraphql";

const LINK = parse(
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@requiresScopes"])`,
);

/** A subgraph as it is served. */
export interface Subgraph {
  readonly name: Area;
  readonly schema: GraphQLSchema;
  /** SDL with federation directives, as committed in `schema/`. */
  readonly sdl: string;
}

/** Builds the subgraph of an area. */
export function buildArea(area: Area, features: readonly Feature[]): Subgraph {
  const types = describeArea(area, features);
  const schema = schemaOf(types, ["Node", "Actor", ...labelsIn(area), ...filterNames(argumentTypes(types))]);
  const subgraph = buildSubgraphSchema({
    typeDefs: linked(getDocumentNodeFromSchema(schema)),
    resolvers: resolversOf(types.filter(({ name }) => schema.getType(name))),
  });
  refuseForeignTypes(subgraph);
  guard(subgraph, requirementsOf(types));
  return { name: area, schema: subgraph, sdl: printSubgraphSchema(subgraph) };
}

const linked = ({ definitions }: DocumentNode): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: [...LINK.definitions, ...definitions],
});

/** Types of all arguments, in the order in which they are described. */
const argumentTypes = (types: readonly TypeDescriptor[]): readonly string[] =>
  types.flatMap((type) =>
    type.kind === "OBJECT" || type.kind === "INTERFACE"
      ? Object.values(type.fields).flatMap(({ args = {} }) => Object.values(args).map((one) => one.type))
      : [],
  );

type Resolvers = NonNullable<
  Exclude<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[] | DocumentNode>["resolvers"]
>;

/** What answers fields, and stands for values of enumerations, by type; what a property of the same name answers needs nothing. */
function resolversOf(types: readonly TypeDescriptor[]): Resolvers {
  const resolvers: Record<string, object> = {};
  for (const type of types) {
    if (type.kind === "SCALAR") resolvers[type.name] = type.scalar;
    if (type.kind === "ENUM") resolvers[type.name] = internalValuesOf(type);
    if (type.kind === "INTERFACE") resolvers[type.name] = { __resolveType: type.resolveType, ...referencesOf(type) };
    if (type.kind === "OBJECT") resolvers[type.name] = { ...fieldsOf(type.fields), ...referencesOf(type) };
  }
  return resolvers as Resolvers;
}

const referencesOf = ({ resolveReference }: Pick<ObjectDescriptor, "resolveReference">) =>
  resolveReference ? { __resolveReference: resolveReference } : {};

const fieldsOf = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { resolve, subscribe }]) =>
      resolve || subscribe ? [[name, { ...(resolve ? { resolve } : {}), ...(subscribe ? { subscribe } : {}) }]] : [],
    ),
  );
