/**
 * Signed heads of the chains in a file outside the database: whoever cuts a chain off in the database can’t cut it here. A head is
 * followed by a newer one only while its entry is in the database, so a chain that was cut off and goes on doesn’t cover that up.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import type { Chain, ChainHead } from "./chain";

type Name = Chain["name"];
interface SealedHead extends ChainHead {
  readonly seal: string;
}

/** A head is written at most this much later, milliseconds. */
const WRITE_AFTER = 10_000;

/** Resolves to whether the entry that a head vouches for is still in the database. */
type IsThere = (chain: Name, head: ChainHead) => Promise<boolean>;

/** Keeps the newest heads in a file; several processes may share it, and none takes a head back. */
export class HeadKeeper {
  readonly #latest = new Map<Name, ChainHead>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** Without a file nothing is kept. */
  constructor(
    private readonly file: string | undefined,
    private readonly key: Buffer,
    private readonly isThere: IsThere,
  ) {}

  /** Hears of a new head. */
  advance(chain: Name, head: ChainHead): void {
    if (this.file === undefined || (this.#latest.get(chain)?.sequence ?? 0) > head.sequence) return;
    this.#latest.set(chain, head);
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), WRITE_AFTER).unref();
  }

  /** Writes what is not written yet. Rejects where it can’t be found out what the database still holds; then nothing is written. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    await this.#writing;
  }

  /** The kept head of a chain; null where there is none. Throws where the file or a seal is not what was written. */
  async read(chain: Name): Promise<ChainHead | null> {
    const head = (await this.#readAll())[chain];
    if (!head) return null;
    if (!this.#isSealed(chain, head)) throw new Error(`The seal of ${chain} is broken.`);
    return { sequence: head.sequence, mac: head.mac };
  }

  async #write(): Promise<void> {
    if (this.file === undefined || this.#latest.size === 0) return;
    const advancing = await this.#advancing();
    if (advancing.length === 0) return;
    // Read anew: another process may have written while the database was asked.
    const kept = await this.#readAll();
    for (const [chain, head] of advancing) {
      if (isNewer(head, kept[chain])) kept[chain] = { ...head, seal: this.#seal(chain, head) };
    }
    const draft = `${this.file}.${process.pid}.${randomBytes(4).toString("hex")}`;
    await writeFile(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    await rename(draft, this.file);
  }

  /** The newest heads of those chains whose kept head is older and still holds. */
  async #advancing(): Promise<readonly (readonly [Name, ChainHead])[]> {
    const kept = await this.#readAll();
    const advancing: [Name, ChainHead][] = [];
    for (const [chain, head] of this.#latest) {
      if (isNewer(head, kept[chain]) && (await this.#holds(chain, kept[chain]))) advancing.push([chain, head]);
    }
    return advancing;
  }

  async #holds(chain: Name, head: SealedHead | undefined): Promise<boolean> {
    return head === undefined || (this.#isSealed(chain, head) && (await this.isThere(chain, head)));
  }

  async #readAll(): Promise<Partial<Record<Name, SealedHead>>> {
    try {
      return JSON.parse(await readFile(this.file ?? "", "utf8")) as Partial<Record<Name, SealedHead>>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
      throw error;
    }
  }

  #isSealed(chain: Name, head: SealedHead): boolean {
    const [expected, found] = [Buffer.from(this.#seal(chain, head)), Buffer.from(head.seal)];
    return expected.length === found.length && timingSafeEqual(expected, found);
  }

  #seal(chain: Name, { sequence, mac }: ChainHead): string {
    return createHmac("sha256", this.key).update(`head\n${chain}\n${sequence}\n${mac}`).digest("hex");
  }
}

const isNewer = (head: ChainHead, kept: ChainHead | undefined): boolean => (kept?.sequence ?? 0) < head.sequence;
