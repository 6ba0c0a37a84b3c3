/**
 * Signed heads of the chains in a file outside the database: whoever cuts a chain off in the database can’t cut it here. A head is
 * followed by a newer one only while its entry is in the database, so a chain that was cut off and goes on doesn’t cover that up.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { writeDurably } from "../../disk/durableFile";
import { LiaisonError, systemCodeOf } from "../../domain/errors";
import type { Chain, ChainHead } from "./chain";

type Name = Chain["name"];
interface SealedHead extends ChainHead {
  readonly seal: string;
}

const sealedHead = z.object({ sequence: z.number().int().positive(), mac: z.string(), seal: z.string() });
const fileShape = z.object({ journal: sealedHead.optional(), audit: sealedHead.optional() });

/** A head is written at most this much later, milliseconds. The first one of a process comes at once: a chain is vouched for early. */
const WRITE_AFTER = 10_000;

/** Resolves to whether the entry that a head vouches for is still in the database. */
type IsThere = (chain: Name, head: ChainHead) => Promise<boolean>;

/** Keeps the newest heads in a file; several processes may share it, and none takes a head back. */
export class HeadKeeper {
  readonly #latest = new Map<Name, ChainHead>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #hasWritten = false;
  #trouble: string | null = null;

  /** Without a file nothing is kept. */
  constructor(
    private readonly file: string | undefined,
    private readonly key: Buffer,
    private readonly holdsEntry: IsThere,
  ) {}

  /** Hears of a new head. */
  advance(chain: Name, head: ChainHead): void {
    if (this.file === undefined || (this.#latest.get(chain)?.sequence ?? 0) > head.sequence) return;
    this.#latest.set(chain, head);
    const after = this.#hasWritten ? WRITE_AFTER : 0;
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), after).unref();
  }

  /** Why the newest heads could not be written, until they are; null where nothing is wrong. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Whether there is a file of heads, whatever is in it. */
  async isThere(): Promise<boolean> {
    return (await this.#text()) !== null;
  }

  /** Writes what is not written yet. Rejects where it can’t be found out what the database still holds; then nothing is written. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#hasWritten = true;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    try {
      await this.#writing;
      this.#trouble = null;
    } catch (error) {
      // Where Neo4j does not answer, that is told elsewhere.
      if (!(error instanceof LiaisonError)) this.#trouble = `${this.file ?? ""} can’t be written (${reasonOf(error)}).`;
      throw error;
    }
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
    await writeDurably(this.file, `${JSON.stringify(kept, null, 2)}\n`);
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
    return head === undefined || (this.#isSealed(chain, head) && (await this.holdsEntry(chain, head)));
  }

  async #readAll(): Promise<Partial<Record<Name, SealedHead>>> {
    const text = await this.#text();
    if (text === null) return {};
    try {
      return fileShape.parse(JSON.parse(text));
    } catch (cause) {
      throw new Error("It is not what the hub wrote there.", { cause });
    }
  }

  async #text(): Promise<string | null> {
    if (this.file === undefined) return null;
    try {
      return await readFile(this.file, "utf8");
    } catch (error) {
      if (systemCodeOf(error) === "ENOENT") return null;
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

const reasonOf = (error: unknown): string =>
  systemCodeOf(error) ?? (error instanceof Error ? error.message : String(error));

const isNewer = (head: ChainHead, kept: ChainHead | undefined): boolean => (kept?.sequence ?? 0) < head.sequence;
