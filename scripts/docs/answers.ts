/** Shapes that several answers have, and words for what they hold. */

/** What a number rests on, as far as documents tell it. */
export interface Newest {
  readonly newestAttestation: string | null;
}

/** With the number of records. */
export interface Coverage extends Newest {
  readonly records: number;
}

export interface Named {
  readonly name: string;
}

export type GapState = "RECORDED" | "KNOWN_ABSENT" | "NOT_RECORDED";

/** The six patterns of the founding text in its order, with the short names that documents use. */
export const PATTERNS: Readonly<Record<string, string>> = {
  INFORMATION_EXCHANGE: "information exchange",
  MUTUAL_SUPPORT: "mutual support",
  CAPACITY_STRENGTHENING: "capacity strengthening",
  SPECIFIC_ACTIVITIES: "specific activities",
  ADVISORY_BODY: "advisory body",
  OMBUDSMAN_PLUS: "Ombudsman plus",
};

/** Every figure of a document rests on this. */
export const basisLine = ({ newestAttestation }: Newest): string =>
  `Records found, not cooperation that exists; newest attestation ${newestAttestation ?? "unknown"}.`;

/** The same of several items together. */
export function newestLine(items: readonly { readonly coverage: Newest }[]): string {
  const dates = items.flatMap(({ coverage }) => coverage.newestAttestation ?? []).sort();
  return basisLine({ newestAttestation: dates.at(-1) ?? null });
}

/** A Markdown table; cells are plain text, or code. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replace(/[|*]/g, "\\$&")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Number of items by key, in the order in which the keys first come. */
export function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
