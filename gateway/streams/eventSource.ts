/** Reading a stream of server-sent events, as graphql-sse writes them. */
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { parseStreamData, type StreamData, validateStreamEvent } from "graphql-sse";
import { STREAM_LIMITS } from "../limits";

/** Media type of server-sent events. */
export const EVENT_STREAM = "text/event-stream";

/** How long a stream may be silent, milliseconds; a living one beats at least three times as often. */
const SILENCE = 3 * STREAM_LIMITS.heartBeat;

/** True when a response is a stream of events. */
export function isEventStream({ headers, body }: Response): boolean {
  return body !== null && headers.get("content-type")?.startsWith(EVENT_STREAM) === true;
}

/** Data of the `next` events up to `complete`. Throws when the stream breaks off before, or is silent for too long. */
export async function* eventsIn({ body }: Response, silence: number = SILENCE): AsyncGenerator<StreamData<"next">> {
  if (!body) throw new Error("There is no stream.");
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void events.push(event) });
  for (;;) {
    // Comments are signs of life, and no events.
    const { done, value } = await within(silence, reader.read());
    if (done) throw new Error("The stream broke off.");
    parser.feed(decoder.decode(value, { stream: true }));
    for (const { event, data } of events.splice(0)) {
      if (event === undefined) continue;
      const name = validateStreamEvent(event);
      if (name === "complete") return;
      yield parseStreamData<false, "next">(name, data);
    }
  }
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The stream is silent.")), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
