import fc from "fast-check";
import { eventsIn } from "../../../gateway/streams/eventSource";
import { all } from "./subscribing";

const NEXT = (data: unknown): string => `event: next\ndata: ${JSON.stringify(data)}\n\n`;
const COMPLETE = "event: complete\ndata:\n\n";

/** A stream whose bytes come in pieces that end at these places. */
function streamed(text: string, ends: readonly number[] = []): Response {
  const bytes = new TextEncoder().encode(text);
  const cuts = [0, ...[...ends].sort((a, b) => a - b).filter((end) => end < bytes.length), bytes.length];
  const pieces = cuts.slice(1).map((end, at) => bytes.subarray(cuts[at], end));
  return new Response(
    new ReadableStream({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    }),
  );
}

it("reads the same events wherever the pieces end, within signs and line ends too", async () => {
  const results = [{ data: { bird: "Zaunkönig 🐦" } }, { data: { bird: null } }];
  const lines = [":\n\n", NEXT(results[0]), ":\n\n:\n\n", NEXT(results[1]), COMPLETE].join("");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(lines.length)), fc.boolean(), async (ends, isWindows) => {
      const text = isWindows ? lines.replaceAll("\n", "\r\n") : lines;
      expect(await all(eventsIn(streamed(text, ends)))).toEqual(results);
    }),
  );
});

it("joins the lines of one event", async () => {
  const text = `event: next\ndata: {"data":\ndata: {"bird": "Wren"}}\n\n${COMPLETE}`;
  expect(await all(eventsIn(streamed(text)))).toEqual([{ data: { bird: "Wren" } }]);
});

it.each([
  ["breaks off between events", NEXT({ data: {} }), "broke off"],
  ["breaks off within an event", "event: next\ndata: {", "broke off"],
  ["has events of another protocol", `event: price\ndata: 3\n\n${COMPLETE}`, "Invalid stream event"],
])("fails where a stream %s", (_, text, why) => expect(all(eventsIn(streamed(text)))).rejects.toThrow(why));
