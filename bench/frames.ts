/** From a trace of the browser to how long scripts took in each frame. */

/** An event of the trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
}

const SCRIPTS = ["FunctionCall", "EvaluateScript", "FireAnimationFrame", "EventDispatch", "TimerFire", "RunMicrotasks"];
const FRAME = "BeginMainThreadFrame";

/** Milliseconds of scripts between each start of a frame and the next, on the thread that has most frames. */
export function frameTimes(events: readonly TraceEvent[]): readonly number[] {
  const frames = events.filter(({ name }) => name === FRAME);
  const thread = busiest(frames);
  const starts = frames
    .filter((event) => threadOf(event) === thread)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const scripts = outermost(events.filter((event) => threadOf(event) === thread && SCRIPTS.includes(event.name)));
  return starts.slice(0, -1).map((start, at) => {
    const end = starts[at + 1] ?? start;
    const within = scripts.filter(({ ts }) => ts >= start && ts < end);
    return within.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000;
  });
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

function busiest(frames: readonly TraceEvent[]): string | undefined {
  const counts = new Map<string, number>();
  for (const frame of frames) counts.set(threadOf(frame), (counts.get(threadOf(frame)) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** What runs within something else that counts already does not count again. */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = -Infinity;
  return events
    .filter(({ ph, dur }) => ph === "X" && dur !== undefined)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}
