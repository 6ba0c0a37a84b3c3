/**
 * Sends questions to a server from a process of its own, so that it does not slow the server’s thread. It gets its orders over IPC and
 * replies with the outcome. Connections stay open; each carries one question at a time.
 */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What to send, and for how long. */
export interface Order {
  readonly url: string;
  /** Bodies of questions, sent in turn. */
  readonly bodies: readonly string[];
  /** Clients, each from a network of its own. */
  readonly clients: number;
  /** Questions a second, whatever becomes of those before; 0: each client asks when it was answered. */
  readonly perSecond: number;
  readonly seconds: number;
  /** An answer that takes longer does not count, milliseconds. */
  readonly deadline: number;
}

/** What the clients measured; times in milliseconds. */
export interface Outcome {
  readonly sent: number;
  /** Answers within the deadline, a second. */
  readonly goodput: number;
  /** Answers that came too late. */
  readonly late: number;
  /** Refused with 429 or 503, as JSON with Retry-After. */
  readonly refused: number;
  /** Anything else: no answer, another status, a refusal that does not say when to try again. */
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
}

/** Longest time a client waits for an answer. */
const PATIENCE = 30_000;
/** No more are under way at once, so that this process stays able to tell the time. */
const MOST_OPEN = 2_000;
/** Longest time a refused client waits before it asks again: a run lasts seconds. */
const LONGEST_REST = 2;

type Kind = "answered" | "refused" | "failed";
interface Answer {
  readonly kind: Kind;
  readonly time: number;
  readonly rest: number;
}

class Run {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  readonly #times: number[] = [];
  readonly #counts = { sent: 0, late: 0, refused: 0, failed: 0 };
  #open = 0;

  constructor(private readonly order: Order) {}

  async outcome(): Promise<Outcome> {
    const { perSecond, seconds } = this.order;
    const until = performance.now() + seconds * 1000;
    await (perSecond > 0 ? this.#steadily(until) : this.#inTurn(until));
    this.#agent.destroy();
    const sorted = [...this.#times].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return { ...this.#counts, goodput: sorted.length / seconds, p50: at(0.5), p99: at(0.99) };
  }

  /** As many as are due, whatever becomes of those before. */
  async #steadily(until: number): Promise<void> {
    const { perSecond } = this.order;
    const began = performance.now();
    const open = new Set<Promise<unknown>>();
    for (let asked = 0; performance.now() < until; await sleep(2)) {
      const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
      for (; asked < due; asked += 1) {
        if (this.#open >= MOST_OPEN) continue;
        const one = this.#ask(asked);
        open.add(one);
        void one.finally(() => open.delete(one));
      }
    }
    await Promise.all(open);
  }

  /** Each client asks when it was answered, and rests when it is told to. */
  async #inTurn(until: number): Promise<void> {
    const clients = Array.from({ length: this.order.clients }, async (_, client) => {
      for (let at = client; performance.now() < until; at += this.order.clients) {
        const { kind, rest } = await this.#ask(at);
        if (kind !== "answered") await sleep(Math.min(rest, LONGEST_REST) * 1000);
      }
    });
    await Promise.all(clients);
  }

  async #ask(at: number): Promise<Answer> {
    this.#counts.sent += 1;
    this.#open += 1;
    const answer = await this.#answer(at);
    this.#open -= 1;
    if (answer.kind !== "answered") this.#counts[answer.kind] += 1;
    else if (answer.time > this.order.deadline) this.#counts.late += 1;
    else this.#times.push(answer.time);
    return answer;
  }

  #answer(at: number): Promise<Answer> {
    const { url, bodies, clients } = this.order;
    const body = bodies[at % bodies.length] ?? "";
    const client = at % clients;
    const began = performance.now();
    return new Promise((resolve) => {
      const end = (kind: Kind, rest = 1): void => resolve({ kind, rest, time: performance.now() - began });
      const sent = request(`${url}/graphql`, {
        method: "POST",
        agent: this.#agent,
        timeout: PATIENCE,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "x-forwarded-for": `10.0.${Math.floor(client / 250)}.${(client % 250) + 1}`,
        },
      });
      sent.on("response", (response) => {
        const { statusCode = 0, headers } = response;
        const rest = Number(headers["retry-after"]);
        const isJson = String(headers["content-type"]).includes("json");
        response.resume().on("end", () => {
          if (statusCode === 200) end("answered");
          else end([429, 503].includes(statusCode) && isJson && rest > 0 ? "refused" : "failed", rest || 1);
        });
      });
      sent.on("timeout", () => sent.destroy());
      sent.on("error", () => end("failed"));
      sent.end(body);
    });
  }
}

if (require.main === module)
  process.on("message", (order: Order) => void new Run(order).outcome().then((outcome) => process.send?.(outcome)));
