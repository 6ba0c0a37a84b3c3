/** What a network’s card says of its chair and its members. */
import { type Chair, type MembershipStatus } from "../api/operations";
import { t } from "../text";

/** Standings in a network as they are listed, each with its values in the API. */
export const STANDINGS: readonly { readonly name: string; readonly statuses: readonly MembershipStatus[] }[] = [
  { name: "members", statuses: ["FOUNDING_MEMBER", "MEMBER"] },
  { name: "observers", statuses: ["OBSERVER"] },
  { name: "alsoAgreeing", statuses: ["ALSO_AGREEING"] },
  { name: "pending", statuses: ["PENDING"] },
];

/** Why no chair is named: none is recorded, none since a date, or the dates leave it open. */
export function chairText({ chairOf, network }: Chair): string {
  if (chairOf?.outcome !== "NOT_RECORDED") return chairOf?.because ?? t("card.chair.none");
  const last = network?.chairGaps.at(-1);
  if (!last || (network?.chairTerms.totalCount ?? 0) === 0) return t("card.chair.none");
  return t("card.chair.notSince", { since: last.from });
}

/** Path of the members as a table. */
export function membersAddress(network: string, on: string | null): string {
  const query = new URLSearchParams({ where: JSON.stringify({ network: { id: { eq: network } } }) });
  if (on !== null) query.set("asOf", on);
  return `/tables/memberships.csv?${query.toString()}`;
}
