/** Folds the texts of all records again, after the rules of folding have changed: what is stored and what is asked must fold alike. */
import type { Connection } from "./connection";
import { recordIn, type StoredNode } from "./content";
import { anyProjection } from "./cypher/projection";
import { foldedOf } from "./materialise";

const BATCH = 1_000;
const SOME = `MATCH (n:Record) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${BATCH} RETURN ${anyProjection("n")} AS node`;
const FOLD = "UNWIND $folded AS one MATCH (n:Record {id: one.id}) SET n += one.texts";

/** Writes nothing but what follows from the records, so there is nothing to note in the journal; can be repeated without harm. */
export async function foldAnew(connection: Connection): Promise<void> {
  for (let after = ""; ;) {
    const found = await connection.read<{ node: StoredNode }>({ text: SOME, parameters: { after } });
    const records = found.map(({ node }) => recordIn(node));
    const folded = records.map(({ id, label, properties }) => ({ id, texts: foldedOf(label, { properties }) }));
    if (folded.length > 0) await connection.write((run) => run({ text: FOLD, parameters: { folded } }));
    if (records.length < BATCH) return;
    after = records.at(-1)?.id ?? after;
  }
}
