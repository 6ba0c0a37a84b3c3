/** Who has a voice in a decision, and whether they agree (D12). */
import { judgeAgreement, type Agreement, type Voter } from "../../domain/networks/commonAgreement";
import { records, type RowOf } from "../../store/port";
import { agreementRuleOf, positionOf } from "../shared/facts";

/** What the rules of agreement ask about the members. */
export interface Members {
  readonly actors: readonly string[];
  standing(actor: string, on: string): "CERTAIN" | "UNDETERMINED" | "NO";
  nameOf(actor: string): string;
}

/** Those who have a voice on a date: the members, or for the founding of a network the NPMs that it names. */
export function votersOf(decision: RowOf<"Decision">, members: Members, on: string): readonly Voter[] {
  if (decision.kind === "FOUNDING")
    return foundersOf(decision).map((id) => ({ id, name: members.nameOf(id), standing: "CERTAIN" }));
  return members.actors.flatMap((id): Voter[] => {
    const standing = members.standing(id, on);
    if (standing === "NO") return [];
    const name = members.nameOf(id);
    const because = `That ${name} was a member on ${on} is not certain.`;
    return [standing === "CERTAIN" ? { id, name, standing } : { id, name, standing, because }];
  });
}

/** NPMs that set up a network together (article 1). */
export const foundersOf = (decision: RowOf<"Decision">): readonly string[] =>
  decision.kind === "FOUNDING" ? (decision.subjectIds ?? []).filter((id) => id.startsWith(records.Npm.idPrefix)) : [];

interface Judged {
  readonly decision: RowOf<"Decision">;
  readonly network: RowOf<"Network">;
  readonly positions: readonly RowOf<"Position">[];
  readonly members: Members;
}

/** Whether the members agree on a date, by the setting of the network. */
export function agreementOn(on: string, { decision, network, positions, members }: Judged): Agreement {
  return judgeAgreement({
    ...agreementRuleOf(network),
    proposedOn: decision.proposedOn ?? null,
    on,
    voters: votersOf(decision, members, on),
    positions: positions.map(positionOf),
  });
}
