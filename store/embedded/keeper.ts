/** Keeps the hub's own Neo4j running: one that ends by itself is started again, for as long as the hub lives. */
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../../domain/errors";
import { type EmbeddedNeo4j, type EmbeddedOptions, type End, launchEmbedded } from "./launch";
import { EmbeddedError } from "./error";
import { fittingHeap } from "./heap";
import { lackOfRoom } from "./room";

/** Why a Neo4j is away: it has ended, or can’t be started yet. The message is for the log, with places on this machine. */
export interface Away {
  readonly reason: "ENDED" | "NO_ROOM" | "NO_START";
  readonly message: string;
}

/** Hears when a Neo4j goes away and comes back. */
export interface KeeperEvents {
  down(away: Away): void;
  /** It is there again, at another address and with another password. */
  up(neo4j: EmbeddedNeo4j): Promise<void>;
}

/** Milliseconds between two attempts to start it: the first, and at most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** How often it is looked whether there is room again, milliseconds. */
const ROOM_PAUSE = 1_000;
/** One that ran so long has not ended because of how it was started, milliseconds. */
const STABLE_AFTER = 60_000;

/** A Neo4j of the hub’s own (or that of another hub on the same folder) that comes back when it ends. */
export class KeptNeo4j {
  readonly #stopping = new AbortController();
  #watching: Promise<void> = Promise.resolve();
  /** How often its memory ran out. */
  #outOfMemory = 0;

  private constructor(
    private readonly options: EmbeddedOptions,
    private neo4j: EmbeddedNeo4j,
  ) {}

  /** Starts it, or attaches to one; an EmbeddedError says what to do where that can’t be. */
  static async launch(options: EmbeddedOptions): Promise<KeptNeo4j> {
    const lack = await lackOfRoom(options.dataDir);
    if (lack) throw new EmbeddedError(`${lack} Make room there and start again, or set NEO4J_URI.`);
    return new KeptNeo4j(options, await launchEmbedded(options));
  }

  /** Where it is now. */
  get current(): EmbeddedNeo4j {
    return this.neo4j;
  }

  /** From now on it is started again when it ends. */
  keep(events: KeeperEvents): void {
    this.#watching = this.#watch(events);
  }

  /** Stops it, or leaves that of another hub running, and starts none again. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.neo4j.stop();
    await this.#watching;
  }

  async #watch(events: KeeperEvents): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!this.#isStopping) {
      const since = Date.now();
      const end = await this.neo4j.ended;
      if (this.#isStopping) return;
      if (Date.now() - since > STABLE_AFTER) pause = FIRST_PAUSE;
      if (end.isOutOfMemory) this.#outOfMemory += 1;
      events.down({ reason: "ENDED", message: whyEnded(this.neo4j, end) });
      pause = await this.#restart(events, pause);
    }
  }

  /** Tries until it runs again; resolves to how long to wait before the next attempt, should it end soon. */
  async #restart(events: KeeperEvents, firstPause: number): Promise<number> {
    for (let pause = firstPause; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      await this.#wait(pause);
      await this.#waitForRoom(events);
      if (this.#isStopping) return pause;
      try {
        await this.#start(events);
        return Math.min(2 * pause, LONGEST_PAUSE);
      } catch (error) {
        events.down({ reason: "NO_START", message: `${messageOf(error)} The hub tries again by itself.` });
      }
    }
  }

  async #start(events: KeeperEvents): Promise<void> {
    const { first, most } = this.options.heap ?? (await fittingHeap([this.options.dataDir]));
    const heap = { first: Math.min(first * 2 ** this.#outOfMemory, most), most };
    this.neo4j = await launchEmbedded({ ...this.options, heap });
    try {
      if (!this.#isStopping) await events.up(this.neo4j);
    } catch (error) {
      await this.neo4j.stop();
      throw error;
    } finally {
      if (this.#isStopping) await this.neo4j.stop();
    }
  }

  async #waitForRoom(events: KeeperEvents): Promise<void> {
    for (let isTold = false; !this.#isStopping; isTold = true) {
      const lack = await lackOfRoom(this.options.dataDir);
      if (lack === null) return;
      const message = `${lack} Make room there; Neo4j is then started again by itself.`;
      if (!isTold) events.down({ reason: "NO_ROOM", message });
      await this.#wait(ROOM_PAUSE);
    }
  }

  async #wait(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { ref: false, signal: this.#stopping.signal }).catch(() => undefined);
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }
}

function whyEnded({ owned }: EmbeddedNeo4j, { code, isOutOfMemory, lastWords }: End): string {
  const whose = `The Neo4j of ${owned ? "this" : "another"} hub`;
  if (isOutOfMemory) return `${whose} ran out of memory; it is being restarted. LIAISON_NEO4J_HEAP can give it more.`;
  const how = code === null ? "" : ` with code ${code}`;
  const said = lastWords.length > 0 ? ` (${lastWords.at(-1)})` : "";
  return `${whose} stopped unexpectedly${how}${said}; it is being restarted.`;
}
