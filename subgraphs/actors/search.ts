import { Arg, Ctx, Float, Int, Query, Resolver } from "type-graphql";
import { LiaisonError } from "../../domain/errors";
import {
  isRowOf,
  labels,
  MOST_HITS,
  records,
  searchableLabels,
  type Label,
  type Reader,
  type Row,
} from "../../store/port";
import type { Kit } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { declareField, declareObject, type TypeClass } from "../shared/declare";
import { enumName } from "../shared/inputs";

/** What a search finds without being told where to look: everything but sources, which would bury the rest. */
const STANDARD: readonly Label[] = searchableLabels.filter((label) => label !== "Source");

interface Hit {
  readonly node: Row;
  readonly score: number;
}

/** `search`: over names, acronyms, aliases and short texts; accents, transliteration and typing errors are forgiven. */
export function search({ types }: Kit): TypeClass {
  const hit = declareObject("SearchHit", { description: "A record that a text search found." });
  declareField(hit, "node", () => types.node, { description: "The record." });
  declareField(hit, "score", () => Float, {
    description: "How well it fits, 0 to 1; it depends on the text and the record alone.",
  });
  const kind = searchType(types);

  @Resolver()
  class Search {
    @Query(() => [hit], {
      description:
        "Records found by text, best first. Accents, script and typing errors are forgiven: Ombucman finds Ombudsman.",
    })
    search(
      @Arg("text", () => String, { description: "What to look for, at most 200 characters." }) text: string,
      @Arg("types", () => [kind], {
        nullable: true,
        description: "Kinds of record to look in; all but sources by default.",
      })
      wanted: Label[] | null,
      @Arg("first", () => Int, { defaultValue: 10, description: "Number of records, at most 50." }) first: number,
      @Ctx() { reader, loaders }: SubgraphContext,
    ): Promise<Hit[]> {
      const find = (id: string) => loaders.record.load(id);
      return found(reader, { text, wanted: wanted ?? STANDARD, first }, find);
    }
  }
  return Search;
}

function searchType(types: Kit["types"]): object {
  const named = searchableLabels.filter((label) => label !== "Alias");
  const model = {
    description: "Kinds of record that the text search covers.",
    values: Object.fromEntries(named.map((label) => [enumName(label), records[label].description])),
  };
  return types.enumeration("SearchType", model, Object.fromEntries(named.map((label) => [enumName(label), label])));
}

/** An alias stands for the record that bears it; a record found twice counts with its better score. */
async function found(
  reader: Reader,
  { text, wanted, first }: { text: string; wanted: readonly Label[]; first: number },
  find: (id: string) => Promise<Row | null>,
): Promise<Hit[]> {
  if (first < 0 || first > MOST_HITS) {
    throw new LiaisonError("BAD_USER_INPUT", `first may be 0 to ${MOST_HITS}.`, { argument: "first" });
  }
  const hits = await reader.search(text, [...new Set<Label>([...wanted, "Alias"])].sort());
  const best = new Map<string, number>();
  for (const { row, score } of hits) {
    const id = isRowOf("Alias", row) ? row.entityId : row.id;
    best.set(id, Math.max(best.get(id) ?? 0, score));
  }
  const nodes = await Promise.all([...best].map(async ([id, score]) => ({ node: await find(id), score })));
  return nodes
    .flatMap(({ node, score }) => (node && wanted.includes(node.label) ? [{ node, score }] : []))
    .sort(
      (a, b) =>
        b.score - a.score ||
        labels.indexOf(a.node.label) - labels.indexOf(b.node.label) ||
        (a.node.id < b.node.id ? -1 : 1),
    )
    .slice(0, first);
}
