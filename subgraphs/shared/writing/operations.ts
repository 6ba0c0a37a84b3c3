/** Creating, changing and archiving records of any kind: authority, rules, revision and journal in one transaction. */
import { LiaisonError } from "../../../domain/errors";
import type { Visibility } from "../../../domain/access/viewpoint";
import { authorityOver, type Viewer } from "../../../policy";
import {
  isActorLabel,
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
import { notAParty, writeJudged } from "./afterState";
import { Bench, refuseHidden } from "./bench";
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
import { keyOf } from "./keys";
import { PARTICIPATIONS } from "./names";

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
  /** Ids of which it is asked first what the viewer sees of them. */
  readonly naming?: readonly string[];
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
  { name, given, writtenAs, clause, naming = [] }: Occasion,
  work: (transaction: WriteTransaction, bench: Bench) => Promise<string>,
): Promise<string> {
  const { viewer, services } = context;
  const { idempotencyKey: key, reason } = given;
  const { result, shown } = await services.writer.transact(
    {
      actor: viewer.subject,
      org: viewer.org,
      tokenId: viewer.tokenId,
      writtenAs,
      reason: reason?.trim() || null,
      ...(key != null ? { key: keyOf(viewer, name, { key, input: given }) } : {}),
      input: { name, given },
      naming: { viewpoint: viewer.viewpoint, ids: naming },
    },
    (transaction) => work(transaction, new Bench(transaction, { viewer, clause })),
  );
  refresh(context, shown);
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
  const named = [...idsIn(draft), ...taking];
  const occasion = { name, given, writtenAs: as, naming: named };
  const id = await transactAs(context, occasion, async (transaction, bench) => {
    const newId = given.id ?? transaction.madeId(label);
    const [known, taken] = await Promise.all([seenBy(transaction, viewer, named), transaction.taken([newId])]);
    refuseHidden(known, named);
    refuseTaken(taken, newId);
    const made = { ...NEW, viewer, as, known, namedBeside: taking };
    const first = { ...made, label, after: { ...draft, id: newId, owners }, statedVisibility: statedIn(given) };
    const record = await writeJudged({ transaction, bench }, first);
    for (const one of participationsOf(transaction, { label, record }, participants))
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
  const { viewer } = bench;
  const [stated, named] = [statedIds(label, given), idsIn(before)];
  const known = await seenBy(transaction, viewer, [...new Set([...stated, ...named])]);
  refuseHidden(known, stated);
  const hidden = new Set([...named.filter((id) => !known.has(id)), ...unseen]);
  const after = { ...draftOf(label, given, { record: before, hidden }), id: before.id };
  const draft = { ...NEW, label, before, after, viewer, as, alsoSaidBy, known, statedVisibility: statedIn(given) };
  await writeJudged({ transaction, bench }, draft);
}

/** Those of the records that a viewer sees, read once for all that is judged before they are related. */
const seenBy = async (
  transaction: WriteTransaction,
  { viewpoint }: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> => (ids.length === 0 ? new Map() : transaction.as(viewpoint).read(ids));

const NEW = {
  before: null,
  statedVisibility: undefined,
  namedBeside: [],
  alsoSaidBy: [],
  isRestored: false,
} as const;

const statedIn = (given: Given): Visibility | undefined => given.visibility ?? undefined;

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
function refuseTaken(taken: ReadonlySet<string>, id: string): void {
  if (taken.has(id)) throw new LiaisonError("CONFLICT", TAKEN, { argument: "input.id" });
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
  const owners = row.ownOwners ?? [];
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
  const [read, seen] = await Promise.all([transaction.read([id]), transaction.seenFrom(viewer.viewpoint, [id])]);
  const record = read.get(id);
  if (!record || record.label !== label || !authorityOver(viewer, record)) throw unknown(label, id);
  const held = record.isWithheld ? await transaction.heldFor(viewer.viewpoint, [id]) : new Set();
  if (!held.has(id) && !seen.has(id)) throw unknown(label, id);
  if (given.ifRevision != null) await refuseChanged(transaction, viewer, { record, expected: given.ifRevision });
  return record;
}

const participantsIn = (label: Label, given: Given): readonly Participant[] =>
  label in PARTICIPATIONS ? (given.participants ?? []) : [];

/** The records by which others take part in one, as narrow as that and with its owners. */
function participationsOf(
  transaction: WriteTransaction,
  { label, record }: { readonly label: Label; readonly record: RecordInput },
  participants: readonly Participant[],
): readonly { readonly label: Label; readonly after: RecordInput }[] {
  const participation = PARTICIPATIONS[label];
  if (!participation) return [];
  const { visibility, confidence } = record.properties;
  const { owners = [], audience = [] } = record;
  return participants.map(({ actor, role }) => ({
    label: participation.label,
    after: {
      id: transaction.madeId(participation.label),
      properties: { role, visibility, confidence, unverifiedFields: [] },
      pointers: { [participation.pointer]: record.id, actor, sources: record.pointers.sources },
      owners,
      audience,
    },
  }));
}

/** The same answer for what is hidden and what does not exist. */
const unknown = (label: Label, id: string): LiaisonError =>
  new LiaisonError(
    "NOT_FOUND",
    `There is no ${isActorLabel(label) ? "organisation" : "record"} ${id} of type ${label}.`,
  );
