/** What a question is before its values are drawn, and how values name records that are known only with the graph. */
import fc from "fast-check";
import { isActorLabel, labels, type Label } from "../../../store/port";
import type { Area } from "../../../domain/areas";
import type { Data } from "../../support/hub";
import { idOf, type Graph } from "./graph";

/** One statement shape; only the values of its variables vary, so that the database plans it once. */
export interface Template {
  readonly name: string;
  /** Many statements in one question, each to be planned: left to longer runs. */
  readonly isWide?: boolean;
  readonly query: string;
  readonly variables: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** Asked of one subgraph directly, past the gateway. */
  readonly subgraph?: Area;
  /** The cursor from which the same question goes on, read off its answer; null where it does not. */
  readonly cursorOf?: (data: Data) => string | null | undefined;
  /** The answer is an error; it has to be the same one. */
  readonly isRefused?: boolean;
}

/** A template with its values. */
export interface Question {
  readonly template: Template;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Stands for a record of the graph, hidden or not, or for none. */
class Reference {
  constructor(
    readonly among: readonly Label[],
    readonly at: number,
  ) {}

  idIn(graph: Graph): string {
    const found = graph.filter(({ label }) => this.among.includes(label));
    return found[this.at % (found.length + 1)]?.id ?? idOf(this.among[0] ?? "State", 98);
  }
}

/** The id of a record of one of the labels; now and then one that no record has. */
export const anId = (...among: readonly Label[]): fc.Arbitrary<unknown> =>
  fc.nat(200).map((at) => new Reference(among, at));
/** Several ids. */
export const someIds = (...among: readonly Label[]): fc.Arbitrary<unknown> =>
  fc.array(anId(...among), { minLength: 2, maxLength: 4 });
/** Every label that graphs hold. */
export const anyLabel = labels.filter((label) => label !== "Person");
export const actorLabels = labels.filter(isActorLabel);
/** Ids as subgraphs are asked for them, of the right kind or not. */
export const representations = (...among: readonly Label[]): fc.Arbitrary<unknown> =>
  fc.array(representation(among), { minLength: 12, maxLength: 12 });
const representation = (among: readonly Label[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...among), fc.nat(200), fc.integer({ min: 0, max: 5 }))
    .map(([label, at, chance]) => ({ __typename: label, id: new Reference(chance === 0 ? anyLabel : [label], at) }));

/** Questions of a template over a graph. */
export const questionsOf = (template: Template, graph: Graph): fc.Arbitrary<Question> =>
  fc
    .record({ ...template.variables })
    .map((drawn) => ({ template, variables: resolved(drawn, graph) as Question["variables"] }));

function resolved(value: unknown, graph: Graph): unknown {
  if (value instanceof Reference) return value.idIn(graph);
  if (Array.isArray(value)) return value.map((one) => resolved(one, graph));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolved(one, graph)]));
}
