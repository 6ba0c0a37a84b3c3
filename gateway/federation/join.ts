/**
 * Runs a plan: asks the subgraphs and joins their answers. Errors stand in the data, in the places that are empty because of them.
 *
 * It takes the place of the planner's own runtime, @graphql-hive/router-runtime: it plans, and this answers each field that a subgraph lost by itself.
 */
import type { PlanNode } from "@graphql-hive/router-query-planner";
import { type ExecutionResult } from "@graphql-tools/utils";
import { type GraphQLError, type GraphQLSchema } from "graphql";
import { absent, type Joined, merge, placeErrors } from "./absence";
import { type RequestContext } from "../operations/requestContext";
import { type Asks } from "../operations/transports";
import { type Asking, documentOf, keysOf, lookupsIn, rootKeysOf } from "./fetches";
import { entitiesIn, Lookup, Representations } from "./lookups";
import { rewrite } from "./rewrites";

/** What asking a subgraph needs. */
interface AskParts<Answered> {
  readonly executors: ReadonlyMap<string, Asks<Answered>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
}

/** What running a plan needs. */
export interface JoinParts extends AskParts<Answer> {
  /** With all types of all subgraphs. */
  readonly schema: GraphQLSchema;
  /** The event at hand, where the plan is that of a subscription. */
  readonly event?: Answer;
}

/** The joined answers of all nodes of a plan. */
export interface JoinedAnswer {
  readonly data: Joined;
  /** Errors that explain no empty place. */
  readonly errors: readonly GraphQLError[];
}

/** The answer of one subgraph. */
export type Answer = ExecutionResult<Joined | null>;

/** Runs a plan and joins the answers of its nodes. */
export async function join(node: PlanNode, parts: JoinParts): Promise<JoinedAnswer> {
  const joining = new Joining(parts);
  await joining.run(node);
  return joining;
}

class Joining implements JoinedAnswer {
  readonly data: Joined = {};
  readonly errors: GraphQLError[] = [];

  constructor(private readonly parts: JoinParts) {}

  async run(node: PlanNode): Promise<void> {
    const lookups = lookupsIn(node);
    if (lookups) return this.#lookUp(lookups);
    switch (node.kind) {
      case "Sequence":
        for (const one of node.nodes) await this.run(one);
        return;
      case "Parallel":
        await Promise.all(node.nodes.map((one) => this.run(one)));
        return;
      case "Fetch":
        return this.#joinRoot(node, await ask(node, this.parts));
      case "Subscription":
        return this.#joinRoot(node.primary, this.parts.event ?? {});
      default:
        throw new Error(`A plan with a node of kind ${node.kind} can't be run.`);
    }
  }

  #joinRoot(node: Extract<PlanNode, { kind: "Fetch" }>, answer: Answer): void {
    const { schema } = this.parts;
    const data = answer.data ?? {};
    for (const error of placeErrors({ ...answer, data })) {
      if (error.path) this.errors.push(error);
      else for (const key of rootKeysOf(node, schema)) data[key] = data[key] ?? absent(undefined, error);
    }
    rewrite(data, node.outputRewrites ?? [], schema);
    merge(this.data, data);
  }

  async #lookUp({ asking, fields }: NonNullable<ReturnType<typeof lookupsIn>>): Promise<void> {
    const { schema } = this.parts;
    const variables = new Map<string, Representations>();
    const lookups = fields.map((field) => {
      const all = variables.get(field.representationsVariableName) ?? new Representations();
      variables.set(field.representationsVariableName, all);
      return { field, all, lookup: new Lookup(field, all).take(this.data, schema) };
    });
    if ([...variables.values()].every(({ list }) => list.length === 0)) return;
    const representations = Object.fromEntries([...variables].map(([name, { list }]) => [name, list]));
    const answer = await ask(asking, this.parts, representations);
    const data = answer.data ?? {};
    const unplaced = placeErrors({ ...answer, data });
    this.errors.push(...unplaced.filter(({ path }) => path));
    const reasons = unplaced.filter(({ path }) => !path);
    for (const { field, all, lookup } of lookups) {
      const { alias, outputRewrites = [] } = field;
      const fieldsOf = (type: string) => keysOf(asking, { alias, type }, schema);
      const found = entitiesIn(data[alias], all, { fieldsOf, reasons });
      rewrite(found, outputRewrites, schema);
      lookup.join(found, schema);
    }
  }
}

/** Sends one request to a subgraph. It never throws, and executors do not either; a missing answer is an error within the answer. */
export async function ask<Answered>(
  node: Asking,
  { executors, variables, context }: AskParts<Answered>,
  representations: Joined = {},
): Promise<Answered> {
  const executor = executors.get(node.serviceName);
  if (!executor) throw new Error(`There is no subgraph ${node.serviceName}.`);
  const used = (node.variableUsages ?? []).filter((name) => Object.hasOwn(variables, name));
  return executor({
    document: documentOf(node),
    variables: { ...Object.fromEntries(used.map((name) => [name, variables[name]])), ...representations },
    operationName: node.operationName,
    context,
  });
}
