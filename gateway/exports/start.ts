/** Starts a file, and starts it again if the graph changed before anything of it was sent. */
import { type ExportGraph, type ExportHead } from "./graph";
import { isChanged } from "./read";
import { type WriteGraph } from "./writers/formats";

/** A file that is ready to be sent. */
export interface StartedFile {
  readonly head: ExportHead;
  readonly text: AsyncIterable<string>;
}

/** How often a file is begun. */
const ATTEMPTS = 3;

/**
 * Reads and writes until `heldBack` characters are ready, or the whole file. If the graph changes before that, it is read again; later
 * errors are thrown to whoever reads the text.
 */
export async function startFile(
  open: () => Promise<ExportGraph>,
  write: WriteGraph,
  heldBack: number,
): Promise<StartedFile> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const graph = await open();
      return { head: graph.head, text: await begin(write(graph), heldBack) };
    } catch (error) {
      if (!isChanged(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function begin(text: AsyncGenerator<string>, heldBack: number): Promise<AsyncIterable<string>> {
  const ready: string[] = [];
  for (let length = 0; length < heldBack;) {
    const next = await text.next();
    if (next.done) break;
    ready.push(next.value);
    length += next.value.length;
  }
  return continued(ready, text);
}

async function* continued(ready: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* ready;
  yield* rest;
}
