/**
 * Finds terms in English texts. It matches words only and does not understand who did what, or whether it was done, so lists of terms
 * are kept small, and a mention that is denied, only intended or only talked about shows nothing.
 */
import { foldText } from "../text/text";

/**
 * Term → what it shows, as in "the description tells of “…”, which shows …". A term is words in lower case, in their order; `a|b` either
 * word, `visit*` any word that begins so, `..` up to three words between, without a comma and without a preposition, save "of" as the
 * first: "select* .. members" finds "selection of the members", not "selection for work with members".
 */
export type Terms = Readonly<Record<string, string>>;

/** A term that was found. */
export interface Mention {
  /** The words of the text, as written there. */
  readonly quote: string;
  readonly shows: string;
}

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** Words with one number stand without a comma between them. */
  readonly phrase: number;
  /** Words with one number stand in the reach of the same "not". */
  readonly statement: number;
}

type Slot = "GAP" | ((word: string) => boolean);

const MOST_WORDS_BETWEEN = 3;
/** Behind these begins something else; "of" may only come first. */
const ENDS_GAP = slotOf("by|with|from|on|about|for|of|to|in|at|under");
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const ENDS_STATEMENT = /[.;!?\n]/;
const ENDS_PHRASE = /[^\s'’\-/]/;
/** The "s" of a possessive is no word: "the NPM’s visits" reads as "the NPM visits". */
const ENDS_WITH_APOSTROPHE = /['’]$/;
const TURNS_STATEMENT = slotOf("but|however|although|though|whereas");
/** "t" is what is left of "didn’t". */
const DENIES = slotOf(
  "no|not|never|without|neither|nor|none|cannot|t|refus*|reject*|denied|exclud*|ceased|stopped|suspend*|lack*|fail*|absence|instead|rather",
);
const ONLY_INTENDS = slotOf("may|can|might|could|would|should|planned|intend*|hope*|wish*|unless|if|how");
/** What comes behind is talked about, not done. */
const TALKS = slotOf("discuss*|explor*");
const TALKS_WITH_ABOUT = slotOf("meeting|meetings|talk|talks|dialogue");
const ABOUT = slotOf("on|about");

/** The terms of a table as the matcher wants them. */
interface Compiled {
  readonly slots: readonly Slot[];
  readonly shows: string;
}

/** Tables are constants, so each is taken apart once. */
const COMPILED = new WeakMap<Terms, readonly Compiled[]>();

/**
 * The first mention of one of the terms, in the order of the terms, that is neither denied nor only intended or talked about; null where
 * there is none.
 */
export function findMention(text: string | null, terms: Terms): Mention | null {
  if (text === null) return null;
  const phrases = phrasesOf(text);
  for (const { slots, shows } of compiled(terms)) {
    for (const words of phrases) {
      const found = firstMatch(words, slots);
      if (found) return { quote: text.slice(found.start, found.end), shows };
    }
  }
  return null;
}

function compiled(terms: Terms): readonly Compiled[] {
  const known = COMPILED.get(terms);
  if (known) return known;
  const fresh = Object.entries(terms).map(([term, shows]) => ({ slots: term.split(" ").map(slotIn), shows }));
  COMPILED.set(terms, fresh);
  return fresh;
}

function slotIn(part: string): Slot {
  return part === ".." ? "GAP" : slotOf(part);
}

function slotOf(part: string): (word: string) => boolean {
  const choices = part.split("|");
  const whole = new Set(choices.filter((choice) => !choice.endsWith("*")));
  const stems = choices.filter((choice) => choice.endsWith("*")).map((choice) => choice.slice(0, -1));
  return (word) => whole.has(word) || stems.some((stem) => word.startsWith(stem));
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let [phrase, statement, end] = [0, 0, 0];
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    const folded = foldText(match[0]).replaceAll(" ", "");
    const isTurn = ENDS_STATEMENT.test(between) || TURNS_STATEMENT(folded);
    if (isTurn) statement += 1;
    if (isTurn || ENDS_PHRASE.test(between)) phrase += 1;
    end = match.index + match[0].length;
    if (folded === "s" && ENDS_WITH_APOSTROPHE.test(between)) continue;
    words.push({ folded, start: match.index, end, phrase, statement });
  }
  return words;
}

/** What is stated as done, in phrases without a comma. */
function phrasesOf(text: string): Word[][] {
  const words = wordsOf(text);
  const takenAway = new Set(words.filter(takesAway).map(({ statement }) => statement));
  const phrases = new Map<number, Word[]>();
  let talkedAbout = -1;
  for (const [at, word] of words.entries()) {
    if (!takenAway.has(word.statement) && word.statement !== talkedAbout) {
      const phrase = phrases.get(word.phrase);
      if (phrase) phrase.push(word);
      else phrases.set(word.phrase, [word]);
    }
    if (opensTalk(word, at, words)) talkedAbout = word.statement;
  }
  return [...phrases.values()];
}

function opensTalk({ folded }: Word, at: number, words: readonly Word[]): boolean {
  return TALKS(folded) || (TALKS_WITH_ABOUT(folded) && ABOUT(words[at + 1]?.folded ?? ""));
}

/** "not only" denies nothing, nor do the "No" of a number and the month of May. */
function takesAway({ folded }: Word, at: number, words: readonly Word[]): boolean {
  const next = words[at + 1]?.folded ?? "";
  if (folded === "not" && next === "only") return false;
  if ((folded === "no" || folded === "may") && /^\d/.test(next)) return false;
  if (folded === "plans" && next === "to") return true;
  return DENIES(folded) || ONLY_INTENDS(folded);
}

function firstMatch(words: readonly Word[], slots: readonly Slot[]): { start: number; end: number } | null {
  for (const [at, first] of words.entries()) {
    const last = words[lastOfMatch(words, slots, at)];
    if (last) return { start: first.start, end: last.end };
  }
  return null;
}

/** Where in the phrase the match that begins at `at` ends; -1 where there is none. */
function lastOfMatch(words: readonly Word[], slots: readonly Slot[], at: number): number {
  const [slot, ...rest] = slots;
  if (slot === undefined) return at - 1;
  if (slot !== "GAP") return slot(words[at]?.folded ?? "") ? lastOfMatch(words, rest, at + 1) : -1;
  for (let next = at; next <= at + MOST_WORDS_BETWEEN; next += 1) {
    const last = lastOfMatch(words, rest, next);
    if (last !== -1) return last;
    if (endsGap(words[next], next === at)) return -1;
  }
  return -1;
}

function endsGap(word: Word | undefined, isFirst: boolean): boolean {
  return word === undefined || (ENDS_GAP(word.folded) && !(isFirst && word.folded === "of"));
}
