/** The same operation answered in both ways: by GraphQL's own execution of the resolvers, and over a planner. */
import { type ExecutionResult, getOperationAST, type GraphQLSchema, parse, print, visit } from "graphql";
import { composeSupergraph, publicSchema, type Subgraph } from "../../gateway";
import { createExecutor } from "../../gateway/executor";
import { type OperationExecutor } from "../../gateway/operations/operation";
import { type RequestContext } from "../../gateway/operations/requestContext";
import { ANONYMOUS_VIEWER } from "../../policy";
import { testKeys } from "../support/viewers";
import { differenceOf, failingIn } from "./compare";
import { type Drawn } from "./drawing/operations";

/** What answers in both ways. */
export interface TwoWays {
  readonly schema: GraphQLSchema;
  /** How the answer over the planner differs from the right one; null where it does not. */
  difference(drawn: Drawn): Promise<object | null>;
  close(): Promise<void>;
}

/** What is federated, where it is not the same: other subgraphs that answer alike, or addresses at which they are. */
interface Federated {
  readonly subgraphs?: readonly Subgraph[];
  readonly urls?: Readonly<Record<string, string>>;
  /** Subgraphs that answer as `right` does, for what is asked once more to know which places fail; they may write elsewhere. */
  readonly besides?: readonly Subgraph[];
  /** The context of one request. */
  readonly contextOf?: () => RequestContext;
}

/** Subgraphs that answer in both ways; of the answers of `right`, GraphQL's own are the right ones. */
export async function twoWays(
  right: readonly Subgraph[],
  { contextOf = () => ({ viewer: ANONYMOUS_VIEWER }), besides = right, ...federated }: Federated = {},
): Promise<TwoWays> {
  const supergraph = composeSupergraph(right);
  const schema = publicSchema(supergraph, right);
  const nullable = publicSchema({ ...supergraph, publicSdl: withNullableFields(supergraph.publicSdl) }, right);
  const common = {
    supergraph,
    publicSchema: schema,
    subgraphs: right,
    keys: await testKeys(),
    urls: {},
    report: () => undefined,
  };
  const oracle = createExecutor(common);
  const everywhere = createExecutor({ ...common, subgraphs: besides, publicSchema: nullable });
  const planned = createExecutor({ ...common, ...federated, isFederated: true });
  return {
    schema,
    async difference(drawn) {
      const run = (executor: OperationExecutor) => answerOf(executor, drawn, contextOf());
      const [expected, got] = [await run(oracle), await run(planned)];
      return differenceOf(expected, got, async () => failingIn(await run(everywhere)));
    },
    async close() {
      for (const executor of [oracle, everywhere, planned]) await executor.close();
    },
  };
}

async function answerOf(
  executor: OperationExecutor,
  { query, variables }: Drawn,
  context: RequestContext,
): Promise<ExecutionResult> {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document holds no single operation.");
  return executor.execute({ document, operation, variables, context });
}

/** A schema in which every field of an object may be null. */
function withNullableFields(sdl: string): string {
  const nullable = visit(parse(sdl, { noLocation: true }), {
    FieldDefinition: ({ type, ...field }) => ({
      ...field,
      type: visit(type, { NonNullType: { leave: (one) => one.type } }),
    }),
  });
  return print(nullable);
}
