import { frameTimes, type TraceEvent } from "../../bench/frames";

const event = (name: string, ts: number, dur?: number, tid = 1): TraceEvent => ({
  name,
  ph: dur === undefined ? "I" : "X",
  ts,
  dur,
  pid: 1,
  tid,
});
const frame = (ts: number, tid = 1): TraceEvent => event("BeginMainThreadFrame", ts, undefined, tid);

it("adds up what scripts took between one frame and the next, what runs within another once", () => {
  const events = [
    frame(0),
    frame(16_000),
    frame(32_000),
    frame(10, 2),

    event("FireAnimationFrame", 1_000, 4_000),
    event("FunctionCall", 1_500, 3_000),
    event("EventDispatch", 6_000, 500),
    event("FunctionCall", 20_000, 9_000),
    event("Layout", 30_000, 1_000),
    event("FunctionCall", 2_000, 7_000, 2),
  ];
  expect(frameTimes(events)).toEqual([4.5, 9]);
});

it("has no frame where the browser drew none", () => expect(frameTimes([event("FunctionCall", 1, 1)])).toEqual([]));
