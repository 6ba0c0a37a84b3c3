/** Asks contestants and measures the time, over connections that stay open, without reading more of an answer than its bytes. */
import { Agent, request } from "node:http";

/** The body of an answer, and how long it took. */
export interface Answer {
  readonly text: string;
  /** Until the last byte of the answer, milliseconds. */
  readonly time: number;
}

/** Sends operations to one server over connections that are kept open, with or without a token. */
export class Asker {
  readonly #agent = new Agent({ keepAlive: true });

  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  /** Rejects with whatever is no answer of status 200. */
  ask(body: string): Promise<Answer> {
    const began = performance.now();
    const authorization = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const headers = {
      "content-type": "application/json",
      accept: "application/json",
      "content-length": Buffer.byteLength(body),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.url, { method: "POST", agent: this.#agent, headers: { ...headers, ...authorization } });
      sent.on("error", reject);
      sent.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const time = performance.now() - began;
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve({ text, time });
          else reject(new Error(`${this.url} answered ${response.statusCode}: ${text.slice(0, 500)}`));
        });
      });
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
