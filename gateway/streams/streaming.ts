import { answeringEvents } from "./eventStream";
import { STREAM_LIMITS, type StreamLimits } from "../limits";
import { type Listener } from "../http/listener";
import { OpenStreams } from "./openStreams";
import { openSockets, type SocketParts } from "./sockets";
import { type Subscribe } from "./subscriptions";

/** How the subscriptions of a server are served. */
export interface StreamingOptions {
  readonly subscribe: Subscribe;
  /** By default STREAM_LIMITS. */
  readonly limits?: StreamLimits;
  /** Where it is missing, by events only. */
  readonly sockets?: Omit<SocketParts, "subscribe" | "limits" | "streams" | "metrics" | "origins">;
  /** Origins whose pages may open streams, beside the hub’s own. */
  readonly origins?: readonly string[];
}

/** The subscriptions of a server. */
export interface Streaming {
  /** Answers requests for events; goes before what answers the others. */
  readonly events: ReturnType<typeof answeringEvents>;
  readonly end: () => Promise<void>;
}

/** Serves subscriptions on a listener, which ends them when it closes. */
export function openStreaming(listener: Listener, options: StreamingOptions): Streaming {
  const { subscribe, limits = STREAM_LIMITS, origins = [] } = options;
  const { metrics } = listener;
  const streams = new OpenStreams(limits);
  const sockets = options.sockets && openSockets({ ...options.sockets, subscribe, limits, streams, metrics, origins });
  const end = async (): Promise<void> => {
    // Sockets first: they are closed as a whole, and their clients connect again.
    const closed = sockets?.close();
    streams.close();
    await closed;
  };
  metrics.watchStreams(() => streams.count);
  listener.mountStreams({ takeSocket: sockets?.take, end });
  return { events: answeringEvents({ subscribe, streams, limits, origins }), end };
}
