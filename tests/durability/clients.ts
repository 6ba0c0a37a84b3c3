/** Clients that write over HTTP, and go on with the same keys where an answer was lost. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Line, Step } from "./ledger";

/** What became of a request. */
type Answer =
  | { readonly is: "acknowledged"; readonly record: Written }
  /** No answer, or one that says that it is not known: the connection ended, or UNAVAILABLE. */
  | { readonly is: "unanswered"; readonly why: string }
  | { readonly is: "refused"; readonly why: string };

interface Written {
  readonly id: string;
  readonly revision?: number;
  readonly note?: string;
}

/** A request that lasts longer is a failure, milliseconds. */
const LONGEST = 30_000;
/** So many updates a record gets at most, and then a new one is begun. */
const MOST_STEPS = 8;

const MUTATIONS = {
  Source: {
    CREATED:
      "mutation ($input: CreateSourceInput!) { done: createSource(input: $input) { record: source { id revision note } } }",
    UPDATED:
      "mutation ($input: UpdateSourceInput!) { done: updateSource(input: $input) { record: source { id revision note } } }",
    ARCHIVED: "mutation ($input: ArchiveInput!) { done: archiveSource(input: $input) { id } }",
  },
  Collaboration: {
    CREATED:
      "mutation ($input: RecordCollaborationInput!) { done: recordCollaboration(input: $input) { record: collaboration { id revision note } } }",
    UPDATED:
      "mutation ($input: UpdateCollaborationInput!) { done: updateCollaboration(input: $input) { record: collaboration { id revision note } } }",
    ARCHIVED: "mutation ($input: ArchiveInput!) { done: archiveCollaboration(input: $input) { id } }",
  },
} as const;

const CONTENT = {
  Source: (marker: string) => ({ title: marker, kind: "WEB_PAGE" }),
  Collaboration: (marker: string) => ({
    description: marker,
    patterns: ["CAPACITY_STRENGTHENING"],
    partnerKind: "CSO",
    formality: "INFORMAL",
    regularity: "AD_HOC",
    status: "ACTIVE",
    npm: "npm-slovenia",
    partner: "cso-peace-institute",
  }),
} as const;

/** Where the hub is at the moment, and how to speak to it. */
export interface Access {
  url: string;
  readonly token: string;
}

/** Several clients, each with a record at a time. */
export class Clients {
  readonly lines: Line[] = [];
  #problems: string[] = [];
  /** Writes of the ledger that were acknowledged, repetitions that were answered, requests without an answer. */
  readonly counts = { acknowledged: 0, repeated: 0, unanswered: 0 };
  /** What clients were told instead of an answer. */
  readonly reasons = new Set<string>();
  /** The longest request so far, milliseconds. */
  longest = 0;
  #made = 0;

  constructor(
    private readonly actor: string,
    private readonly access: Access,
    private readonly random: () => number,
  ) {}

  /** Writes with so many clients; each ends at the first request without an answer, or when the signal aborts. */
  async write(clients: number, signal: AbortSignal): Promise<void> {
    await Promise.all(Array.from({ length: clients }, () => this.#write(signal)));
  }

  /** What happened since the last time that should not have, one sentence each. */
  takeProblems(): readonly string[] {
    const taken = this.#problems;
    this.#problems = [];
    return taken;
  }

  /** Sends every write that has no answer yet again, until it has one. */
  async settle(limit: number): Promise<void> {
    const until = Date.now() + limit;
    const open = this.lines.filter((line) => line.open !== null);
    await Promise.all(open.map((line) => this.#settle(line, until)));
  }

  async #write(signal: AbortSignal): Promise<void> {
    let line = this.#begin();
    while (!signal.aborted && line.open === null) {
      if (this.#isOver(line)) line = this.#begin();
      const isRepetition = line.told.length > 0 && this.random() < 0.15;
      if (isRepetition ? !(await this.#repeat(line)) : !(await this.#send(line, this.#next(line)))) return;
    }
  }

  async #settle(line: Line, until: number): Promise<void> {
    for (; line.open !== null && Date.now() < until; await sleep(100)) {
      if (await this.#send(line, line.open)) await this.#repeat(line);
    }
    if (line.open !== null) this.#problems.push(`${line.marker}: ${line.open.key} got no answer in time.`);
  }

  #begin(): Line {
    this.#made += 1;
    const label = this.random() < 0.5 ? "Source" : "Collaboration";
    const line: Line = {
      label,
      marker: `${this.actor} ${this.#made}`,
      id: null,
      revision: undefined,
      told: [],
      open: null,
    };
    this.lines.push(line);
    return line;
  }

  #isOver({ told }: Line): boolean {
    return told.length >= MOST_STEPS || told.at(-1)?.action === "ARCHIVED";
  }

  #next({ marker, told, revision }: Line): Step {
    const key = `${marker}, ${told.length + 1}`;
    if (told.length === 0) return { action: "CREATED", key, note: "0" };
    const note = String(told.length);
    return this.random() < 0.1
      ? { action: "ARCHIVED", key, note }
      : { action: "UPDATED", key, note, ifRevision: revision };
  }

  /** Whether it was acknowledged. */
  async #send(line: Line, step: Step): Promise<boolean> {
    line.open = step;
    const answer = await this.#ask(line, step);
    if (answer.is === "refused")
      this.#problems.push(`${line.marker}: ${step.key} (${step.action}) was refused: ${answer.why}`);
    if (answer.is !== "acknowledged") return false;
    const { id, revision, note } = answer.record;
    if (line.id !== null && line.id !== id)
      this.#problems.push(`${line.marker}: ${step.key} answered for ${id}, not ${line.id}.`);
    const isAsSent = step.action === "ARCHIVED" || (note === step.note && revision !== line.revision);
    line.id = id;
    line.revision = revision;
    line.told.push(step);
    line.open = null;
    this.counts.acknowledged += 1;
    if (!isAsSent) this.#problems.push(`${line.marker}: ${step.key} answered ${revision}, ${note}.`);
    return true;
  }

  /** Sends one of the acknowledged writes again, which must answer the same and do nothing; false where there was no answer. */
  async #repeat(line: Line): Promise<boolean> {
    const last = line.told.at(-1);
    const chosen = line.told[Math.floor(this.random() * line.told.length)];
    // What is archived can’t be shown any more, so only its archiving is answered as before.
    const step = last?.action === "ARCHIVED" ? last : chosen;
    if (!step) return true;
    const answer = await this.#ask(line, step);
    if (answer.is === "refused" || (answer.is === "acknowledged" && answer.record.id !== line.id))
      this.#problems.push(
        `${line.marker}: the repetition of ${step.key} (${step.action}) answered ${JSON.stringify(answer)}.`,
      );
    if (answer.is === "acknowledged") this.counts.repeated += 1;
    return answer.is === "acknowledged";
  }

  async #ask(line: Line, step: Step): Promise<Answer> {
    const started = performance.now();
    const answer = await send(this.access, MUTATIONS[line.label][step.action], inputOf(line, step));
    this.longest = Math.max(this.longest, performance.now() - started);
    if (answer.is === "unanswered") {
      this.counts.unanswered += 1;
      this.reasons.add(answer.why);
    }
    return answer;
  }
}

function inputOf({ label, marker, id }: Line, { action, key, note, ifRevision }: Step): object {
  if (action === "CREATED") return { ...CONTENT[label](marker), note, idempotencyKey: key };
  if (action === "ARCHIVED") return { id, idempotencyKey: key };
  return { id, note, ifRevision, idempotencyKey: key };
}

async function send({ url, token }: Access, query: string, input: object): Promise<Answer> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { input } }),
      signal: AbortSignal.timeout(LONGEST),
    });
    return answerIn((await response.json()) as Body);
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError")
      return { is: "refused", why: `no answer in ${LONGEST} ms` };
    return { is: "unanswered", why: "the connection ended" };
  }
}

interface Body {
  readonly data?: { readonly done: ({ readonly record?: Written } & Written) | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

function answerIn({ data, errors = [] }: Body): Answer {
  const record = data?.done?.record ?? data?.done;
  if (errors.length === 0 && record?.id) return { is: "acknowledged", record };
  const codes = errors.map(({ extensions }) => extensions?.code);
  if (codes.length > 0 && codes.every((code) => code === "UNAVAILABLE"))
    return { is: "unanswered", why: "UNAVAILABLE" };
  return { is: "refused", why: JSON.stringify({ data, errors }) };
}
