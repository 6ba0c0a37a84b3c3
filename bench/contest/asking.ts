/** Asks contestants and measures the time, over connections that stay open, without reading more of an answer than its bytes. */
import { Agent, request } from "node:http";
import { systemCodeOf } from "../../domain/errors";

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

  /**
   * Rejects with whatever is not an answer of status 200. A server closes a connection that waited too long, and may do so just when a question is
   * sent over it, which happens on a busy machine: that question is asked again, and its time begins anew.
   */
  async ask(body: string): Promise<Answer> {
    const asked = await this.#send(body);
    return asked === "CLOSED" ? this.ask(body) : asked;
  }

  #send(body: string): Promise<Answer | "CLOSED"> {
    const began = performance.now();
    const authorization = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const headers = {
      "content-type": "application/json",
      accept: "application/json",
      "content-length": Buffer.byteLength(body),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.url, { method: "POST", agent: this.#agent, headers: { ...headers, ...authorization } });
      sent.on("error", (error) => {
        if (sent.reusedSocket && systemCodeOf(error) === "ECONNRESET") resolve("CLOSED");
        else reject(error);
      });
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
