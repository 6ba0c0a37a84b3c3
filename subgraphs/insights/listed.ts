/** The fields that all answers of analyses share. */
import type { Basis, Page } from "../../analysis/port";
import { PAGE_SIZE } from "../../domain/pageSize";
import { field } from "../schema/descriptors";
import type { SubgraphContext } from "../shared/context";
import { recordsOf } from "../shared/loaders";
import { connectionOf } from "../shared/timedLists";

/** Fields that say what an answer rests on. */
export const BASIS = {
  coverage: field("Coverage!", "What it rests on."),
  undeterminedCount: field("Int!", "Records that may or may not hold at the time asked for; they are not counted."),
  graphVersion: field("String!", "Digest of all that you may see of the graph; it changes when that does."),
};

/** The description of a list of such items. */
export const aPageOf = (item: string): string => `One page of a list of items of type ${item}.`;

/** The values of the fields in `BASIS`. */
export const shown = ({ coverage, undetermined, version }: Basis) => ({
  coverage,
  undeterminedCount: undetermined,
  graphVersion: version,
});

/** A page of an answer as a connection. */
export const listed = <Item>(answer: Page<Item> & Basis, after: string | null | undefined) => ({
  ...connectionOf(answer, after),
  ...shown(answer),
});

type Parent<Name extends string> = Readonly<Record<Name, readonly string[]>>;
type Context = Pick<SubgraphContext, "loaders">;

/** A resolver of the records whose ids a property holds, as many as a page holds; the ids are of records that may be seen. */
export const several =
  <Name extends string>(name: Name) =>
  (parent: Parent<Name>, _: object, { loaders }: Context) =>
    recordsOf(loaders, parent[name].slice(0, PAGE_SIZE.largest));

/** Loads the sources that the viewer may see; the graph does not contain them. */
export const sources = async (parent: Parent<"sources">, _: object, { loaders }: Context) =>
  (await recordsOf(loaders, parent.sources)).slice(0, PAGE_SIZE.largest);
