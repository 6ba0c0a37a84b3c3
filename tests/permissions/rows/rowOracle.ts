/**
 * Who may see which record, worked out a second time: from the rules on rows alone and the records as they were written,
 * without the store. `countries` is left out: no record here has any, and no viewer is narrowed to some.
 */
import type { Viewpoint } from "../../../domain/access/viewpoint";
import { records as models, type InverseModel, type Label, type RecordInput } from "../../../store/port";

/** A record as it was written, with its label. */
export interface Written extends RecordInput {
  readonly label: Label;
}

/** Answers for one viewpoint, from the records alone. */
export interface Oracle {
  readonly viewpoint: Viewpoint;
  /** Ids that exist and may be seen. */
  readonly seen: ReadonlySet<string>;
  /** Seen records that a pointer of a record leads to, in the order written. */
  pointed(id: string, pointer: string): readonly string[];
  /** Seen records of a to-many relation of a record. */
  related(relation: InverseModel, id: string): readonly string[];
}

const STRICTNESS = ["PUBLIC", "PARTNERS", "RESTRICTED", "CONFIDENTIAL"];

interface Admission {
  readonly strictness: number;
  readonly owners: readonly string[];
  readonly audience: readonly string[];
}

const meet = (some: readonly string[], others: readonly string[]): boolean => some.some((id) => others.includes(id));

const inAll = (lists: readonly (readonly string[])[]): readonly string[] =>
  (lists[0] ?? []).filter((id) => lists.every((list) => list.includes(id)));

/** What the records say, before anybody looks. */
export class WrittenRecords {
  readonly #byId: ReadonlyMap<string, Written>;

  constructor(readonly all: readonly Written[]) {
    this.#byId = new Map(all.map((record) => [record.id, record]));
  }

  /** Makes the answers for a viewpoint. */
  asSeenBy(viewpoint: Viewpoint): Oracle {
    const seen = new Set(this.all.filter(({ id }) => admits(this.#admission(id), viewpoint)).map(({ id }) => id));
    const pointed = (id: string, pointer: string) => this.ends(id, pointer).filter((end) => seen.has(end));
    const related = (relation: InverseModel, id: string) => this.#related(relation, id, seen);
    return { viewpoint, seen, pointed, related };
  }

  /** Where a pointer leads; the state of a collaboration is that of its NPM. */
  ends(id: string, pointer: string): readonly string[] {
    const { label, pointers } = this.#of(id);
    if (label === "Collaboration" && pointer === "state")
      return this.ends(id, "npm").flatMap((npm) => this.ends(npm, "state"));
    const to = pointers[pointer] ?? [];
    return typeof to === "string" ? [to] : to;
  }

  #of(id: string): Written {
    const record = this.#byId.get(id);
    if (!record) throw new Error(`Nobody wrote ${id}.`);
    return record;
  }

  /** The record’s own marks; of one that relates others, those of all it rests on too, sources aside. */
  #marks(id: string): readonly Admission[] {
    const { label, properties, owners = [], audience = [] } = this.#of(id);
    const own = { strictness: STRICTNESS.indexOf(String(properties["visibility"])), owners, audience };
    if (models[label].isRelation !== true) return [own];
    const ends = Object.keys(models[label].pointers).flatMap((pointer) => this.ends(id, pointer));
    return [own, ...ends.flatMap((end) => this.#marks(end))];
  }

  #admission(id: string): Admission {
    const strict = this.#marks(id).filter(({ strictness }) => strictness > 0);
    return {
      strictness: Math.max(0, ...strict.map(({ strictness }) => strictness)),
      owners: inAll(strict.map(({ owners }) => owners)),
      audience: inAll(strict.map(({ audience }) => audience)),
    };
  }

  #related({ of, via, through, only }: InverseModel, id: string, seen: ReadonlySet<string>): readonly string[] {
    const holder = through?.label ?? of;
    const holders = this.all.filter(
      (one) =>
        one.label === holder && seen.has(one.id) && via.some((pointer) => this.ends(one.id, pointer).includes(id)),
    );
    const endsOf = (some: readonly Written[]): readonly string[] =>
      some.flatMap((one) => (through ? this.ends(one.id, through.onward) : [one.id]));
    const roles = through?.roles;
    const others = endsOf(holders.filter(({ properties }) => !roles?.values.includes(String(properties["role"]))));
    // ONLY: whatever a viewer sees of another role leads elsewhere. WITHOUT: something that it sees of another role leads there.
    const reached =
      roles === undefined || roles.kind === "WITHOUT" ? others : endsOf(holders).filter((end) => !others.includes(end));
    return [...new Set(reached)].filter(
      (end) => seen.has(end) && (!only || only.values.includes(String(this.#of(end).properties[only.property]))),
    );
  }
}

function admits({ strictness, owners, audience }: Admission, viewpoint: Viewpoint): boolean {
  if (strictness === 0) return true;
  if (meet(owners, viewpoint.owns)) return true;
  if (strictness <= 2 && meet(audience, viewpoint.audiences)) return true;
  return strictness === 1 && meet(audience, viewpoint.reach);
}
