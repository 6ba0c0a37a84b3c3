/** Ties of several kinds between the same two actors, as questions for a human to look at (S4, OPCAT 18(1)). */
import { holdTogether, type Holding, type PeriodBounds } from "../time/period";
import { listed, onOrIn } from "../ruling";

const KINDS = ["ADVISORY_SEAT", "JOINT_ACTIVITY", "FUNDING"] as const;

/** How two actors are tied. */
export type TieKind = (typeof KINDS)[number];

/** One recorded tie between an NPM and a partner. */
export interface Tie {
  readonly kind: TieKind;
  /** Ids. */
  readonly npm: string;
  readonly partner: string;
  readonly record: string;
  /** A short phrase, such as "a seat in the advisory council" or "a joint visit". */
  readonly what: string;
  /** Null where nothing tells when. */
  readonly bounds: PeriodBounds | null;
  /** Partial dates as recorded. */
  readonly period: { readonly from: string | null; readonly to: string | null };
  /** Ids. */
  readonly sources: readonly string[];
}

/** A fact that the question rests on. */
export interface TieFact {
  readonly kind: TieKind;
  /** Id. */
  readonly record: string;
  /** One English sentence. */
  readonly because: string;
  /** Ids. */
  readonly sources: readonly string[];
}

/** A question, never a verdict: that such ties exist says nothing about whether the NPM is independent. */
export interface IndependencePrompt {
  /** Ids. */
  readonly npm: string;
  readonly partner: string;
  /** The kinds of the facts, two or three. */
  readonly kinds: readonly TieKind[];
  /** One English question. */
  readonly question: string;
  /** By kind, within a kind in the order given. */
  readonly facts: readonly TieFact[];
  /** CERTAIN: two ties of different kinds held on some day together. UNDETERMINED: the recorded dates do not tell. */
  readonly overlap: "CERTAIN" | "UNDETERMINED";
  readonly clause: "S4";
}

const AS: Readonly<Record<TieKind, string>> = {
  ADVISORY_SEAT: "as an adviser",
  JOINT_ACTIVITY: "as a partner in joint work",
  FUNDING: "as a party to funding",
};
const SUBJECT: Readonly<Record<TieKind, string>> = {
  ADVISORY_SEAT: "advice",
  JOINT_ACTIVITY: "joint work",
  FUNDING: "funding",
};

/**
 * A question for each NPM and partner with ties of different kinds that do not certainly fall into different times; only ties that
 * may overlap with one of another kind are among the facts. In the order of the NPMs’ names and ids and the partners’ ids: nothing is
 * ranked. A tie of an NPM with itself raises no question.
 */
export function independencePrompts(
  ties: readonly Tie[],
  nameOf: (id: string) => string,
): readonly IndependencePrompt[] {
  const pairs = new Map<string, Tie[]>();
  for (const tie of ties.filter(({ npm, partner }) => npm !== partner)) {
    const key = JSON.stringify([tie.npm, tie.partner]);
    const pair = pairs.get(key);
    if (pair) pair.push(tie);
    else pairs.set(key, [tie]);
  }
  return [...pairs.values()]
    .flatMap((pair) => promptOf(pair, nameOf) ?? [])
    .sort((a, b) => inOrder([nameOf(a.npm), a.npm, a.partner], [nameOf(b.npm), b.npm, b.partner]));
}

function promptOf(pair: readonly Tie[], nameOf: (id: string) => string): IndependencePrompt | undefined {
  const overlaps = pair
    .map((tie) => ({ tie, overlap: overlapWithOthers(tie, pair) }))
    .filter(({ overlap }) => overlap !== "NO");
  const first = overlaps[0]?.tie;
  if (!first) return undefined;
  const kinds = KINDS.filter((kind) => overlaps.some(({ tie }) => tie.kind === kind));
  const overlap = overlaps.some((one) => one.overlap === "CERTAIN") ? "CERTAIN" : "UNDETERMINED";
  const names = { npm: nameOf(first.npm), partner: nameOf(first.partner) };
  return {
    npm: first.npm,
    partner: first.partner,
    kinds,
    question: questionOf(names, kinds, overlap),
    facts: kinds.flatMap((kind) =>
      overlaps.filter(({ tie }) => tie.kind === kind).map(({ tie }) => factOf(tie, names)),
    ),
    overlap,
    clause: "S4",
  };
}

/** The surest overlap of a tie with one of another kind. */
function overlapWithOthers(tie: Tie, pair: readonly Tie[]): Holding {
  let surest: Holding = "NO";
  for (const other of pair) {
    if (other.kind === tie.kind) continue;
    const overlap = tie.bounds && other.bounds ? holdTogether(tie.bounds, other.bounds) : "UNDETERMINED";
    if (overlap === "CERTAIN") return overlap;
    if (overlap === "UNDETERMINED") surest = overlap;
  }
  return surest;
}

interface Names {
  readonly npm: string;
  readonly partner: string;
}

function questionOf({ npm, partner }: Names, kinds: readonly TieKind[], overlap: Holding): string {
  const recorded = `${partner} is recorded with ${npm} ${listed(kinds.map((kind) => AS[kind]))}`;
  const times = overlap === "CERTAIN" ? "" : " (the dates do not show whether at the same time)";
  const subjects = listed(kinds.map((kind) => SUBJECT[kind]));
  return `${recorded}${times}: how is it made sure that ${subjects} do not limit the independence of the NPM (S4, OPCAT 18(1))?`;
}

function factOf({ kind, record, what, period, sources }: Tie, { npm, partner }: Names): TieFact {
  return { kind, record, because: `Recorded of ${partner} and ${npm}: ${what}, ${whenOf(period)}.`, sources };
}

function whenOf({ from, to }: Tie["period"]): string {
  if (from !== null && to !== null) return from === to ? onOrIn(from) : `from ${from} to ${to}`;
  if (from !== null) return `from ${from}, no end recorded`;
  return to === null ? "no dates recorded" : `to ${to}, no start recorded`;
}

function inOrder(one: readonly string[], other: readonly string[]): number {
  const place = one.findIndex((text, index) => text !== other[index]);
  if (place < 0) return 0;
  return (one[place] ?? "") < (other[place] ?? "") ? -1 : 1;
}
