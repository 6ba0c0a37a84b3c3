import type { Answer, Questions } from "../port";
import { pageOf } from "./page";
import type { Scene } from "../graph/scene";
import { basisOf } from "./basis";

/** Groups of actors that cooperate more with each other than with others, largest first. */
export function communities(
  { facts, ties, communities: found }: Scene,
  { page }: Omit<Questions["communities"]["ask"], "selection">,
): Answer<"communities"> {
  const items = found.communities.map(({ number, members, density, bridging }) => ({
    number,
    members,
    density,
    bridging: bridging.map(({ id, links, communities: reached }) => ({ actor: id, links, communities: reached })),
  }));
  return {
    ...basisOf(facts, ties.records, ties.undetermined),
    ...pageOf(items, page, ({ members }) => members[0] ?? ""),
    modularity: found.modularity,
  };
}
