/** The federated way: each operation is planned over the subgraphs, their answers are joined, and what was joined is completed. */
import { getExecutorForUnifiedGraph } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { type ExecutionRequest, type ExecutionResult, type Executor } from "@graphql-tools/utils";
import { execute, type GraphQLError, type GraphQLSchema, Kind } from "graphql";
import type { HubKeys } from "../policy";
import { completed } from "./completion";
import { type Subgraph, type Supergraph, withNullableFields } from "./compose";
import { atFields } from "./errorPlaces";
import { publicError } from "./errors";
import { byEvents, subscribeTo } from "./eventPlan";
import { type NormalForm, NormalForms } from "./normalForm";
import {
  fragmentsIn,
  type Operation,
  type OperationExecutor,
  type RootField,
  rootFields,
  rootToExecute,
  rootToSubscribe,
  type Subscribed,
} from "./operation";
import { inProcess, overHttp, type ReportUnexpected, wrapped } from "./transports";

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

/** Plans each operation over the subgraphs and joins their answers. */
export const federatedExecutor = (options: PlanOptions): OperationExecutor => new FederatedExecutor(options);

class FederatedExecutor implements OperationExecutor {
  readonly #schema: GraphQLSchema;
  readonly #planner: Executor & AsyncDisposable;
  readonly #forms = new NormalForms();

  constructor(private readonly options: PlanOptions) {
    this.#schema = options.publicSchema;
    this.#planner = planner(options);
  }

  async execute(asked: Operation): Promise<ExecutionResult> {
    try {
      const root = rootToExecute(asked, this.#schema);
      if ("errors" in root) return root;
      const fields = rootFields(asked, root);
      const [about, planned] = [fields.filter(isAboutSchema), fields.filter((nodes) => !isAboutSchema(nodes))];
      const known = execute({ schema: this.#schema, ...onlyWith(about, asked) }) as ExecutionResult;
      if (planned.length === 0) return known;
      const form = this.#forms.of(asked, root, planned);
      const answer = this.#completed(await this.#run(form, asked), form, asked.context);
      return about.length === 0 ? answer : inOrder(fields, known, answer);
    } catch (error) {
      return { data: null, errors: [this.#failed(error, asked.context)] };
    }
  }

  async subscribe(asked: Operation): Promise<Subscribed> {
    const root = rootToSubscribe(asked, this.#schema);
    if ("errors" in root) return root;
    const form = this.#forms.of(asked, root, rootFields(asked, root));
    return subscribeTo((context) => this.#run(form, { ...asked, context }), {
      context: asked.context,
      complete: (joined) => this.#completed(joined, form, asked.context),
      failed: (error) => this.#failed(error, asked.context),
    });
  }

  async close(): Promise<void> {
    await this.#planner[Symbol.asyncDispose]();
  }

  async #run({ document, operation }: NormalForm, { variables, context }: Operation): Promise<ExecutionResult> {
    const operationName = operation.name?.value;
    const operationType = operation.operation;
    return (await this.#planner({ document, variables, context, operationName, operationType })) as ExecutionResult;
  }

  #completed(joined: ExecutionResult, form: NormalForm, context: object): ExecutionResult {
    return completed(joined, { form, schema: this.#schema, failed: (error) => this.#failed(error, context) });
  }

  #failed(error: unknown, context: object): GraphQLError {
    return publicError(wrapped(error), (cause) => this.options.report(cause, context));
  }
}

function planner({ supergraph, subgraphs, ...where }: PlanOptions) {
  const executors = new Map(subgraphs.map((subgraph) => [subgraph.name, executorOf(subgraph, where)]));
  return getExecutorForUnifiedGraph({
    // What is missing is null here. What follows from that is for the completion, which knows why it is missing.
    getUnifiedGraph: () => withNullableFields(supergraph.sdl),
    // The name of this option matters: another is ignored silently.
    handleUnifiedGraph: unifiedGraphHandler,
    transports: { http: { getSubgraphExecutor: ({ subgraphName }) => known(executors, subgraphName) } },
  }) as Executor & AsyncDisposable;
}

function executorOf({ name, schema }: Subgraph, options: Omit<PlanOptions, "supergraph" | "subgraphs">): Executor {
  const { urls, keys, report, publicSchema } = options;
  const url = urls[name];
  const run = byEvents(url === undefined ? inProcess(schema, report) : overHttp({ name, url, keys }, report));
  return (async (request: ExecutionRequest<Record<string, unknown>>) => {
    const answer = (await run(request)) as ExecutionResult;
    return "errors" in answer ? atFields(answer, request, publicSchema) : answer;
  }) as Executor;
}

function known(executors: ReadonlyMap<string, Executor>, name: string): Executor {
  const executor = executors.get(name);
  if (!executor) throw new Error(`No subgraph ${name}.`);
  return executor;
}

/** Introspection, and the type of the root: what the gateway knows by itself. */
const isAboutSchema = ([node]: RootField): boolean => node?.name.value.startsWith("__") === true;

/** An operation that asks for some of its root fields only. */
function onlyWith(fields: readonly RootField[], { operation, document, variables }: Operation) {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: fields.flat() } as const;
  const part = { ...operation, selectionSet };
  const definitions = [part, ...Object.values(fragmentsIn(document))];
  const operationName = operation.name?.value;
  return { document: { kind: Kind.DOCUMENT, definitions } as const, operationName, variableValues: variables };
}

/** Members of both answers, in the order of the operation. */
function inOrder(
  fields: readonly RootField[],
  about: ExecutionResult,
  { data, errors }: ExecutionResult,
): ExecutionResult {
  const all = { ...(about.data as object), ...(data as object) } as Record<string, unknown>;
  const names = fields.map(([node]) => node?.alias?.value ?? node?.name.value ?? "");
  const ordered = Object.fromEntries(names.map((name) => [name, all[name]]));
  return { data: data === null ? null : ordered, ...(errors && { errors }) };
}
