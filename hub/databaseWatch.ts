/** Handles the end of a hub’s database and a full disk of its data folder, and says so; reads continue for as long as they can. */
import type { AllowedWrites, Store } from "../store/port";

/** Where events go that an operator should know of. */
interface Log {
  info(line: string): void;
  error(line: string): void;
}

/** Why a Neo4j is away, and the whole of it for the log. */
interface Away {
  readonly reason: keyof typeof AWAY;
  readonly message: string;
}

/** A Neo4j that is started again when it ends. */
interface Kept {
  keep(events: {
    down(away: Away): void;
    up(neo4j: { readonly uri: string; readonly user: string; readonly password: string }): Promise<void>;
  }): void;
}

/** Bytes on the disk of a data folder. */
interface Room {
  readonly free: number;
  readonly reserve: number;
  readonly lastReserve: number;
}

/** What watching a database needs. */
export interface WatchedDatabase {
  readonly store: Store;
  readonly dataDir: string;
  readonly log: Log;
  /** The hub’s own Neo4j and the room for its files in the data folder; absent where it is another’s. */
  readonly own?: { readonly neo4j: Kept; readonly room: () => Promise<Room> };
}

/** The same for clients, who learn nothing of the machine. */
const AWAY = {
  ENDED: "Neo4j stopped unexpectedly and is being restarted.",
  NO_ROOM: "The disk of the data folder is full; Neo4j is started again once there is room.",
  NO_START: "Neo4j can’t be started at the moment; the hub keeps trying, and its log says why.",
} as const;
const TRY_AGAIN = "Try again shortly.";

/** Milliseconds between two looks at the disk. */
const LOOK_EVERY = 1_000;
/** Writes go on only once there is so much more than what is kept free, so that they don’t stop and go. */
const ENOUGH = 1.25;
const MEGABYTE = 1_048_576;

/** Watches a database from the moment it is made. */
export class DatabaseWatch {
  #timer: NodeJS.Timeout | undefined;
  #away: string | null = null;
  #allowed: AllowedWrites = "ALL";
  #disk: string | null = null;
  #isLooking = false;

  constructor(private readonly watched: WatchedDatabase) {
    const { own } = watched;
    if (!own) return;
    this.#keep(own.neo4j);
    this.#timer = setInterval(() => void this.#look(own.room), LOOK_EVERY).unref();
    void this.#look(own.room);
  }

  /** Resolves when the database answers. Where it is known to be away, nobody needs to ask it: `troubles` tells. */
  async ping(): Promise<void> {
    if (this.#away === null) await this.watched.store.ping();
  }

  /** What is wrong at the moment, one sentence each, without places on this machine. */
  async troubles(): Promise<readonly string[]> {
    if (this.#away !== null) return [this.#away];
    const others = await this.watched.store.troubles();
    return this.#disk === null ? others : [this.#disk, ...others];
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #keep(neo4j: Kept): void {
    const { store, log } = this.watched;
    neo4j.keep({
      down: ({ reason, message }) => {
        this.#away = AWAY[reason];
        store.suspend(`${AWAY[reason]} ${TRY_AGAIN}`);
        log.error(message);
      },
      up: async (address) => {
        await store.resume(address);
        this.#away = null;
        log.info("Neo4j is running again.");
      },
    });
  }

  async #look(room: () => Promise<Room>): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      this.#judge(await room());
    } finally {
      this.#isLooking = false;
    }
  }

  #judge(room: Room): void {
    const allowed = allowedWith(room, this.#allowed);
    const free = `${Math.floor(room.free / MEGABYTE)} MB are free`;
    const isTold = allowed === this.#allowed;
    this.#allowed = allowed;
    this.#disk = allowed === "ALL" ? null : `The disk of the data folder is full: ${free}, and ${WRITTEN[allowed]}`;
    if (isTold) return;
    const { store, log, dataDir } = this.watched;
    store.allowWrites(allowed, `The hub has no room to write at the moment. ${TRY_AGAIN}`);
    const place = `the disk of ${dataDir}`;
    if (allowed === "ALL") log.info(`There is room on ${place} again: ${free}, and all writes are accepted.`);
    else
      log.error(
        `No room on ${place}: ${free}, and ${WRITTEN[allowed]} Make room there; the hub then continues by itself.`,
      );
  }
}

const WRITTEN = {
  NOTES: "only tokens and the audit are written.",
  NONE: "nothing is written.",
} as const;

function allowedWith({ free, reserve, lastReserve }: Room, now: AllowedWrites): AllowedWrites {
  const isAbove = (limit: number, isOpen: boolean) => free >= (isOpen ? limit : limit * ENOUGH);
  if (isAbove(reserve, now === "ALL")) return "ALL";
  return isAbove(lastReserve, now !== "NONE") ? "NOTES" : "NONE";
}
