/** Text search over all records. */
import type { MaybePromise } from "@graphql-tools/utils";
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
import { argument, extend, field, object, type Feature } from "../schema/descriptors";
import { enumerationOfNames } from "../schema/values";

/** What a search finds without being told where to look: everything but sources, which would bury the rest. */
const STANDARD: readonly Label[] = searchableLabels.filter((label) => label !== "Source");

interface Hit {
  readonly node: Row;
  readonly score: number;
}

/** An alias stands for the record that bears it; a record found twice counts with its better score. */
async function found(
  reader: Reader,
  { text, wanted, first }: { text: string; wanted: readonly Label[]; first: number },
  find: (id: string) => MaybePromise<Row | null>,
): Promise<Hit[]> {
  if (first < 0 || first > MOST_HITS) {
    throw new LiaisonError("BAD_USER_INPUT", `first must be 0 to ${MOST_HITS}.`, { argument: "first" });
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

/** `search`: over names, acronyms, aliases and short texts, regardless of accents, script and typing errors. */
export const search: Feature = [
  object("SearchHit", "A record that a text search found.", {
    node: field("Node!", "The record."),
    score: field("Float!", "How well it matches, 0 to 1; it depends on the text and the record alone."),
  }),
  enumerationOfNames<Label>("SearchType", "Kinds of record that the text search covers.", {
    names: searchableLabels.filter((label) => label !== "Alias"),
    meaning: (label) => records[label].description,
  }),
  extend("Query", {
    search: {
      type: "[SearchHit!]",
      description:
        "Records that match a text, best first. Accents, script and typing errors do not matter: Ombucman finds Ombudsman.",
      args: {
        first: { type: "Int!", description: "Number of records, at most 50.", defaultValue: 10 },
        types: argument("[SearchType!]", "Kinds of record to look in; all but sources by default."),
        text: argument("String!", "What to look for, at most 200 characters."),
      },
      resolve: (_, { text, types, first }: Asked, { reader, loaders }) =>
        found(reader, { text, wanted: types ?? STANDARD, first }, (id) => loaders.record.load(id)),
    },
  }),
];

interface Asked {
  readonly text: string;
  readonly types?: readonly Label[] | null;
  readonly first: number;
}
