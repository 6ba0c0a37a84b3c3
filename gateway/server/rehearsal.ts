/** What a hub does once, it does before anyone asks: schemas are put together with the first operation, which takes most of a second. */
import { getOperationAST, type GraphQLSchema, parse, validate } from "graphql";
import { type RequestLimits } from "../../domain/requestLimits";
import { ANONYMOUS_VIEWER } from "../../policy";
import { type CreateContext } from "../operations/liveContext";
import { type OperationExecutor } from "../operations/operation";

/** Reads next to nothing, and goes to a subgraph. */
const REHEARSED = "{ states(first: 1) { totalCount } }";

type Ask = (query: string, variables?: Record<string, unknown>, limits?: RequestLimits) => Promise<unknown>;

/** Asks once; whatever comes of it is left to those who ask in earnest. */
export async function rehearse(ask: Ask): Promise<void> {
  await ask(REHEARSED);
}

/** Asks as those do who have no token; what the schema does not have is not asked. Resolves to the data. */
export const asAnyone =
  (schema: GraphQLSchema, executor: OperationExecutor, createContext: CreateContext): Ask =>
  async (query, variables = {}, limits) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation || validate(schema, document).length > 0) return null;
    const context = await createContext(ANONYMOUS_VIEWER, limits);
    const result: { data?: unknown } = await executor.execute({ document, operation, variables, context });
    return result.data;
  };
