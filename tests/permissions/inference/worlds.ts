/** The worlds in which questions are asked: one graph at a time on this worker's own database, and the hub over it. */
import { execute, parse, type DocumentNode } from "graphql";
import type { Driver } from "neo4j-driver";
import type { Viewpoint } from "../../../domain/access/viewpoint";
import { formatError } from "../../../gateway/operations/errors";
import { labels, type Store } from "../../../store/port";
import { memoised } from "../../../domain/memoised";
import { openHub, type Hub } from "../../support/hub";
import { seenFrom } from "../../support/viewers";
import { scratchDatabase, scratchStore } from "../../support/world";
import { addBallast } from "./ballast";
import type { Graph } from "./graph";
import type { Question, Template } from "./template";

/** The part of an answer that a client sees. */
export interface Told {
  readonly data: unknown;
  readonly errors: readonly unknown[];
}

const parsed = memoised((query: string): DocumentNode => parse(query));

export class Worlds {
  #current: Graph | undefined;

  private constructor(
    readonly store: Store,
    private readonly database: Driver,
    private readonly hub: Hub,
  ) {}

  static async open(): Promise<Worlds> {
    const store = await scratchStore();
    const database = await scratchDatabase();
    await addBallast(database);
    return new Worlds(store, database, await openHub(store));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.hub.close();
  }

  /** Replaces the world: afterwards there are these records and no others. */
  async become(graph: Graph): Promise<void> {
    if (this.#current === graph) return;
    this.#current = undefined;
    await clear(this.database);
    await write(this.store, graph);
    this.#current = graph;
  }

  /** The answer to a question as JSON, with the next page where the question is about pages. */
  async answer(viewer: Viewpoint, { template, variables }: Question): Promise<string> {
    const told = [await this.#tell(viewer, template, variables)];
    const cursor = told[0]?.data ? template.cursorOf?.(told[0].data) : undefined;
    if (cursor) told.push(await this.#tell(viewer, template, { ...variables, after: cursor }));
    for (const { errors } of told)
      if (errors.length > 0 && !template.isRefused) throw new FaultyTemplate(template, errors);
    return JSON.stringify(told, null, 1);
  }

  #tell(viewer: Viewpoint, template: Template, variables: Record<string, unknown>): Promise<Told> {
    return template.subgraph
      ? this.#askSubgraph(viewer, template, variables)
      : this.#askAs(viewer, template.query, variables);
  }

  async #askAs(viewer: Viewpoint, query: string, variables: Record<string, unknown>): Promise<Told> {
    const { data, errors } = await this.hub.ask(query, variables, seenFrom(viewer));
    return { data, errors };
  }

  async #askSubgraph(
    viewer: Viewpoint,
    { subgraph, query }: Template,
    variables: Record<string, unknown>,
  ): Promise<Told> {
    const schema = this.hub.subgraphs.find(({ name }) => name === subgraph)?.schema;
    if (!schema) throw new Error(`There is no subgraph ${String(subgraph)}.`);
    const result = await execute({
      schema,
      document: parsed(query),
      variableValues: variables,
      contextValue: this.hub.contextOf(seenFrom(viewer)),
    });
    return { data: result.data, errors: (result.errors ?? []).map((error) => formatError(error.toJSON(), error)) };
  }
}

/** Takes all records away but the ballast. The journal tells of the worlds before; each begins with an empty one. */
export async function clear(database: Driver): Promise<void> {
  await database.executeQuery("MATCH (n:Record) WHERE n.visibilityClass IS NOT NULL DETACH DELETE n");
  await database.executeQuery("MATCH (n:Change|Archived|Past|Submission) DETACH DELETE n");
  // Nobody takes what is kept of the world before for what is there now.
  await database.executeQuery("MATCH (j:Journal {id: 'journal'}) MATCH (k:Circle) SET k.sequence = j.sequence + 1");
}

/** Writes the records of a graph as the operator would. */
export async function write(store: Store, graph: Graph): Promise<void> {
  const kinds = labels
    .map((label) => ({ label, records: graph.filter((record) => record.label === label) }))
    .filter(({ records }) => records.length > 0);
  await store.writer.transact({ actor: "test", input: null }, async (transaction) => {
    for (const { label, records } of kinds) await transaction.put(label, records);
    for (const { label, records } of kinds) await transaction.link(label, records);
  });
}

/** Equal errors in both worlds would look like equal answers. */
class FaultyTemplate extends Error {
  constructor({ name }: Template, errors: readonly unknown[]) {
    super(`The question “${name}” is not answered: ${JSON.stringify(errors)}`);
  }
}
