import { getExecutorForUnifiedGraph } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { type ExecutionResult, type Executor } from "@graphql-tools/utils";
import {
  type DocumentNode,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  separateOperations,
} from "graphql";
import { collectFields } from "graphql/execution/collectFields";
import { getVariableValues } from "graphql/execution/values";
import type { HubKeys } from "../policy";
import { type Subgraph, type Supergraph } from "./compose";
import { publicError } from "./errors";
import { byEvents, subscribeTo } from "./eventPlan";
import { type ResultStream } from "./resultStream";
import { inProcess, overHttp, type ReportUnexpected } from "./transports";

/** What a federated executor is made of. */
export interface PlanOptions {
  readonly supergraph: Supergraph;
  readonly publicSchema: GraphQLSchema;
  readonly subgraphs: readonly Subgraph[];
  /** Subgraphs that run as processes of their own: name → address. */
  readonly urls: Readonly<Partial<Record<string, string>>>;
  readonly keys: HubKeys;
  readonly report: ReportUnexpected;
}

/** A valid document, and which of its operations is meant. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Given to every resolver as it is. */
  readonly context: object;
}

/** Answers operations over all subgraphs. */
export interface FederatedExecutor {
  /** Never throws: what goes wrong is in `errors`; no `data` member means that nothing was executed. */
  execute(operation: Operation): Promise<ExecutionResult>;
  /**
   * Opens a subscription: its results, or the one result that says why there are none. Neither throws, nor do the results: what
   * goes wrong is in their `errors`, and one without `data` is the last. Every resolver of every event gets the context itself.
   */
  subscribe(operation: Operation): Promise<Subscribed>;
  close(): Promise<void>;
}

/** Results of a subscription, or the one that says why there are none. */
export type Subscribed = ExecutionResult | ResultStream<unknown, ExecutionResult>;

const MAX_INPUT_ERRORS = 10;
const HOW_TO_SUBSCRIBE =
  "A subscription is answered by a stream: send it with Accept: text/event-stream, or over a WebSocket of this address with the subprotocol graphql-transport-ws.";
const INTROSPECTION = new Set(["__schema", "__type"]);

/** Plans each operation over the subgraphs and joins their answers. */
export function createExecutor(options: PlanOptions): FederatedExecutor {
  const { supergraph, publicSchema, report } = options;
  const executors = new Map(options.subgraphs.map((subgraph) => [subgraph.name, executorOf(subgraph, options)]));
  const federated = getExecutorForUnifiedGraph({
    getUnifiedGraph: () => supergraph.sdl,
    // The name of this option matters: another is ignored silently.
    handleUnifiedGraph: unifiedGraphHandler,
    transports: { http: { getSubgraphExecutor: ({ subgraphName }) => known(executors, subgraphName) } },
  });
  const failed = (error: unknown, context: object): GraphQLError => {
    const wrapped = error instanceof GraphQLError ? error : new GraphQLError("", { originalError: error as Error });
    return publicError(wrapped, (cause) => report(cause, context));
  };
  return {
    async execute(operation) {
      try {
        return await answer(operation, publicSchema, federated as Executor);
      } catch (error) {
        return { data: null, errors: [failed(error, operation.context)] };
      }
    },
    async subscribe(operation) {
      const refused = refusalOf(operation, publicSchema);
      if (refused) return { errors: refused };
      const run = (context: object) => federatedRun({ ...operation, context }, federated as Executor);
      return subscribeTo(run, { context: operation.context, failed: (error) => failed(error, operation.context) });
    },
    close: async () => federated[Symbol.asyncDispose](),
  };
}

function executorOf({ name, schema }: Subgraph, { urls, keys, report }: PlanOptions): Executor {
  const url = urls[name];
  return byEvents(url === undefined ? inProcess(schema, report) : overHttp({ name, url, keys }, report));
}

function known(executors: ReadonlyMap<string, Executor>, name: string): Executor {
  const executor = executors.get(name);
  if (!executor) throw new Error(`No subgraph ${name}.`);
  return executor;
}

/** Why a subscription is not opened: the errors of its inputs, or that it does not ask for one field. */
function refusalOf(operation: Operation, schema: GraphQLSchema): readonly GraphQLError[] | undefined {
  const root = rootOf(operation, schema);
  if ("errors" in root) return root.errors;
  const asked = rootFields(operation, root).filter(([node]) => node?.name.value.startsWith("__") === false);
  return asked.length === 1 ? undefined : [refusal("A subscription asks for exactly one field.")];
}

/** What the root of an operation is, and its variables; or what is wrong with them. */
function rootOf(
  { operation, variables }: Operation,
  schema: GraphQLSchema,
): Root | { errors: readonly GraphQLError[] } {
  const inputs = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: MAX_INPUT_ERRORS,
  });
  if (inputs.errors) return { errors: inputs.errors };
  const type = schema.getRootType(operation.operation);
  if (!type) return { errors: [refusal(`The hub has no ${operation.operation} operations.`)] };
  return { schema, type, variables: inputs.coerced };
}

/**
 * Planner 0.0.38 fails on operations whose root fields are all skipped and on introspection beside data, so both are dealt with
 * here; documents that need neither go through untouched, which keeps the planner's cache by document.
 */
async function answer(operation: Operation, schema: GraphQLSchema, federated: Executor): Promise<ExecutionResult> {
  const root = rootOf(operation, schema);
  if ("errors" in root) return { errors: root.errors };
  if (operation.operation.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [refusal(HOW_TO_SUBSCRIBE)] };
  const fields = rootFields(operation, root);
  const introspection = fields.filter(([node]) => INTROSPECTION.has(node?.name.value ?? ""));
  const dataFields = fields.filter(([node]) => node?.name.value.startsWith("__") === false);
  if (dataFields.length === 0) return execute(asArguments(operation, schema));
  if (introspection.length === 0) return federatedRun(operation, federated);
  const [meta, data] = await Promise.all([
    execute(asArguments(withRootFields(operation, introspection), schema)),
    federatedRun(
      withRootFields(
        operation,
        fields.filter((nodes) => !introspection.includes(nodes)),
      ),
      federated,
    ),
  ]);
  return joined(fields, meta as ExecutionResult, data);
}

async function federatedRun(
  { document, operation, variables, context }: Operation,
  federated: Executor,
): Promise<ExecutionResult> {
  const result = (await federated({
    document,
    variables,
    operationName: operation.name?.value,
    operationType: operation.operation,
    context,
  })) as ExecutionResult;
  // Without data in any answer the executor leaves the member out, which would read as "not executed".
  return { ...result, data: (result.data ?? null) as unknown };
}

type RootField = readonly FieldNode[];

interface Root {
  readonly schema: GraphQLSchema;
  readonly type: GraphQLObjectType;
  readonly variables: Record<string, unknown>;
}

function rootFields({ document, operation }: Operation, { schema, type, variables }: Root): RootField[] {
  const fragments = Object.fromEntries(fragmentsOf(document).map((fragment) => [fragment.name.value, fragment]));
  return [...collectFields(schema, fragments, variables, type, operation.selectionSet).values()];
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

function fragmentsOf(document: DocumentNode): FragmentDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
}

function withRootFields(whole: Operation, fields: readonly RootField[]): Operation {
  const operation = {
    ...whole.operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields.flat() },
  } as const;
  const all: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsOf(whole.document)] };
  const document = separateOperations(all)[operation.name?.value ?? ""] ?? all;
  return { ...whole, document, operation };
}

function asArguments({ document, operation, variables }: Operation, schema: GraphQLSchema) {
  return { schema, document, operationName: operation.name?.value, variableValues: variables };
}

/** Members of both answers, in the order of the operation. */
function joined(fields: readonly RootField[], meta: ExecutionResult, data: ExecutionResult): ExecutionResult {
  const errors = [...(meta.errors ?? []), ...(data.errors ?? [])];
  const metaData = meta.data as Record<string, unknown> | null | undefined;
  const dataData = data.data as Record<string, unknown> | null | undefined;
  const keys = fields.map(([node]) => node?.alias?.value ?? node?.name.value ?? "");
  const all =
    metaData && dataData ? Object.fromEntries(keys.map((key) => [key, metaData[key] ?? dataData[key]])) : null;
  return { data: all, ...(errors.length > 0 && { errors }) };
}
