/** What a hub does once, it does before anyone asks: schemas are put together with the first operation, which takes most of a second. */
import { getOperationAST, type GraphQLSchema, parse, validate } from "graphql";
import { ANONYMOUS_VIEWER, type Viewer } from "../policy";
import { type CreateContext } from "./liveContext";
import { type OperationExecutor } from "./operation";
import { type AskAsAnyone } from "./warmth";

/** Reads next to nothing, and goes to a subgraph. */
const DOCUMENT = parse("{ states(first: 1) { totalCount } }");

/** Asks once; a schema that has no such field, and whatever comes of it, are left to those who ask in earnest. */
export async function rehearse(
  schema: GraphQLSchema,
  executor: OperationExecutor,
  createContext: (viewer: Viewer) => Promise<object>,
): Promise<void> {
  const operation = getOperationAST(DOCUMENT);
  if (!operation || validate(schema, DOCUMENT).length > 0) return;
  const context = await createContext(ANONYMOUS_VIEWER);
  await executor.execute({ document: DOCUMENT, operation, variables: {}, context });
}

/** Asks as those do who have no token; what the schema does not have is not asked. */
export const asAnyone =
  (schema: GraphQLSchema, executor: OperationExecutor, createContext: CreateContext): AskAsAnyone =>
  async (query, variables, limits) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation || validate(schema, document).length > 0) return null;
    const context = await createContext(ANONYMOUS_VIEWER, limits);
    const result: { data?: unknown } = await executor.execute({ document, operation, variables, context });
    return result.data;
  };
