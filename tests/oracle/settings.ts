/** How many operations are drawn, and from which seed; a night draws more of them, and others. */
const environment = (name: string, usual: number): number => Number(process.env[name] ?? usual);

/** Operations that are compared over made-up subgraphs. */
export const CASES = environment("LIAISON_TEST_CASES", 200);
/** The same over the real dataset, where each has statements of its own. */
export const DATASET_CASES = Math.ceil(CASES / 10);
export const SEED = environment("LIAISON_TEST_SEED", 1);
/** Whether the subgraphs run as processes of their own. */
export const HAS_PROCESSES = process.env["LIAISON_TEST_PROCESSES"] === "on";

/** Most operations of one test: it has ten minutes, on a slow machine too. */
const AT_ONCE = 2_000;

/** So many operations as tests of their own, each with a seed of its own. */
export const runsOf = (cases: number): readonly { cases: number; seed: number }[] =>
  Array.from({ length: Math.ceil(cases / AT_ONCE) }, (_, index) => ({
    cases: Math.min(AT_ONCE, cases - index * AT_ONCE),
    seed: SEED + index,
  }));
