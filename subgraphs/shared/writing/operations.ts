/** Creating, changing and archiving records of any kind: authority, rules, revision and journal in one transaction. */
import { LiaisonError } from "../../../domain/errors";
import type { Visibility } from "../../../domain/access/viewpoint";
import { authorityOver, type Viewer } from "../../../policy";
import {
  isActorLabel,
  randomId,
  records,
  type Label,
  type RecordInput,
  type Row,
  type StoredRecord,
  type WriteTransaction,
  type WrittenAs,
} from "../../../store/port";
import { refresh, type SubgraphContext } from "../context";
import { refuseChanged } from "../revision";
import { notAParty, store, writeJudged } from "./afterState";
import { Bench, refuseUnknown } from "./bench";
import {
  draftOf,
  hasParties,
  idsIn,
  partiesOf,
  statedIds,
  type Given,
  type GivenOfOne,
  type Participant,
} from "./draft";
import type { Base } from "./hiddenMembers";
import { keyOf } from "./keys";
import { PARTICIPATIONS } from "./names";

export { store };

/** What one mutation writes. */
export interface Write {
  readonly label: Label;
  readonly given: Given;
}

/** What one mutation changes. */
export interface WriteOfOne extends Write {
  readonly given: GivenOfOne;
}

/** What is done in one transaction: its mutation and input, in which capacity, and the clause of a refusal that tells nothing. */
export interface Occasion {
  readonly name: string;
  readonly given: Given;
  readonly writtenAs: WrittenAs;
  readonly clause?: string;
}

/** A change of a record that there is. */
export interface Rewrite extends Write {
  readonly before: StoredRecord;
  /** Whoever else says what is written. */
  readonly alsoSaidBy?: readonly string[];
  /** Ids that whoever says it could not see: they stay where they are. */
  readonly unseen?: readonly string[];
}

/** Changes a record under the rules of its kind. */
export type Change = (write: Rewrite) => Promise<void>;

/**
 * Runs work as the viewer, under the key and for the reason that the input states; resolves to what it returned. The work judges and writes at
 * a bench, so what it tells is made of what the viewer may see.
 */
export const judgedAs = (
  context: SubgraphContext,
  occasion: Occasion,
  work: (bench: Bench, change: Change) => Promise<string>,
): Promise<string> =>
  transactAs(context, occasion, (transaction, bench) =>
    work(bench, (write) => writeDraft({ transaction, bench, as: occasion.writtenAs }, write)),
  );

/** As `judgedAs`, with all that the transaction reads: for what follows, which tells nothing that it has not looked at with the viewer’s eyes. */
export async function transactAs(
  context: SubgraphContext,
  { name, given, writtenAs, clause }: Occasion,
  work: (transaction: WriteTransaction, bench: Bench) => Promise<string>,
): Promise<string> {
  const { viewer, services } = context;
  const { idempotencyKey: key, reason } = given;
  const { result } = await services.writer.transact(
    {
      ...{ actor: viewer.subject, org: viewer.org, tokenId: viewer.tokenId, writtenAs },
      reason: reason?.trim() || null,
      ...(key != null ? { key: keyOf(viewer, name, { key, input: given }) } : {}),
      input: { name, given },
    },
    (transaction) => work(transaction, new Bench(transaction, { viewer, clause })),
  );
  refresh(context);
  return result;
}

/** Creates a record; resolves to it as the viewer sees it. */
export async function createRecord(
  name: string,
  { label, given }: Write,
  context: SubgraphContext,
): Promise<Row | null> {
  const { viewer } = context;
  if (given.id != null) refuseChosenId(label, given.id, viewer);
  const draft = draftOf(label, given);
  const participants = participantsIn(label, given);
  const taking = participants.map(({ actor }) => actor);
  const as = capacityOf(viewer, label, [...partiesOf(label, draft), ...taking]);
  const owners = as === "ORGANISATION" ? [viewer.org ?? ""] : [];
  const id = await transactAs(context, { name, given, writtenAs: as }, async (transaction, bench) => {
    const newId = given.id ?? madeId(label);
    await refuseUnknown(bench.seen, [...idsIn(draft), ...taking]);
    await refuseTaken(transaction, newId);
    const made = { ...NEW, viewer, as, namedBeside: taking };
    const first = { ...made, label, after: { ...draft, id: newId, owners }, statedVisibility: statedIn(given) };
    const record = await writeJudged({ transaction, bench }, first);
    for (const one of participationsOf(label, record, participants))
      await writeJudged({ transaction, bench }, { ...made, ...one });
    return newId;
  });
  return context.loaders.record.load(id);
}

/** Changes a record; resolves to it as the viewer sees it. */
export async function updateRecord(
  name: string,
  { label, given }: WriteOfOne,
  context: SubgraphContext,
): Promise<Row | null> {
  const { viewer } = context;
  const { id } = given;
  const as = await capacityOver(context, label, id);
  await transactAs(context, { name, given, writtenAs: as }, async (transaction, bench) => {
    const before = await writable(transaction, { viewer, label, given });
    await writeDraft({ transaction, bench, as }, { label, before, given });
    return id;
  });
  return context.loaders.record.load(id);
}

/** Writes what an input changes in a record, under the rules of its kind. */
async function writeDraft(
  { transaction, bench, as }: { transaction: WriteTransaction; bench: Bench; as: WrittenAs },
  { label, before, given, alsoSaidBy = [], unseen = [] }: Rewrite,
): Promise<void> {
  await refuseUnknown(bench.seen, statedIds(label, given));
  const { viewer } = bench;
  const { record, hidden } = await baseOf(transaction, viewer, before);
  const after = { ...draftOf(label, given, { record, hidden: new Set([...hidden, ...unseen]) }), id: before.id };
  const statedVisibility = statedIn(given);
  await writeJudged({ transaction, bench }, { ...NEW, label, before, after, viewer, as, alsoSaidBy, statedVisibility });
}

/** A record that is to be changed, and what of it the viewer does not see. */
async function baseOf(transaction: WriteTransaction, { viewpoint }: Viewer, record: RecordInput): Promise<Base> {
  const ids = idsIn(record);
  const seen = ids.length === 0 ? new Set() : await transaction.seenFrom(viewpoint, ids);
  return { record, hidden: new Set(ids.filter((id) => !seen.has(id))) };
}

const NEW = {
  before: null,
  statedVisibility: undefined,
  namedBeside: [],
  alsoSaidBy: [],
  isRestored: false,
} as const;

const statedIn = (given: Given): Visibility | undefined => given.visibility ?? undefined;

/** An id of the hub’s own making: the kind, and 80 random bits that tell nothing. */
export const madeId = (label: Label): string => randomId(records[label].idPrefix);

function refuseChosenId(label: Label, id: string, { scopes }: Viewer): void {
  if (!scopes.includes("import:write"))
    throw new LiaisonError(
      "FORBIDDEN",
      "Choosing an id takes the scope import:write; leave it out and the hub makes one.",
      { argument: "input.id", scope: "import:write" },
    );
  if (id.startsWith(records[label].idPrefix) && /^[a-z0-9-]{3,120}$/.test(id)) return;
  throw new LiaisonError(
    "BAD_USER_INPUT",
    `input.id must begin with ${records[label].idPrefix} and hold small letters, digits and dashes only.`,
    { argument: "input.id" },
  );
}

/**
 * One wording, whoever may see the record that has the id: it must not be overwritten. An id is taken also by what was archived: what points
 * at that would point at something else.
 */
async function refuseTaken(transaction: WriteTransaction, id: string): Promise<void> {
  const [known, archived] = [await transaction.read([id]), await transaction.archived([id])];
  if (known.size + archived.size > 0) throw new LiaisonError("CONFLICT", TAKEN, { argument: "input.id" });
}
const TAKEN = "This id is taken; choose another, or leave it out and the hub makes one.";

/** In which capacity a viewer creates a record: as one of its parties, or as a steward. */
function capacityOf(viewer: Viewer, label: Label, parties: readonly string[]): WrittenAs {
  const { scopes, org } = viewer;
  if (scopes.includes("cooperation:write") && org !== null && (!hasParties(label) || parties.includes(org)))
    return "ORGANISATION";
  if (scopes.includes("records:curate")) return "STEWARD";
  throw notAParty(viewer);
}

/** In which capacity a viewer changes a record. NOT_FOUND for what it may not see, as for what does not exist. */
export async function capacityOver({ reader, viewer }: SubgraphContext, label: Label, id: string): Promise<WrittenAs> {
  const row = (await reader.byIds([id]))[0] ?? (await reader.held([id]))[0];
  if (row?.label !== label) throw unknown(label, id);
  const owners = (row["ownOwners"] ?? []) as readonly string[];
  const as = authorityOver(viewer, { id, owners });
  if (as) return as;
  throw new LiaisonError(
    "FORBIDDEN",
    `Your organisation does not own ${id}; suggest the change with proposeChange, and a steward will look at it.`,
  );
}

/** The record as it is now, which the viewer may write; CONFLICT where its revision is another. */
export async function writable(
  transaction: WriteTransaction,
  { viewer, label, given }: { viewer: Viewer; label: Label; given: GivenOfOne },
): Promise<StoredRecord> {
  const { id } = given;
  const record = (await transaction.read([id])).get(id);
  if (!record || record.label !== label || !authorityOver(viewer, record)) throw unknown(label, id);
  const held = record.isWithheld ? await transaction.heldFor(viewer.viewpoint, [id]) : new Set();
  if (!held.has(id) && !(await transaction.seenFrom(viewer.viewpoint, [id])).has(id)) throw unknown(label, id);
  if (given.ifRevision != null) await refuseChanged(transaction, viewer, { record, expected: given.ifRevision });
  return record;
}

const participantsIn = (label: Label, given: Given): readonly Participant[] =>
  label in PARTICIPATIONS ? (given.participants ?? []) : [];

/** The records by which others take part in one, as narrow as that and with its owners. */
function participationsOf(
  label: Label,
  record: RecordInput,
  participants: readonly Participant[],
): readonly { readonly label: Label; readonly after: RecordInput }[] {
  const participation = PARTICIPATIONS[label];
  if (!participation) return [];
  const { visibility, confidence } = record.properties;
  const { owners = [], audience = [] } = record;
  return participants.map(({ actor, role }) => ({
    label: participation.label,
    after: {
      id: madeId(participation.label),
      properties: { role, visibility, confidence, unverifiedFields: [] },
      pointers: { [participation.pointer]: record.id, actor, sources: record.pointers["sources"] },
      ...{ owners, audience },
    },
  }));
}

/** The same answer for what is hidden and what does not exist. */
const unknown = (label: Label, id: string): LiaisonError =>
  new LiaisonError(
    "NOT_FOUND",
    `There is no ${isActorLabel(label) ? "organisation" : "record"} ${id} of type ${label}.`,
  );
