/** Reading a stream of server-sent events, as graphql-sse writes them. */
import { parseStreamData, validateStreamEvent } from "graphql-sse";
import { STREAM_LIMITS } from "../limits";

/** Media type of server-sent events. */
export const EVENT_STREAM = "text/event-stream";

/** How long a stream may be silent, milliseconds; a living one beats at least three times as often. */
const SILENCE = 3 * STREAM_LIMITS.heartBeat;
const BLOCK_END = /\r?\n\r?\n/;

/** True when what comes are events. */
export function isEventStream({ headers, body }: Response): boolean {
  return body !== null && headers.get("content-type")?.startsWith(EVENT_STREAM) === true;
}

/** Data of the `next` events up to `complete`. Throws when the stream breaks off before, or is silent for too long. */
export async function* eventsIn({ body }: Response, silence: number = SILENCE): AsyncGenerator {
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await within(silence, reader.read());
    if (done) throw new Error("The stream broke off.");
    const blocks = (text + decoder.decode(value, { stream: true })).split(BLOCK_END);
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const { event, data } = partsOf(block);
      if (event === "complete") return;
      if (event === "next") yield parseStreamData("next", data);
    }
  }
}

/** Comments, which are signs of life, have no event. */
function partsOf(block: string): { event?: "next" | "complete"; data: string } {
  const lines = block.split(/\r?\n/);
  const name = lines.find((line) => line.startsWith("event:"));
  const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice("data:".length).trimStart());
  return { ...(name && { event: validateStreamEvent(name.slice("event:".length).trim()) }), data: data.join("\n") };
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
