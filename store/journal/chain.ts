/** Append-only chains: entries numbered without gaps, each with a MAC over the one before, whose key lies outside the database. */
import { createHmac } from "node:crypto";
import { canonicalJson } from "../port/digest";
import type { Parameterised, Run } from "../neo4j/transacting";

/** A chain of the hub: its name, the label of its entries, and the key of its MACs. */
export interface Chain {
  readonly name: "journal" | "audit";
  readonly label: "Change" | "AuditEvent";
  readonly key: Buffer;
  /** Parts of an entry that its node carries too, so that it can be found. */
  readonly copied: readonly string[];
}

/** The number and the MAC of a chain’s newest entry. */
export interface ChainHead {
  readonly sequence: number;
  readonly mac: string;
}

/** What a chain holds: any data, with the time it was appended at (ISO 8601, UTC). */
interface Entry {
  readonly at: string;
  readonly [part: string]: unknown;
}

/** The two chains over one key: the journal of writes and the audit of what was read, refused and granted. */
export const chainsOf = (key: Buffer): { readonly journal: Chain; readonly audit: Chain } => ({
  journal: {
    name: "journal",
    label: "Change",
    key,
    copied: ["id", "actor", "at", "record", "label", "about", "writtenAs", "reclassified"],
  },
  audit: {
    name: "audit",
    label: "AuditEvent",
    key: createHmac("sha256", key).update("audit").digest(),
    copied: ["id", "at", "kind", "tokenId", "org", "concerns"],
  },
});

/** MAC of an entry: it covers the sequence number, the MAC before it and the entry itself. */
export const macOf = (
  key: Buffer,
  { sequence, previous, content }: { sequence: number; previous: string; content: string },
): string => createHmac("sha256", key).update(`${sequence}\n${previous}\n${content}`).digest("hex");

const TAKE_HEAD = `MERGE (j:Journal {id: $chain})
ON CREATE SET j.sequence = 0, j.mac = ''
SET j.takenAt = $at
RETURN j.sequence AS sequence, j.mac AS mac`;

const APPEND = {
  Change: appendText("Change"),
  AuditEvent: appendText("AuditEvent"),
} as const;

function appendText(label: Chain["label"]): string {
  return `MATCH (j:Journal {id: $chain}) SET j.sequence = $head.sequence, j.mac = $head.mac, j.at = $at
WITH j UNWIND $entries AS entry
CREATE (e:${label}) SET e = entry.copied, e.sequence = entry.sequence, e.content = entry.content, e.previous = entry.previous, e.mac = entry.mac`;
}

/** Takes the head of a chain, which locks it, so that entries are numbered without gaps; in the caller’s transaction. `at`: the time now. */
export async function takeHead(run: Run, { name }: Chain, at: string): Promise<ChainHead> {
  const [taken] = await run<{ sequence: number; mac: string }>({ text: TAKE_HEAD, parameters: { chain: name, at } });
  if (!taken) throw new Error(`The head of the ${name} can’t be taken.`);
  return taken;
}

/** The statement that appends entries, in their order, after a head that was taken in the same transaction, and the new head. */
export function appending(
  { chain, head: taken }: { readonly chain: Chain; readonly head: ChainHead },
  entries: readonly Entry[],
): { readonly head: ChainHead; readonly statement: Parameterised } {
  let head = taken;
  const appended = entries.map((entry) => {
    const [sequence, previous, content] = [head.sequence + 1, head.mac, canonicalJson(entry)];
    head = { sequence, mac: macOf(chain.key, { sequence, previous, content }) };
    const copied = Object.fromEntries(Object.entries(entry).filter(([name]) => chain.copied.includes(name)));
    return { ...head, previous, content, copied };
  });
  const at = entries.at(-1)?.at;
  const parameters = { chain: chain.name, head, at, entries: appended };
  return { head, statement: { text: APPEND[chain.label], parameters } };
}
