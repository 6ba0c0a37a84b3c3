/** Who may see a record, by its effective class: as a transaction found it, and as it leaves it. */
import { VISIBILITY_CLASS, type Classification } from "../../domain/access/viewpoint";
import type { Run } from "../neo4j/connection";
import { type ClassifiedNode, HELD_FOR } from "../port/content";
import { namesOf } from "../../domain/entries";
import type { Label } from "../../model";

/** The effective class before and after a change; null where there was, or is, no record that anyone could see. */
export interface Effective {
  readonly before: Classification | null;
  readonly after: Classification | null;
}

/** A record whose effective class was worked out anew, with the class it had. */
export interface Reclassified {
  readonly id: string;
  readonly label: Label;
  readonly was: Classification;
  readonly is: Classification;
}

const CLASSES = namesOf(VISIBILITY_CLASS);

/**
 * The effective class that a node carries. Lists are in one order, so that equal classes are equal texts. What is withheld is, for its
 * past, as confidential records of its owners are.
 */
export function effectiveIn(node: ClassifiedNode): Classification {
  const held = node[HELD_FOR];
  if (held) return { ...effectiveIn({ ...node, [HELD_FOR]: null, owners: held }), visibility: "CONFIDENTIAL" };
  const list = (name: "owners" | "audience" | "countries"): readonly string[] => [...(node[name] ?? [])].sort();
  return {
    visibility: CLASSES[Number(node.visibilityClass)] ?? "CONFIDENTIAL",
    owners: list("owners"),
    audience: list("audience"),
    countries: list("countries"),
  };
}

/** A record with its class, as statements return them. */
export interface FoundClass {
  readonly id: string;
  readonly node: ClassifiedNode;
}

const AFTER = `MATCH (n:Record) WHERE n.id IN $ids
RETURN n.id AS id, n{.visibilityClass, .owners, .audience, .countries, .${HELD_FOR}} AS node`;

/** True for two classes that admit the same. */
export const isSameClass = (a: Classification | null, b: Classification | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Remembers the class of each record that a transaction meets, as it was before the transaction and as the transaction leaves it. */
export class EffectiveClasses {
  readonly #found = new Map<string, Classification | null>();
  readonly #left = new Map<string, Classification | null>();
  readonly #reclassified = new Map<string, Label>();

  /** Only the first time counts: later the class may be the transaction’s own doing. */
  find(id: string, found: Classification | null): void {
    if (!this.#found.has(id)) this.#found.set(id, found);
  }

  /** The class that the transaction has given to a record; null where it has archived it. Only the last time counts. */
  leave(id: string, left: Classification | null): void {
    this.#left.set(id, left);
  }

  reclassify({ id, label, was, is }: Reclassified): void {
    this.find(id, was);
    this.leave(id, is);
    this.#reclassified.set(id, label);
  }

  /** Classes before and after of the records that changed, and of all others whose class is another one now. */
  async settle(
    run: Run,
    changed: ReadonlySet<string>,
  ): Promise<{ readonly changed: ReadonlyMap<string, Effective>; readonly moved: readonly Moved[] }> {
    const others = [...this.#reclassified].filter(([id]) => !changed.has(id));
    const ids = [...changed].filter((id) => !this.#left.has(id));
    if (ids.length > 0)
      for (const { id, node } of await run<FoundClass>({ text: AFTER, parameters: { ids } }))
        this.leave(id, effectiveIn(node));
    const effectiveOf = (id: string): Effective => ({
      before: this.#found.get(id) ?? null,
      after: this.#left.get(id) ?? null,
    });
    return {
      changed: new Map([...changed].map((id) => [id, effectiveOf(id)])),
      moved: others
        .map(([record, label]) => ({ record, label, effective: effectiveOf(record) }))
        .filter(({ effective: { before, after: now } }) => !isSameClass(before, now)),
    };
  }
}

/** A record that did not change itself, while others changed who may see it. */
export interface Moved {
  readonly record: string;
  readonly label: Label;
  readonly effective: Effective;
}
