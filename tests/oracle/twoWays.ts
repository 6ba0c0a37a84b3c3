/** The same operation answered twice: by GraphQL's own execution of the resolvers, and over a planner. */
import { type ExecutionResult, getOperationAST, type GraphQLSchema, parse } from "graphql";
import { composeSupergraph, publicSchema, type Subgraph } from "../../gateway";
import { createExecutor } from "../../gateway/executor";
import { withNullableFields } from "../../gateway/compose";
import { type OperationExecutor } from "../../gateway/operation";
import { testKeys } from "../support/viewers";
import { differenceOf } from "./compare";
import { type Drawn } from "./operations";

/** What answers in both ways. */
export interface TwoWays {
  readonly schema: GraphQLSchema;
  /** How the answer over the planner differs from the right one; null where it does not. */
  difference(drawn: Drawn): Promise<unknown>;
  close(): Promise<void>;
}

/** What is federated where it is not the same: the subgraphs, and where they are. */
export interface Federated {
  readonly subgraphs?: readonly Subgraph[];
  readonly urls?: Readonly<Record<string, string>>;
}

/** Subgraphs that answer in both ways. `right` are those whose answers are right. */
export async function twoWays(right: readonly Subgraph[], federated: Federated = {}): Promise<TwoWays> {
  const keys = await testKeys();
  const supergraph = composeSupergraph(right);
  const schema = publicSchema(supergraph, right);
  const common = { supergraph, publicSchema: schema, keys, urls: {}, report: () => undefined };
  const nullable = publicSchema({ ...supergraph, publicSdl: withNullableFields(supergraph.publicSdl) }, right);
  const oracle = createExecutor({ ...common, subgraphs: right });
  const everywhere = createExecutor({ ...common, publicSchema: nullable, subgraphs: right });
  const planned = createExecutor({ ...common, subgraphs: right, ...federated, isFederated: true });
  return {
    schema,
    async difference(drawn) {
      const [expected, got] = [await run(oracle, drawn), await run(planned, drawn)];
      return differenceOf(expected, got, sitesIn(await run(everywhere, drawn)));
    },
    async close() {
      for (const executor of [oracle, everywhere, planned]) await executor.close();
    },
  };
}

async function run(executor: OperationExecutor, { query, variables }: Drawn): Promise<ExecutionResult> {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document holds no single operation.");
  return executor.execute({ document, operation, variables, context: {} });
}

/** Every place that is null or failed where nothing is null for anything below it. */
function sitesIn({ data, errors = [] }: ExecutionResult): Set<string> {
  const sites = new Set(errors.map(({ path }) => JSON.stringify(path ?? [])));
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (value === null) sites.add(JSON.stringify(path));
    else if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index]));
    else if (typeof value === "object")
      for (const [name, one] of Object.entries(value)) visit(one, [...path, name]);
  };
  visit(data, []);
  return sites;
}
