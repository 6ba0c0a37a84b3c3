/** The federated way to answer: plans each operation over the subgraphs, joins their answers, and completes the result. */
import { type PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import { type ExecutionResult } from "@graphql-tools/utils";
import { buildSchema, executeSync, type GraphQLError, type GraphQLSchema, Kind } from "graphql";
import type { HubKeys } from "../../policy";
import { type Subgraph, type Supergraph } from "../operations/compose";
import { publicError, type ReportUnexpected } from "../operations/errors";
import {
  fragmentsIn,
  type Operation,
  type OperationExecutor,
  type Root,
  type RootField,
  rootFields,
  rootToExecute,
} from "../operations/operation";
import { type Asks, inProcess, overHttp, wrapped } from "../operations/transports";
import { completed } from "./completion";
import { join, type JoinedAnswer, type JoinParts } from "./join";
import { Plans } from "./plans";
import { type RequestContext } from "../operations/requestContext";

/** What a federated executor needs. */
export interface FederationOptions {
  readonly supergraph: Supergraph;
  readonly publicSchema: GraphQLSchema;
  readonly subgraphs: readonly Subgraph[];
  /** Subgraphs that run as processes of their own: name → address. */
  readonly urls: Readonly<Partial<Record<string, string>>>;
  readonly keys: HubKeys;
  readonly report: ReportUnexpected;
}

/** A planned part of an operation: a query or a subscription as a whole, or one field of a mutation. */
export interface Step {
  readonly plan: Promise<PlanNode>;
  /** What running it takes. */
  readonly parts: JoinParts;
  /** What it has brought, as the operation asks for it. */
  readonly completed: (joined: JoinedAnswer) => ExecutionResult;
}

/** Plans each operation over the subgraphs and joins their answers. */
export class FederatedExecutor implements OperationExecutor {
  readonly #schema: GraphQLSchema;
  /** With all types of all subgraphs. */
  readonly #whole: GraphQLSchema;
  readonly #executors: ReadonlyMap<string, Asks>;
  readonly #plans: Plans;

  constructor(private readonly options: FederationOptions) {
    const { supergraph, publicSchema, subgraphs } = options;
    this.#schema = publicSchema;
    this.#whole = buildSchema(supergraph.sdl, { assumeValidSDL: true });
    this.#executors = new Map(subgraphs.map((subgraph) => [subgraph.name, executorOf(subgraph, options)]));
    this.#plans = new Plans(new QueryPlanner(supergraph.sdl));
  }

  async execute(asked: Operation): Promise<ExecutionResult> {
    try {
      const root = rootToExecute(asked, this.#schema);
      if ("errors" in root) return root;
      const fields = rootFields(asked, root);
      const [about, planned] = [fields.filter(isAboutSchema), fields.filter((nodes) => !isAboutSchema(nodes))];
      const known = executeSync({ schema: this.#schema, ...onlyWith(about, asked) });
      if (planned.length === 0) return known;
      const answers = await this.#answers(asked, root, planned);
      return inOrder(fields, [known, ...answers]);
    } catch (error) {
      return { data: null, errors: [this.failing(asked.context)(error)] };
    }
  }

  close = async (): Promise<void> => undefined;

  /** One after the other; where a mutation has no answer at all, what comes after it is not begun. */
  async #answers(asked: Operation, root: Root, fields: readonly RootField[]): Promise<ExecutionResult[]> {
    const answers: ExecutionResult[] = [];
    for (const { plan, parts, completed: complete } of this.steps(asked, root, fields)) {
      const answer = complete(await join(await plan, parts));
      answers.push(answer);
      if (answer.data === null) break;
    }
    return answers;
  }

  /** What is run for these root fields of an operation, in this order. Throws COST_LIMIT_EXCEEDED for what is too long to be planned. */
  steps(asked: Operation, root: Root, fields: readonly RootField[]): readonly Step[] {
    const [schema, parts, failed] = [this.#schema, this.#partsOf(asked, root), this.failing(asked.context)];
    return this.#plans.of(asked, root, fields).map(({ form, plan }) => ({
      plan,
      parts,
      completed: (joined) => completed(joined, { form, schema, failed }),
    }));
  }

  /** Makes errors of a request public; what nobody expected is reported under its id. */
  failing(context: RequestContext): (error: unknown) => GraphQLError {
    return (error) => publicError(wrapped(error), (cause) => this.options.report(cause, context));
  }

  /** Subgraphs get variables as the client sent them, and defaults where it sent none. */
  #partsOf({ variables, context }: Operation, root: Root): JoinParts {
    const all = { ...root.variables, ...variables };
    return { schema: this.#whole, executors: this.#executors, variables: all, context };
  }
}

function executorOf({ name, schema }: Subgraph, { urls, keys, report }: FederationOptions): Asks {
  const url = urls[name];
  return url === undefined ? inProcess(schema, report) : overHttp({ name, url, keys }, report);
}

/** Introspection, and the type of the root: what the gateway knows by itself. */
const isAboutSchema = ([node]: RootField): boolean => node?.name.value.startsWith("__") === true;

/** An operation that asks for some of its root fields only. */
function onlyWith(fields: readonly RootField[], { operation, document, variables }: Operation) {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: fields.flat() } as const;
  const definitions = [{ ...operation, selectionSet }, ...Object.values(fragmentsIn(document))];
  const operationName = operation.name?.value;
  return { document: { kind: Kind.DOCUMENT, definitions } as const, operationName, variableValues: variables };
}

/** Members of all answers, in the order of the operation; nothing where one of them has nothing. */
function inOrder(fields: readonly RootField[], answers: readonly ExecutionResult<unknown>[]): ExecutionResult {
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  const whole = new Map<string, unknown>(answers.flatMap(({ data }) => Object.entries(data ?? {})));
  const data: Record<string, unknown> = { __proto__: null };
  for (const [node] of fields) {
    const name = node?.alias?.value ?? node?.name.value ?? "";
    data[name] = whole.get(name);
  }
  const isNothing = answers.some((answer) => answer.data === null);
  return { data: isNothing ? null : data, ...(errors.length > 0 && { errors }) };
}
