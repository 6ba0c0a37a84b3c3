/** The subgraphs and what they compose to. Composing takes most of a second, so it is done once for all files of a run. */
import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { composeSupergraph, type Supergraph } from "../../gateway/operations/compose";
import { AREAS } from "../../domain/areas";
import { buildSubgraph, type Subgraph } from "../../subgraphs";

export interface Composed {
  readonly subgraphs: readonly Subgraph[];
  readonly supergraph: Supergraph;
}

let made: Promise<Composed> | undefined;

/** Builds the subgraphs once for a test file; what the same ones composed to before is read from the folder of the run. */
export const composed = (): Promise<Composed> => (made ??= make());

async function make(): Promise<Composed> {
  const subgraphs = await Promise.all(AREAS.map(buildSubgraph));
  const key = createHash("sha256")
    .update(JSON.stringify(subgraphs.map(({ name, sdl }) => [name, sdl])))
    .digest("hex");
  const file = join(process.env["LIAISON_TEST_FOLDER"] ?? "", `supergraph-${key}.json`);
  const known = await readFile(file, "utf8").catch(() => null);
  if (known !== null) return { subgraphs, supergraph: JSON.parse(known) as Supergraph };
  const supergraph = composeSupergraph(subgraphs);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(supergraph));
  await rename(draft, file);
  return { subgraphs, supergraph };
}
