/** Records as a transaction reads them, either as one viewpoint sees them or regardless of visibility. */
import type { Viewpoint } from "../../domain/access/viewpoint";
import type { Run } from "../neo4j/connection";
import { recordIn, type StoredNode, WITHHELD } from "../port/content";
import { Parameters } from "../cypher/parameters";
import { anyProjection } from "../cypher/projection";
import { visibleTo } from "../cypher/visibility";
import { pointersOf } from "../../model";
import type { RecordsRead, StoredRecord } from "../port";

/** Reads records for a transaction; with `viewpoint` null it reads them all. */
export function recordsRead(run: Run, viewpoint: Viewpoint | null): RecordsRead {
  const records = (match: string, named: Readonly<Record<string, unknown>>, order = "") => {
    const parameters = new Parameters();
    for (const [name, value] of Object.entries(named)) parameters.named(name, value);
    const condition = viewpoint === null ? "" : ` AND ${visibleTo(viewpoint, parameters)("n")}`;
    const text = `${match}${condition} RETURN ${anyProjection("n")} AS node${order}`;
    return recordsOf(run, text, parameters.values);
  };
  return {
    async read(ids) {
      const found = await records("MATCH (n:Record) WHERE n.id IN $ids", { ids });
      return new Map(found.map((record) => [record.id, record]));
    },
    pointingAt(label, pointer, id) {
      const model = pointersOf(label)[pointer];
      if (!model) throw new Error(`The model has no pointer ${label}.${pointer}.`);
      // What is withheld because something that it relates is archived counts for no rule.
      const match = `MATCH (end:Record)<-[:${model.edge}]-(n:${label}) WHERE end.id = $id AND n.visibilityClass < ${WITHHELD}`;
      return records(match, { id }, " ORDER BY n.id");
    },
  };
}

/** The records that a statement returns as `node`. */
export async function recordsOf(
  run: Run,
  text: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<StoredRecord[]> {
  return (await run<{ node: StoredNode }>({ text, parameters })).map(({ node }) => recordIn(node));
}
