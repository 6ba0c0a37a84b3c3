/** The journal: one entry per write transaction, chained by a MAC whose key lies outside the database. */
import { createHash, createHmac } from "node:crypto";
import type { Run } from "./connection";
import type { Label } from "./model";

/** What one step of a transaction did; `digest` covers everything that was written in it. */
export interface JournalStep {
  readonly action: "PUT" | "LINK" | "ARCHIVE";
  readonly label: Label;
  readonly count: number;
  readonly digest: string;
}

export interface JournalEntry {
  readonly actor: string;
  readonly key: string;
  readonly at: string;
  readonly steps: readonly JournalStep[];
}

/** SHA-256 of a value in canonical JSON (keys sorted), hexadecimal. */
export const digestOf = (value: unknown): string => createHash("sha256").update(canonicalJson(value)).digest("hex");

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** MAC of an entry: it covers the sequence number, the MAC before it and the entry itself. */
export const macOf = (
  key: Buffer,
  { sequence, previous, content }: { sequence: number; previous: string; content: string },
): string => createHmac("sha256", key).update(`${sequence}\n${previous}\n${content}`).digest("hex");

const TAKE_HEAD = `MERGE (j:Journal {id: 'journal'})
ON CREATE SET j.sequence = 0, j.mac = ''
SET j.takenAt = $at
RETURN j.sequence AS sequence, j.mac AS mac`;

const APPEND = `MATCH (j:Journal {id: 'journal'})
CREATE (:Change {sequence: $sequence, content: $content, previous: $previous, mac: $mac, actor: $actor, at: $at})
SET j.sequence = $sequence, j.mac = $mac`;

/** Appends an entry in the caller’s transaction. Taking the head locks it, so entries are numbered without gaps. */
export async function appendToJournal(run: Run, key: Buffer, entry: JournalEntry): Promise<void> {
  const [head] = await run({ text: TAKE_HEAD, parameters: { at: entry.at } });
  const sequence = (head?.["sequence"] as number) + 1;
  const previous = head?.["mac"] as string;
  const content = canonicalJson(entry);
  const parameters = {
    sequence,
    content,
    previous,
    mac: macOf(key, { sequence, previous, content }),
    actor: entry.actor,
    at: entry.at,
  };
  await run({ text: APPEND, parameters });
}
