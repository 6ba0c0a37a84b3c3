/** Plans of operations, and their normal forms: made once for a document. */
import { type PlanNode, type QueryPlanner } from "@graphql-hive/router-query-planner";
import { type DocumentNode, Kind, OperationTypeNode, print, visit } from "graphql";
import { type Operation, type Root, type RootField } from "../operations/operation";
import { type NormalForm, normalFormOf } from "./normalForm";

/** The part of a plan for an operation, or for one field of a mutation. */
export interface Planned {
  readonly form: NormalForm;
  readonly plan: Promise<PlanNode>;
}

interface Known {
  readonly conditions: readonly string[];
  readonly variants: Map<string, readonly Planned[]>;
}

/** Most variants of one document that are kept; each set of conditions makes one. */
const MOST_VARIANTS = 16;
const NO_LABELS: Set<string> = new Set();

/** Query plans by document; each is made when an operation first needs it, and then kept. */
export class Plans {
  readonly #known = new WeakMap<DocumentNode, Known>();

  constructor(private readonly planner: QueryPlanner) {}

  /**
   * Plans for these root fields of an operation: one for a query; one for each field of a mutation, which is answered whole before
   * the next one begins. Throws COST_LIMIT_EXCEEDED where a normal form would be longer than any should be.
   */
  of(asked: Operation, root: Root, fields: readonly RootField[]): readonly Planned[] {
    const { document, operation } = asked;
    const known = this.#known.get(document) ?? {
      conditions: conditionsIn(document),
      variants: new Map<string, readonly Planned[]>(),
    };
    this.#known.set(document, known);
    const key = JSON.stringify([operation.name?.value, ...known.conditions.map((name) => root.variables[name])]);
    const isSerial = operation.operation === OperationTypeNode.MUTATION;
    const parts = isSerial ? fields.map((field) => [field]) : [fields];
    const planned = known.variants.get(key) ?? parts.map((part) => this.#plan(normalFormOf(asked, root, part)));
    if (known.variants.size >= MOST_VARIANTS) known.variants.clear();
    known.variants.set(key, planned);
    return planned;
  }

  #plan(form: NormalForm): Planned {
    const plan = this.#nodeOf(form);
    // Whoever runs it learns that there is none; where something before it has failed, nobody does.
    plan.catch(() => undefined);
    return { form, plan };
  }

  async #nodeOf({ document, operation }: NormalForm): Promise<PlanNode> {
    const { node } = await this.planner.planAsync(print(document), operation.name?.value, NO_LABELS, 0);
    if (!node) throw new Error("There is nothing to do for an operation that selects fields.");
    return node;
  }
}

/** Names of the variables that decide what is skipped: of all variables, only their values change what is asked. */
function conditionsIn(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: args }) => {
      const [condition] = args ?? [];
      const isCondition = name.value === "skip" || name.value === "include";
      if (isCondition && condition?.value.kind === Kind.VARIABLE) names.add(condition.value.name.value);
    },
  });
  return [...names];
}
