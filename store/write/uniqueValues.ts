/** Values that no two records of a label share. */
import { LiaisonError } from "../../domain/errors";
import { uniqueOf, type Label } from "../../model";
import type { Run } from "../neo4j/transacting";
import type { RecordInput } from "../port/write";

/** Throws CONFLICT where such a value belongs to another record, even one that the viewer may not see. */
export async function refuseTaken(run: Run, label: Label, records: readonly RecordInput[]): Promise<void> {
  for (const property of uniqueOf(label)) await refuseTakenValue(run, { label, property }, records);
}

async function refuseTakenValue(
  run: Run,
  { label, property }: { readonly label: Label; readonly property: string },
  records: readonly RecordInput[],
): Promise<void> {
  const values = records.flatMap(({ id, properties }) => {
    const value = properties[property];
    return value == null ? [] : [{ id, value }];
  });
  if (values.length === 0) return;
  const text = `UNWIND $values AS one MATCH (n:${label} {${property}: one.value}) WHERE n.id <> one.id AND NOT n.id IN $ids
RETURN one.value AS value LIMIT 1`;
  const [taken] = await run({ text, parameters: { values, ids: records.map(({ id }) => id) } });
  // One wording, whoever may see that record.
  if (taken)
    throw new LiaisonError("CONFLICT", "Another record has this value, which must be unique.", {
      argument: `input.${property}`,
    });
}
