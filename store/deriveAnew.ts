/** Works out again what follows from each record, after the rules for it have changed: what is stored and what is asked must agree. */
import { boundFromEnds } from "./boundsFromEnds";
import type { Connection } from "./connection";
import { recordIn, type StoredNode } from "./content";
import { anyProjection } from "./cypher/projection";
import { foldedOf, periodOf } from "./materialise";
import { labels } from "./model";

const BATCH = 500;
const SOME = (label: string) =>
  `MATCH (n:${label}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${BATCH} RETURN ${anyProjection("n")} AS node`;
const DERIVED = "UNWIND $derived AS one MATCH (n:Record {id: one.id}) SET n += one.values";

/** Folded texts and bounds of periods; writes nothing that the journal would have to know, and can be repeated without harm. */
export async function deriveAnew(connection: Connection): Promise<void> {
  for (const label of labels) {
    for (let after = ""; ;) {
      const found = await connection.read<{ node: StoredNode }>({ text: SOME(label), parameters: { after } });
      const derived = found.map(({ node }) => {
        const { id, properties, boundedBy } = recordIn(node);
        const values = { ...foldedOf(label, { properties }), ...periodOf(label, { ...properties, ...boundedBy }) };
        return { id, values };
      });
      if (derived.length > 0)
        await connection.write(async (run) => {
          await run({ text: DERIVED, parameters: { derived } });
          await boundFromEnds(
            run,
            label,
            derived.map(({ id }) => id),
          );
        });
      if (derived.length < BATCH) break;
      after = derived.at(-1)?.id ?? after;
    }
  }
}
