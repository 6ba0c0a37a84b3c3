/** How many operations are drawn, and from which seed; a night draws more of them, and others. */
const environment = (name: string, usual: number): number => Number(process.env[name] ?? usual);

/** Operations that are compared over made-up subgraphs. */
export const CASES = environment("LIAISON_TEST_CASES", 500);
export const SEED = environment("LIAISON_TEST_SEED", 1);
/** Whether the subgraphs run as processes of their own. */
export const HAS_PROCESSES = process.env["LIAISON_TEST_PROCESSES"] === "on";
