/** Records that an import wrote and that others have changed since. */
import { ownJson } from "../../domain/ownJson";
import type { Run } from "../neo4j/transacting";
import type { RecordContent } from "../port/write";

const CHANGED_SINCE_IMPORT = `UNWIND $ids AS id MATCH (c:Change {record: id}) WITH id, c ORDER BY c.sequence DESC WITH id, collect(c) AS changes
WHERE changes[0].writtenAs <> 'IMPORT'
RETURN id, [c IN changes WHERE c.writtenAs = 'IMPORT' | c.content] AS own, changes[-1].content AS first`;

interface BothSides {
  readonly before: RecordContent | null;
  readonly after: RecordContent | null;
}

/** A record with its entries that imports wrote, the newest first, and its first entry. */
interface Found {
  readonly id: string;
  readonly own: readonly string[];
  readonly first: string;
}

/** What an import wrote last: by its own entry, or, where it wrote before there were such entries, what the first change found. */
function importedContent(own: readonly string[], first: string): RecordContent {
  const written = own.map((entry) => ownJson<BothSides>(entry).after).find((content) => content !== null);
  return written ?? ownJson<BothSides>(first).before ?? { properties: {}, pointers: {} };
}

/** Those of the records that were changed or archived by others since an import wrote them, with what it wrote. */
export async function changedSinceImport(
  run: Run,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordContent>> {
  const found = await run<Found>({ text: CHANGED_SINCE_IMPORT, parameters: { ids } });
  return new Map(found.map(({ id, own, first }) => [id, importedContent(own, first)]));
}
