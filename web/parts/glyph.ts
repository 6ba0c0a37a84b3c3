/** What the sign of the six patterns says of each of them. */
import { type GapState } from "../api/operations";
import { t, word } from "../text";

/** What is known of one pattern of a state. */
export interface GlyphCell {
  readonly pattern: string;
  readonly state: GapState;
  /** Collaborations that may hold. */
  readonly undetermined?: number;
}

/** A pattern that has no cell is outside the selection. */
export type Sign = "recorded" | "open" | "absent" | "notRecorded" | "outside";

/** The sign of a pattern; a pattern without a cell is outside the selection. */
export function signOf(cell: GlyphCell | undefined): Sign {
  if (!cell) return "outside";
  if (cell.state === "RECORDED") return "recorded";
  if ((cell.undetermined ?? 0) > 0) return "open";
  return cell.state === "KNOWN_ABSENT" ? "absent" : "notRecorded";
}

const SIGNS: readonly Sign[] = ["recorded", "open", "absent", "notRecorded"];

/** “Recorded: Information exchange. Known absent: Advisory body. …” */
export function glyphWords(cells: readonly GlyphCell[]): string {
  return SIGNS.flatMap((sign) => {
    const names = cells.filter((cell) => signOf(cell) === sign).map(({ pattern }) => word("pattern", pattern));
    return names.length === 0 ? [] : [`${t(`glyph.${sign}.these`)}: ${names.join(", ")}.`];
  }).join(" ");
}
