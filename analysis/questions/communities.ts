/** Groups of actors that cooperate more with each other than with others. */
import type { Selection } from "../graph/selection";
import { basisOf, type Basis } from "./basis";
import { pageOf, type Page, type PageAsked } from "./page";
import { question } from "./question";

/** The selection whose communities are asked for, and the page of them. */
export interface CommunitiesAsked {
  readonly selection: Selection;
  readonly page: PageAsked;
}

/** A group of actors that cooperate more with each other than with the rest; `bridging` lists members with links to other communities. */
export interface Community {
  readonly number: number;
  readonly members: readonly string[];
  /** Related pairs over possible pairs; null for one member. */
  readonly density: number | null;
  readonly bridging: readonly {
    readonly actor: string;
    readonly links: number;
    readonly communities: readonly number[];
  }[];
}

/** A page of communities, the largest first, with how clearly the network falls into them. */
export interface CommunitiesFound extends Page<Community>, Basis {
  readonly modularity: number;
}

/** Finds the groups, largest first. */
export const communities = question(({ facts, scene }, { selection, page }: CommunitiesAsked): CommunitiesFound => {
  const { ties, communities: found } = scene(selection);
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
});
