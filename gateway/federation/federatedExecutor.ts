/** The federated way: each operation is planned over the subgraphs, their answers are joined, and what was joined is completed. */
import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { type ExecutionResult, type Executor } from "@graphql-tools/utils";
import { buildSchema, execute, type GraphQLError, type GraphQLSchema, Kind } from "graphql";
import type { HubKeys } from "../../policy";
import { type Subgraph, type Supergraph } from "../operations/compose";
import { publicError } from "../operations/errors";
import {
  fragmentsIn,
  type Operation,
  type OperationExecutor,
  type Root,
  type RootField,
  rootFields,
  rootToExecute,
  rootToSubscribe,
  type Subscribed,
} from "../operations/operation";
import { inProcess, overHttp, type ReportUnexpected, wrapped } from "../operations/transports";
import { completed } from "./completion";
import { join, type JoinedAnswer, type JoinParts } from "./join";
import { openEvents } from "../streams/events";
import { type NormalForm } from "./normalForm";
import { type Planned, Plans } from "./plans";

/** What a federated executor is made of. */
export interface FederationOptions {
  readonly supergraph: Supergraph;
  readonly publicSchema: GraphQLSchema;
  readonly subgraphs: readonly Subgraph[];
  /** Subgraphs that run as processes of their own: name → address. */
  readonly urls: Readonly<Partial<Record<string, string>>>;
  readonly keys: HubKeys;
  readonly report: ReportUnexpected;
}

/** Plans each operation over the subgraphs and joins their answers. */
export class FederatedExecutor implements OperationExecutor {
  readonly #schema: GraphQLSchema;
  /** With all types of all subgraphs. */
  readonly #whole: GraphQLSchema;
  readonly #executors: ReadonlyMap<string, Executor>;
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
      const known = execute({ schema: this.#schema, ...onlyWith(about, asked) }) as ExecutionResult;
      if (planned.length === 0) return known;
      const answers = await this.#answers(asked, root, planned);
      return inOrder(fields, [known, ...answers]);
    } catch (error) {
      return { data: null, errors: [this.#failed(error, asked.context)] };
    }
  }

  async subscribe(asked: Operation): Promise<Subscribed> {
    const root = rootToSubscribe(asked, this.#schema);
    if ("errors" in root) return root;
    const failed = (error: unknown) => this.#failed(error, asked.context);
    try {
      const [{ form, plan }] = this.#plans.of(asked, root, rootFields(asked, root)) as [Planned];
      const complete = (joined: JoinedAnswer) => this.#completed(joined, form, asked.context);
      return await openEvents(await plan, this.#partsOf(asked, root), { complete, failed });
    } catch (error) {
      return { errors: [failed(error)] };
    }
  }

  close = async (): Promise<void> => undefined;

  /** One after the other; where a mutation has no answer at all, what comes after it is not begun. */
  async #answers(asked: Operation, root: Root, fields: readonly RootField[]): Promise<ExecutionResult[]> {
    const answers: ExecutionResult[] = [];
    for (const { form, plan } of this.#plans.of(asked, root, fields)) {
      const joined = await join(await plan, this.#partsOf(asked, root));
      const answer = this.#completed(joined, form, asked.context);
      answers.push(answer);
      if (answer.data === null) break;
    }
    return answers;
  }

  /** Subgraphs get variables as the client sent them, and defaults where it sent none. */
  #partsOf({ variables, context }: Operation, root: Root): JoinParts {
    const all = { ...root.variables, ...variables };
    return { schema: this.#whole, executors: this.#executors, variables: all, context };
  }

  #completed(joined: JoinedAnswer, form: NormalForm, context: object): ExecutionResult {
    return completed(joined, { form, schema: this.#schema, failed: (error) => this.#failed(error, context) });
  }

  #failed(error: unknown, context: object): GraphQLError {
    return publicError(wrapped(error), (cause) => this.options.report(cause, context));
  }
}

function executorOf({ name, schema }: Subgraph, { urls, keys, report }: FederationOptions): Executor {
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
function inOrder(fields: readonly RootField[], answers: readonly ExecutionResult[]): ExecutionResult {
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  const whole = new Map(answers.flatMap(({ data }) => Object.entries((data ?? {}) as object)));
  const data = Object.create(null) as Record<string, unknown>;
  for (const [node] of fields) {
    const name = node?.alias?.value ?? node?.name.value ?? "";
    data[name] = whole.get(name);
  }
  const isNothing = answers.some((answer) => answer.data === null);
  return { data: isNothing ? null : data, ...(errors.length > 0 && { errors }) };
}
