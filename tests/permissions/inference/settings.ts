/** How much is asked, and from which seed on: the one place that reads it from the environment. */

/** Smallest number of cases, a case being one graph, one viewer and one question. */
export const CASES = wholeNumber("LIAISON_TEST_CASES", 50);

/** The same of mutations: one society, one viewer and one mutation. */
export const MUTATION_CASES = wholeNumber("LIAISON_TEST_CASES", 25);

/** A run of some dozens or hundreds of cases, in which planning statements takes most of the time. One graph, as when a failure is looked at again, is none. */
export const IS_SHORT = CASES >= 50 && CASES < 2_000;

/** Viewers who are drawn for each graph. */
export const VIEWERS_PER_GRAPH = 4;

/** How many of them ask: the first of those drawn, so that a seed gives the same again where all of them do. */
export const VIEWERS_ASKING = IS_SHORT ? 2 : VIEWERS_PER_GRAPH;

/** Which questions a viewer asks: every n-th. In a short run the second of a template is not among them. */
export const ASKS_EVERY = IS_SHORT ? 2 : 1;

/**
 * The same of those who see public records only, or are narrowed to countries: their statements are other ones than those of all other
 * viewers, and have to be planned too.
 */
export const OTHERS_ASK_EVERY = IS_SHORT ? 4 : 1;

/** Whether the questions that take many statements are asked. */
export const ASKS_WIDE = !IS_SHORT;

/** Seed of the first graph; the others follow it one by one. */
export const SEED = wholeNumber("LIAISON_TEST_SEED", 20130326);

function wholeNumber(name: string, byDefault: number): number {
  const text = process.env[name] ?? "";
  if (text === "") return byDefault;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`${name} is "${text}", but must be a whole number above 0.`);
}
