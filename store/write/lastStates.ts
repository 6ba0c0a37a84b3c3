/** What exists under ids before they are written: records, or archived ones. */
import type { Run } from "../neo4j/transacting";
import type { StoredNode } from "../port/content";
import { anyProjection } from "../cypher/projection";
import type { StoredRecord } from "../port/write";
import { heldText, recordOf, type Held } from "./tombstones";

/** What there is under one id: a node, or what was archived; nothing where neither is. */
export interface Last {
  readonly node?: StoredNode;
  readonly gone?: StoredRecord;
}

/** The same as it is found. */
interface Found {
  readonly node: StoredNode | null;
  readonly gone: Held | null;
}

const READ = `MATCH (n:Record) WHERE n.id IN $ids RETURN ${anyProjection("n")} AS node`;
const READ_BOTH = `${READ}, null AS gone UNION ALL ${heldText("null AS node, ")}`;

/**
 * What a transaction knows to be there, so that it is not read twice. Transactions that write run one after another, so it holds until this one
 * writes itself.
 */
export class LastStates {
  readonly #known = new Map<string, Last>();
  readonly #reserved = new Set<string>();

  /** `found` is told of each node that is read. */
  constructor(
    private readonly run: Run,
    private readonly found: (node: StoredNode) => void,
  ) {}

  /** Records and what was archived, for all of the ids. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, Last>> {
    const unknown = ids.filter((id) => !this.#known.has(id) && !this.#reserved.has(id));
    if (unknown.length > 0) {
      const rows = await this.run<Found>({ text: READ_BOTH, parameters: { ids: unknown } });
      for (const id of unknown) this.#known.set(id, {});
      for (const { node, gone } of rows) {
        if (node) this.#keep(node);
        else if (gone) this.#known.set(gone.id, { gone: recordOf(gone) });
      }
    }
    return new Map(ids.map((id) => [id, this.#known.get(id) ?? {}]));
  }

  /** Nodes of those of the ids that are records. */
  async nodes(ids: readonly string[]): Promise<StoredNode[]> {
    const unknown = ids.filter((id) => !this.#known.has(id));
    if (unknown.length > 0)
      for (const { node } of await this.run<{ node: StoredNode }>({ text: READ, parameters: { ids: unknown } }))
        this.#keep(node);
    return [...new Set(ids)].flatMap((id): StoredNode[] => {
      const node = this.#known.get(id)?.node;
      return node ? [node] : [];
    });
  }

  /** Nothing has an id that was just made, until this transaction writes it. */
  reserve(id: string): void {
    this.#reserved.add(id);
  }

  /** To be said before anything is written: these records, or others on their account. */
  forget(written: readonly string[] = []): void {
    this.#known.clear();
    for (const id of written) this.#reserved.delete(id);
  }

  #keep(node: StoredNode): void {
    this.found(node);
    this.#known.set(node.id, { node });
  }
}
