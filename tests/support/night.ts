/** Runs at night do the same as those of every change, more often or at more places. */
export const isNight = process.env["LIAISON_TEST_NIGHT"] === "on";

/** What a run at night takes, and what takes its place in `npm test`. */
export const byNight = <Value>(night: Value, day: Value): Value => (isNight ? night : day);
