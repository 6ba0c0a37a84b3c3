/** Runs at night do the same as those of every change, more often or at more places. */
export const isNight = process.env["LIAISON_TEST_NIGHT"] === "on";

/** What a run at night takes, and what takes its place in `npm test`. */
export const byNight = <Value>(night: Value, day: Value): Value => (isNight ? night : day);

/** All at night; in `npm test` so many, spread over the list from its first on. */
export const fewByDay = <Value>(all: readonly Value[], many: number): readonly Value[] =>
  isNight
    ? all
    : all.filter((_, at) => Math.floor((at * many) / all.length) > Math.floor(((at - 1) * many) / all.length));

/** Declares tests that run at night only. */
export function atNight(declare: () => void): void {
  if (isNight) declare();
}
