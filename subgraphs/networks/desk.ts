/** What operations of a network rest on: the network, its members and chairs, as one sight shows them. */
import { LiaisonError } from "../../domain/errors";
import { chairOn, type ChairTermFacts } from "../../domain/networks/chair";
import { AS_RECORDED } from "../../domain/time/partialDate";
import { type Holding } from "../../domain/time/period";
import { type MembershipFacts } from "../../domain/networks/region";
import type { Viewer } from "../../policy";
import { isRowOf, today, type Label, type RowOf } from "../../store/port";
import type { Sight } from "../shared/writing/bench";
import { delegationOf, holdingOn, membershipsOf, rowOf, standingIn, termOf, termYearsOf } from "../shared/facts";

interface Rows {
  readonly network: RowOf<"Network">;
  readonly memberships: readonly RowOf<"Membership">[];
  readonly terms: readonly RowOf<"ChairTerm">[];
}

/** A network with its members and chairs. */
export class Desk {
  readonly network: RowOf<"Network">;
  readonly memberships: readonly RowOf<"Membership">[];
  readonly termRows: readonly RowOf<"ChairTerm">[];
  readonly #names = new Map<string, string>();

  private constructor(
    readonly sight: Sight,
    readonly viewer: Viewer,
    { network, memberships, terms }: Rows,
  ) {
    this.network = network;
    this.memberships = memberships;
    this.termRows = terms;
  }

  /** Opens it; NOT_FOUND for a network that the sight does not show. */
  static async open(sight: Sight, viewer: Viewer, id: string): Promise<Desk> {
    const network = await one(sight, "Network", id);
    const [memberships, terms] = [await pointingAt(sight, "Membership", id), await pointingAt(sight, "ChairTerm", id)];
    const actors = [...memberships.map(({ actorId }) => actorId), ...terms.map(({ npmId }) => npmId)];
    const desk = new Desk(sight, viewer, { network, memberships, terms });
    await desk.learn(actors);
    return desk;
  }

  /** Reads the names of actors that have no standing in the network (yet). */
  async learn(ids: readonly string[]): Promise<void> {
    for (const actor of (await this.sight.read(ids)).values()) this.#names.set(actor.id, String(actor.properties.name));
  }

  /** The organisation that acts. */
  get org(): string {
    return this.viewer.org ?? "";
  }

  nameOf(id: string): string {
    return this.#names.get(id) ?? id;
  }

  get terms(): readonly ChairTermFacts[] {
    return this.termRows.map((row) => termOf(row, this.#names));
  }

  /** Longest term of its chair, years. */
  get termYears(): number {
    return termYearsOf(this.network);
  }

  membershipsOf(actor: string): readonly MembershipFacts[] {
    return membershipsOf(this.memberships, actor);
  }

  /** Whether an actor is a full member on a date. */
  standing(actor: string, on: string): Holding {
    return standingIn(this.memberships, actor, { on, today: AS_RECORDED });
  }

  /** Ids of all actors that have a standing in the network. */
  get actors(): readonly string[] {
    return [...new Set(this.memberships.map(({ actorId }) => actorId))].sort();
  }

  /** FORBIDDEN unless the organisation is a full member today, or one of `others`. */
  requireMember(others: readonly string[] = []): void {
    if (others.includes(this.org) || this.standing(this.org, today()) === "CERTAIN") return;
    throw new LiaisonError(
      "FORBIDDEN",
      `Only members of ${this.network.name} may do this; the records do not show that ${this.org || "whoever asks"} is one today.`,
    );
  }

  /**
   * FORBIDDEN unless the viewer acts for the network: as its chair, or as the member that the chair designated (D13, D14), with a token
   * of the scope network:manage that names the network. While nobody is recorded as chair, any member may.
   */
  async requireOffice(others: readonly string[] = []): Promise<void> {
    const { outcome, terms: ids } = chairOn(this.terms, today(), today());
    const current = this.terms.filter(({ id }) => ids.includes(id));
    if (await this.#holdsOffice(current)) return;
    if (outcome !== "CHAIRED") return this.requireMember(others);
    const chairs = current.map(({ npmName }) => npmName);
    throw new LiaisonError(
      "FORBIDDEN",
      `Only the secretariat of ${this.network.name} may do this: ${chairs.join(" and ")}, or a member that it designated, with a token that has the scope network:manage and names the network (D13, D14).`,
    );
  }

  /** `current`: the terms that hold today. */
  async #holdsOffice(current: readonly ChairTermFacts[]): Promise<boolean> {
    const { scopes, networks } = this.viewer;
    if (!scopes.includes("network:manage") || !networks.includes(this.network.id)) return false;
    if (current.some(({ npm }) => npm === this.org)) return true;
    const delegations = (await pointingAt(this.sight, "Delegation", this.network.id)).map(delegationOf);
    return delegations.some(
      ({ actor, termId, period }) =>
        actor === this.org &&
        current.some(({ id }) => id === termId) &&
        holdingOn(period, { on: today(), today: today() }) === "CERTAIN",
    );
  }
}

/** Records of a label of the network. */
const pointingAt = async <L extends "Membership" | "ChairTerm" | "Delegation">(
  sight: Sight,
  label: L,
  network: string,
) => (await sight.pointingAt<L>(label, "network", network)).map((record) => rowOf<L>(record));

/** A record of a kind; NOT_FOUND where the sight shows none. */
export async function one<L extends Label>(sight: Sight, label: L, id: string): Promise<RowOf<L>> {
  const record = (await sight.read([id])).get(id);
  const row = record && rowOf(record);
  if (row && isRowOf(label, row)) return row;
  throw new LiaisonError("NOT_FOUND", `There is no ${label} ${id}.`);
}
