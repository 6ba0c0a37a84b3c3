/** Works out again what follows from each record, after the rules for it have changed: what is stored and what is asked must agree. */
import { boundFromEnds } from "../records/boundsFromEnds";
import type { Connection, Run } from "../neo4j/connection";
import { recordIn, type StoredNode } from "../port/content";
import { anyProjection } from "../cypher/projection";
import { foldedOf, periodOf } from "../records/materialise";
import { labels, type Label } from "../../model";

const BATCH = 500;
const SOME = `MATCH (n:Record) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${BATCH} RETURN ${anyProjection("n")} AS node`;
const DERIVED = "UNWIND $derived AS one MATCH (n:Record {id: one.id}) SET n += one.values";

/** Folded texts and bounds of periods; writes nothing that the journal would have to know, and can be repeated without harm. */
export async function deriveAnew(connection: Connection): Promise<void> {
  for (let after: string | undefined = ""; after !== undefined;) {
    const found: { node: StoredNode }[] = await connection.read({ text: SOME, parameters: { after } });
    if (found.length > 0)
      await connection.write((run) =>
        derive(
          run,
          found.map(({ node }) => recordIn(node)),
        ),
      );
    after = found.length < BATCH ? undefined : found.at(-1)?.node.id;
  }
}

async function derive(run: Run, found: readonly ReturnType<typeof recordIn>[]): Promise<void> {
  const derived = found.map(({ id, label, properties, boundedBy }) => {
    const values = { ...foldedOf(label, { properties }), ...periodOf(label, { ...properties, ...boundedBy }) };
    return { id, values };
  });
  await run({ text: DERIVED, parameters: { derived } });
  for (const label of labels) {
    const ids = idsOf(found, label);
    if (ids.length > 0) await boundFromEnds(run, label, ids);
  }
}

const idsOf = (found: readonly { readonly id: string; readonly label: Label }[], label: Label): readonly string[] =>
  found.flatMap((one) => (one.label === label ? [one.id] : []));
