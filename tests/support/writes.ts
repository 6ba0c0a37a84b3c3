/** Writing through the API of a hub, and looking at what became of it. */
import { labels, records, type Label, mutationNamesOf } from "../../store/port";
import type { Viewer } from "../../policy";
import type { Data, Hub } from "./hub";

/** What one request answers: data, and of the first error what clients act on. */
export interface Answered {
  readonly data: Data;
  readonly code: unknown;
  readonly message: string | undefined;
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
}

/** The kind of a record by its id. */
const labelOf = (id: string): Label => labels.find((one) => id.startsWith(records[one].idPrefix)) as Label;

/** Shorthands over the hub of a suite, which is opened later. */
export class Writes {
  constructor(private readonly hubNow: () => Hub) {}

  async ask(query: string, viewer?: Viewer): Promise<Answered> {
    const { data, errors } = await this.hubNow().ask(query, {}, viewer);
    const [first] = errors;
    return { data, code: first?.extensions?.["code"], message: first?.message, extensions: first?.extensions };
  }

  write(mutation: string, viewer: Viewer): Promise<Answered> {
    return this.ask(`mutation { ${mutation} }`, viewer);
  }

  /** As `ask`, where nothing is refused. */
  async told(query: string, viewer?: Viewer): Promise<Data> {
    const { data, message } = await this.ask(query, viewer);
    if (message !== undefined) throw new Error(`${message}\n${query}`);
    return data;
  }

  /** Runs a mutation that makes a record; resolves to its id. */
  async made(mutation: string, viewer: Viewer): Promise<string> {
    const data = await this.told(`mutation { ${mutation} }`, viewer);
    const [payload] = Object.values(data as Record<string, Record<string, { id: string }>>);
    return Object.values(payload ?? {})[0]?.id ?? "";
  }

  archive(id: string, viewer: Viewer, more = ""): Promise<Answered> {
    return this.write(`${mutationNamesOf(labelOf(id)).archive ?? ""}(input: { id: "${id}" ${more} }) { id }`, viewer);
  }

  restore(id: string, viewer: Viewer, more = ""): Promise<Answered> {
    return this.write(`restoreRecord(input: { id: "${id}" ${more} }) { record { id } }`, viewer);
  }

  async isThere(id: string, viewer?: Viewer): Promise<boolean> {
    return (await this.told(`{ node(id: "${id}") { id } }`, viewer)).node !== null;
  }

  /** What happened to a record, as far as a viewer is told. */
  async actionsOf(id: string, viewer?: Viewer): Promise<string[]> {
    const { history } = await this.told(`{ history(id: "${id}") { nodes { action } } }`, viewer);
    return history.nodes.map(({ action }: Data) => action);
  }

  /** Ids and actions of what was changed since a time, as far as a viewer is told. */
  async changedSince(time: string, viewer?: Viewer): Promise<string[]> {
    const { changes } = await this.told(
      `{ changes(since: "${time}", first: 200) { nodes { recordId action } } }`,
      viewer,
    );
    return changes.nodes.map(({ recordId, action }: Data) => `${recordId as string} ${action as string}`);
  }
}

/** A time between what was written before and what is written next. */
export async function between(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const now = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return now;
}
