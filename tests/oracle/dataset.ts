/** Operations over the API itself, drawn of few lists and without filters: the same statements come again, so that Neo4j plans each once. */
import {
  buildSchema,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isUnionType,
  Kind,
  parse,
  print,
  printSchema,
  visit,
} from "graphql";
import { type Grammar } from "./drawing/operations";

const ROOTS = new Set(["node", "nodes", "npm", "npms", "network", "networks", "collaborations", "memberships"]);
const LISTS = new Set(["collaborations", "memberships", "members", "chairTerms", "documents"]);
/** What is told of a list beside its items, and of one record beside its fields. */
const PARTS = new Set(["nodes", "edges", "node", "pageInfo", "period", "provenance"]);
/** Arguments that are drawn; of the others, those that must be given. */
const ARGUMENTS = new Set(["first", "id", "ids"]);

const IDS = [
  "npm-slovenia",
  "npm-austria",
  "network-see-npm",
  "cso-peace-institute",
  "collab-slovenia-peace-institute-ombudsman-plus-2023",
  "state-chile",
  "body-spt",
  "npm-nowhere",
] as const;

/** What is drawn of the API. */
export function datasetGrammar(schema: GraphQLSchema): Grammar {
  const narrow = withFewArguments(schema);
  return {
    schema: narrow,
    depth: 5,
    isAsked: (type, field) => isAsked(narrow, type, field),
    valueFor({ name }, _owner, draw) {
      if (name === "first") return 1 + draw.number(3);
      if (name === "id") return IDS[draw.number(IDS.length)];
      return name === "ids" ? IDS.filter(() => draw.chance(30)) : undefined;
    },
  };
}

/** Leaves, single records and the lists named here; analyses read more than a comparison needs. */
function isAsked(schema: GraphQLSchema, type: GraphQLCompositeType, field: string): boolean {
  if (type === schema.getQueryType()) return ROOTS.has(field);
  const found = isUnionType(type) ? undefined : type.getFields()[field];
  const named = getNamedType(found?.type);
  if (!isCompositeType(named)) return found?.args.length === 0;
  if (named.name.endsWith("Connection")) return LISTS.has(field);
  return PARTS.has(field) || found?.args.length === 0;
}

function withFewArguments(schema: GraphQLSchema): GraphQLSchema {
  const document = visit(parse(printSchema(schema), { noLocation: true }), {
    FieldDefinition: (node) => ({
      ...node,
      arguments: node.arguments?.filter(
        ({ name, type, defaultValue }) =>
          ARGUMENTS.has(name.value) || (type.kind === Kind.NON_NULL_TYPE && !defaultValue),
      ),
    }),
  });
  return buildSchema(print(document));
}
