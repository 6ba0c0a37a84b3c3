import { latinOf } from "./letters";

const DIACRITICS = /[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/g;
/** Vowel signs, hamza and madda on their own, and the stroke that only lengthens a word (Arabic); points and accents (Hebrew). */
const SEMITIC_MARKS = new RegExp(
  [
    "[\\u0591-\\u05bd]",
    "\\u05bf",
    "\\u05c1",
    "\\u05c2",
    "\\u05c4",
    "\\u05c5",
    "\\u05c7",

    "[\\u0610-\\u061a]",
    "\\u0640",
    "[\\u064b-\\u065f]",
    "\\u0670",
    "[\\u06d6-\\u06dc]",
    "[\\u06df-\\u06e8]",
    "[\\u06ea-\\u06ed]",
  ].join("|"),
  "g",
);
const NOT_IN_WORDS = /[^\p{L}\p{M}\p{N}]+|[ʹʺʻʼʽˈ]+/gu;

/** In characters. */
const LONGEST_TOKEN = 64;
const LONGEST_QUERY = 200;
const LONGEST_TEXT = 2000;
const LONGEST_COMPARED = 200;
const MOST_QUERY_TOKENS = 12;

const PREFIX_SCORE = 0.9;
const SHORTEST_PREFIX = 2;
const TYPO_WEIGHT = 0.85;
const LEAST_SIMILARITY = 0.7;
const MOST_LOST_TO_OTHER_TOKENS = 0.1;

/**
 * Lower-case Latin letters, digits and single spaces: diacritics removed (NFKD), Cyrillic, Greek, Georgian, Armenian and special Latin
 * letters transliterated (`letters.ts`), punctuation turned to spaces. Arabic and Hebrew stay in their script, without vowel signs and
 * with one letter for those that are written alike (`letters.ts`). Other scripts stay as they are.
 */
export function foldText(text: string): string {
  const plain = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(DIACRITICS, "");
  const bare = plain.replace(SEMITIC_MARKS, "").normalize("NFC");
  return latinOf(bare).replace(NOT_IN_WORDS, " ").trim();
}

/** The words of the folded text in their order, each cut to 64 characters. */
export function tokensOf(text: string): string[] {
  const folded = foldText(text);
  return folded === "" ? [] : folded.split(" ").map(cutToken);
}

/** The distinct trigrams of the words, sorted; each word has one "_" in front and one at its end: "_om", "omb", …, "an_"; "a" gives "_a_". */
export function trigramsOf(text: string): string[] {
  const trigrams = new Set<string>();
  for (const token of tokensOf(text)) {
    const letters = [..."_", ...token, ..."_"];
    for (let at = 0; at + 3 <= letters.length; at += 1) trigrams.add(letters.slice(at, at + 3).join(""));
  }
  return [...trigrams].sort();
}

/** Order key for alphabetical lists: the folded text, so Č sorts with C. Ties are for the caller to break, by id. */
export function sortKey(text: string): string {
  return foldText(text);
}

/**
 * How alike two texts are, letter by letter as given, 0 to 1: 1 − distance / length of the longer (restricted Damerau–Levenshtein:
 * insert, delete, replace, swap neighbours). Two empty texts are alike; only the first 200 characters count.
 */
export function similarity(a: string, b: string): number {
  const left = a.slice(0, LONGEST_COMPARED);
  const right = b.slice(0, LONGEST_COMPARED);
  if (left === right) return 1;
  return 1 - editDistance(left, right) / Math.max(left.length, right.length);
}

/**
 * How well a text answers a query, 0 (not at all) to 1. Every word of the query must match some word of the text: the same 1, its
 * beginning (2 letters or more) 0.9, a typing error (similarity of 0.7 or more) 0.85 × similarity; otherwise the whole is 0.
 * The mean, less up to 10 % where the text holds other words. Looks at the first 200 characters and 12 words of the query and the
 * first 2,000 characters of the text, and at nothing else, so that hidden records cannot move ranks.
 */
export function matchScore(query: string, text: string): number {
  const wanted = tokensOf(query.slice(0, LONGEST_QUERY)).slice(0, MOST_QUERY_TOKENS);
  const present = tokensOf(text.slice(0, LONGEST_TEXT));
  if (wanted.length === 0 || present.length === 0) return 0;
  const matched = new Set<number>();
  let sum = 0;
  for (const token of wanted) {
    const best = bestMatch(token, present);
    if (best.score === 0) return 0;
    sum += best.score;
    matched.add(best.at);
  }
  const othersShare = (present.length - matched.size) / present.length;
  return (sum / wanted.length) * (1 - MOST_LOST_TO_OTHER_TOKENS * othersShare);
}

/** Counts code points, so that no letter is cut in two. */
function cutToken(token: string): string {
  return token.length <= LONGEST_TOKEN ? token : [...token].slice(0, LONGEST_TOKEN).join("");
}

function bestMatch(wanted: string, present: readonly string[]): { score: number; at: number } {
  let best = { score: 0, at: -1 };
  for (const [at, token] of present.entries()) {
    const score = tokenScore(wanted, token);
    if (score > best.score) best = { score, at };
    if (score === 1) break;
  }
  return best;
}

function tokenScore(wanted: string, token: string): number {
  if (wanted === token) return 1;
  if (wanted.length >= SHORTEST_PREFIX && token.startsWith(wanted)) return PREFIX_SCORE;
  const longer = Math.max(wanted.length, token.length);
  const shorter = Math.min(wanted.length, token.length);
  if (shorter < LEAST_SIMILARITY * longer) return 0;
  const alike = similarity(wanted, token);
  return alike >= LEAST_SIMILARITY ? alike * TYPO_WEIGHT : 0;
}

/** Three rows of the table are enough: a swap looks back two. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = cell(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const cheapest = Math.min(replaced, cell(last, j) + 1, cell(row, j - 1) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isSwap ? Math.min(cheapest, cell(beforeLast, j - 2) + 1) : cheapest);
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
