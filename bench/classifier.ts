/** How well two kinds of answer are told apart by the time they took: what someone with a stopwatch could do. */

/** The times of one answer of each kind, asked one shortly after the other; milliseconds. */
export interface Pair {
  readonly without: number;
  readonly written: number;
}

/** How well answers after a hidden write can be told from others by their time. */
export interface Verdict {
  /** Share of answers whose kind is guessed right, 0 to 1; one half is chance. */
  readonly apart: number;
  /** Median times of both kinds, milliseconds. */
  readonly without: number;
  readonly written: number;
}

/**
 * Learns a threshold from every other pair, and with it guesses the kind of each answer of the rest. An answer above the threshold
 * is one after a write, or below, whichever fits what was learnt from better.
 */
export function tellApart(pairs: readonly Pair[]): Verdict {
  const every = (rest: number): readonly Pair[] => pairs.filter((_, at) => at % 2 === rest);
  const [learnt, judged] = [every(0), every(1)];
  const times = learnt.flatMap(({ without, written }) => [without, written]).sort((a, b) => a - b);
  // Between two times, so that what is a little beyond them is guessed like them.
  const thresholds = times.map((time, at) => (time + (times[at + 1] ?? time)) / 2);
  let best = { threshold: 0, isAbove: true, share: -1 };
  for (const threshold of thresholds) {
    for (const isAbove of [true, false]) {
      const share = rightShare(learnt, { threshold, isAbove });
      if (share > best.share) best = { threshold, isAbove, share };
    }
  }
  return {
    apart: rightShare(judged, best),
    without: median(pairs.map((pair) => pair.without)),
    written: median(pairs.map((pair) => pair.written)),
  };
}

function rightShare(pairs: readonly Pair[], rule: { threshold: number; isAbove: boolean }): number {
  const isWritten = (time: number): boolean => time > rule.threshold === rule.isAbove;
  const right = pairs.reduce(
    (count, { without, written }) => count + Number(!isWritten(without)) + Number(isWritten(written)),
    0,
  );
  return pairs.length === 0 ? 0 : right / (2 * pairs.length);
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
