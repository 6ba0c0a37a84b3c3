/** Which actors records relate, by the kinds of record and the time a question names. */
import { holdsOn, type Holding, type PeriodBounds } from "../../domain/time/period";
import { ABSENT_ROLES, type GraphNameOf, type GraphRow, type GraphRowOf, type Label } from "../../store/port";
import type { ActorRow, SeenRecords } from "./seenRecords";
import type { Relation, Selection } from "./selection";

/** A record that relates two actors. */
export interface Via {
  readonly id: string;
  readonly label: Label;
  readonly relation: Relation;
}

/** A record that relates two actors; collaborations go from the side of the NPM to the partner. */
export interface Link {
  readonly a: string;
  readonly b: string;
  readonly record: GraphRow;
  readonly relation: Relation;
}

/** Which records count: the question’s selection, its filter already applied. */
export interface Chosen extends Omit<Selection, "where"> {
  /** Collaborations that fit the filter, or may; null: all. */
  readonly collaborations: ReadonlySet<string> | null;
  /** Those of them of which it is open whether they fit. */
  readonly open: ReadonlySet<string>;
}

type Participation = "ProjectParticipation" | "VisitParticipation" | "MeetingParticipation";

/** Relations whose record is an occasion on which several actors come together. */
interface Occasion {
  readonly relation: Relation;
  readonly of: "Project" | "Visit" | "Meeting";
  readonly participation: Participation;
  /** Where a participation names the occasion. */
  readonly pointer: GraphNameOf<Participation>;
  /** Roles of those who did not take part themselves. */
  readonly absent: readonly string[];
}

const OCCASIONS: readonly Occasion[] = [
  { relation: "PROJECT", of: "Project", participation: "ProjectParticipation", pointer: "projectId", absent: [] },
  { relation: "VISIT", of: "Visit", participation: "VisitParticipation", pointer: "visitId", absent: [] },
  {
    relation: "MEETING",
    of: "Meeting",
    participation: "MeetingParticipation",
    pointer: "meetingId",
    absent: ABSENT_ROLES,
  },
];

/** All ties of a selection. */
export class Ties {
  readonly links: readonly Link[];
  /** Records that tie actors; each once. */
  readonly records: readonly GraphRow[];
  /** Records that may or may not hold at the time asked for. */
  readonly undetermined: number;
  /** Collaborations whose partner is no record of its own. */
  readonly unnamedPartners: number;
  readonly #between = new Map<string, Map<string, Via[]>>();
  readonly #sorted = new Map<string, readonly string[]>();

  constructor(facts: SeenRecords, chosen: Chosen) {
    const counted = new Counted(chosen);
    this.links = [
      ...(chosen.relations.includes("COLLABORATION") ? collaborations(facts, chosen, counted) : []),
      ...(chosen.relations.includes("MEMBERSHIP") ? memberships(facts, counted) : []),
      ...OCCASIONS.filter(({ relation }) => chosen.relations.includes(relation)).flatMap((occasion) =>
        occasions(facts, occasion, counted),
      ),
    ];
    this.records = counted.records;
    this.undetermined = counted.undetermined;
    this.unnamedPartners = counted.unnamedPartners;
    for (const { a, b, record, relation } of this.links) {
      const via = { id: record.id, label: record.label, relation };
      this.#tie(a, b, via);
      this.#tie(b, a, via);
    }
  }

  /** Actors that are tied to one, in the order of ids. */
  neighbours(id: string): readonly string[] {
    const known = this.#sorted.get(id);
    if (known) return known;
    const sorted = [...(this.#between.get(id)?.keys() ?? [])].sort();
    this.#sorted.set(id, sorted);
    return sorted;
  }

  /** The records that tie two actors: collaborations first, then memberships, projects, visits and meetings; each kind by id. */
  between(a: string, b: string): readonly Via[] {
    return this.#between.get(a)?.get(b) ?? [];
  }

  #tie(from: string, to: string, via: Via): void {
    const ties = this.#between.get(from) ?? new Map<string, Via[]>();
    this.#between.set(from, ties);
    const records = ties.get(to);
    if (!records) ties.set(to, [via]);
    else if (records.at(-1)?.id !== via.id) records.push(via);
  }
}

/** Sorts records into those that hold for sure, those that may, and those that don’t. */
class Counted {
  readonly records: GraphRow[] = [];
  undetermined = 0;
  unnamedPartners = 0;

  constructor(private readonly chosen: Chosen) {}

  /** Whether a record counts. */
  admits(record: GraphRow): boolean {
    const holding = holdingOf(record, this.chosen);
    if (holding === "UNDETERMINED") this.undetermined += 1;
    if (holding === "CERTAIN") this.records.push(record);
    return holding === "CERTAIN";
  }

  /** A collaboration with a partner that no record names ties nobody. */
  leavesOut(record: GraphRow): void {
    if (holdingOf(record, this.chosen) === "CERTAIN") this.unnamedPartners += 1;
  }
}

/** Whether a record fits the filter and holds at the time asked for; without a time, and for records without a period, it does hold. */
export function holdingOf(record: GraphRow, { during, open }: Pick<Chosen, "during" | "open">): Holding {
  const bounds = boundsOf(record);
  const holding = during === undefined || bounds === null ? "CERTAIN" : holdsOn(bounds, during);
  return holding === "CERTAIN" && open.has(record.id) ? "UNDETERMINED" : holding;
}

/** The days between which a record holds; null for kinds without a period. */
export function boundsOf(record: GraphRow): PeriodBounds | null {
  return "certainFrom" in record ? record : null;
}

/** Collaborations that fit the filter, in the order of ids. */
export const chosenCollaborations = (
  facts: SeenRecords,
  { collaborations: ids }: Chosen,
): readonly GraphRowOf<"Collaboration">[] =>
  ids === null ? facts.all("Collaboration") : facts.all("Collaboration").filter(({ id }) => ids.has(id));

function collaborations(facts: SeenRecords, chosen: Chosen, counted: Counted): Link[] {
  return chosenCollaborations(facts, chosen).flatMap((record) => {
    const sides = [facts.actor(record.npmId), facts.actor(record.networkId)].filter((side) => side !== undefined);
    const partner = facts.actor(record.partnerId);
    if (!partner) counted.leavesOut(record);
    if (!partner || !counted.admits(record)) return [];
    return sides.flatMap((side) => linkOf(side, partner, { record, relation: "COLLABORATION" }));
  });
}

const MEMBERS = ["FOUNDING_MEMBER", "MEMBER", "OBSERVER", "ALSO_AGREEING"];

function memberships(facts: SeenRecords, counted: Counted): Link[] {
  return facts.all("Membership").flatMap((record) => {
    const [member, network] = [facts.actor(record.actorId), facts.actor(record.networkId)];
    const belongs = member && network && MEMBERS.includes(record.status);
    return belongs && counted.admits(record) ? linkOf(member, network, { record, relation: "MEMBERSHIP" }) : [];
  });
}

/** A record of an occasion. */
type Held = GraphRowOf<Occasion["of"]>;

/** Everyone who took part is tied to everyone else. */
function occasions(facts: SeenRecords, occasion: Occasion, counted: Counted): Link[] {
  const { relation } = occasion;
  return facts.all(occasion.of).flatMap((record) => {
    const there = participantsOf(facts, occasion, record);
    if (there.length < 2 || !counted.admits(record)) return [];
    return there.flatMap((a, at) => there.slice(at + 1).flatMap((b) => linkOf(a, b, { record, relation })));
  });
}

function participantsOf(facts: SeenRecords, { participation, pointer, absent }: Occasion, record: Held): ActorRow[] {
  const ids = facts
    .pointingAt(participation, pointer, record.id)
    .filter(({ role }) => !absent.includes(role))
    .map(({ actorId }) => actorId);
  const host = record.label === "Meeting" ? record.hostId : null;
  const all = [...new Set([...ids, host])].filter((id) => id != null).sort();
  return all.map((id) => facts.actor(id)).filter((row) => row !== undefined);
}

const linkOf = (a: ActorRow, b: ActorRow, by: Pick<Link, "record" | "relation">): Link[] =>
  a.id === b.id ? [] : [{ a: a.id, b: b.id, ...by }];

/** Occasions on which both actors took part, by kind of occasion. */
export function sharedOccasions(
  facts: SeenRecords,
  of: Occasion["of"],
  pair: readonly [string, string],
): readonly GraphRow[] {
  const occasion = OCCASIONS.find((one) => one.of === of);
  if (!occasion) return [];
  const [mine, theirs] = pair.map((actor) => {
    const rows = facts.pointingAt(occasion.participation, "actorId", actor);
    const present = rows.filter((row) => !occasion.absent.includes(row.role));
    const hosted = of === "Meeting" ? facts.pointingAt("Meeting", "hostId", actor).map(({ id }) => id) : [];
    return new Set([...present.map((row) => occasionOf(row)), ...hosted]);
  });
  const both = [...(mine ?? [])].filter((id) => theirs?.has(id)).sort();
  return both.map((id) => facts.row(id)).filter((row) => row !== undefined);
}

/** The occasion that a participation names. */
function occasionOf(row: GraphRowOf<Participation>): string {
  if (row.label === "ProjectParticipation") return row.projectId;
  return row.label === "VisitParticipation" ? row.visitId : row.meetingId;
}
