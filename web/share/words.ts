/** The words of a picture that is saved: what was chosen, on lines that fit. */
import { isFiltered, type Filters } from "../state/selection";
import { t, word } from "../text";

/** Names of what is chosen by its id; null where it may not be seen. */
export interface ChosenNames {
  readonly network: string | null;
  readonly state: string | null;
}

/** The filters in words: “Pattern: Advisory body. Region: Europe.” */
export function selectionText(filters: Filters, names: ChosenNames): string {
  if (!isFiltered(filters)) return t("share.selection.all");
  const { patterns, kinds, regions, confidences, since, until } = filters;
  const lists: readonly (readonly [label: string, values: readonly string[]])[] = [
    ["pattern", patterns.map((one) => word("pattern", one))],
    ["kind", kinds.map((one) => word("partnerKind", one))],
    ["region", regions.map((one) => word("region", one))],
    ["state", filters.state === null ? [] : [names.state ?? filters.state]],
    ["network", filters.network === null ? [] : [names.network ?? filters.network]],
    ["years", yearsText(since, until)],
    ["confidence", confidences.map((one) => word("sure", one))],
  ];
  const said = lists.filter(([, values]) => values.length > 0);
  return [
    ...said.map(([label, values]) => `${t(`filters.${label}`)}: ${values.join(", ")}.`),
    ...(filters.part === null || filters.part === "open" ? [] : [t(`part.${filters.part}`)]),
  ].join(" ");
}

function yearsText(since: number | null, until: number | null): readonly string[] {
  if (since === null && until === null) return [];
  if (since === null) return [t("period.until", { to: String(until) })];
  return [
    until === null ? t("period.since", { from: String(since) }) : since === until ? String(since) : `${since}–${until}`,
  ];
}

/** A text on lines no wider than `most`; a word that is wider is broken. */
export function wrapped(text: string, most: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.split(/\s+/).flatMap((one) => brokenUp(one, most, widthOf))) {
    const longer = line === "" ? part : `${line} ${part}`;
    if (line === "" || widthOf(longer) <= most) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = part;
  }
  return line === "" ? lines : [...lines, line];
}

function brokenUp(text: string, most: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(text) <= most) return text === "" ? [] : [text];
  const pieces: string[] = [];
  let piece = "";
  for (const sign of text) {
    if (piece !== "" && widthOf(piece + sign) > most) {
      pieces.push(piece);
      piece = "";
    }
    piece += sign;
  }
  return [...pieces, piece];
}
