/** The committed schema of the API, and what operations over it cost. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  parse,
  validate,
} from "graphql";
import { operationCost } from "../../../gateway/cost/operationCost";

let built: GraphQLSchema | undefined;

/** As clients see it. */
export const apiSchema = (): GraphQLSchema =>
  (built ??= buildSchema(readFileSync(join(__dirname, "../../../schema/api.graphql"), "utf8")));

/** Points of an operation; throws where it does not fit the schema. */
export function costOf(query: string, given: Record<string, unknown> = {}, schema = apiSchema()): number {
  const document = parse(query);
  const [problem] = validate(schema, document);
  if (problem) throw problem;
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document holds no single operation.");
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (!coerced) throw new Error(errors?.[0]?.message);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one;
  return operationCost({ schema, operation, fragments, variables: coerced });
}
