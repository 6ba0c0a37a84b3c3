/** Creating, changing and archiving records of any kind: authority, rules, revision and journal in one transaction. */
import { LiaisonError } from "../../../domain/errors";
import type { Visibility } from "../../../domain/viewpoint";
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
import { Bench, refuseUnknown } from "./bench";
import { draftOf, hasParties, idsIn, partiesOf, statedIds, type Given } from "./draft";
import { keyOf } from "./keys";
import { PARTICIPATIONS } from "./names";
import { ruled } from "./rules";

/** What one mutation writes. */
export interface Write {
  readonly label: Label;
  readonly given: Given;
}

/** What is done in one transaction: its mutation and input, in which capacity, and the clause of a refusal that tells nothing. */
export interface Occasion {
  readonly name: string;
  readonly given: Given;
  readonly writtenAs: WrittenAs;
  readonly clause?: string;
}

/** Changes a record under the rules of its kind. */
export type Change = (write: Write & { readonly before: StoredRecord }) => Promise<void>;

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
    work(bench, (write) => writeDraft(transaction, { ...write, bench })),
  );

/** As `judgedAs`, with all that the transaction reads: for what follows, which tells nothing that it has not looked at with the viewer’s eyes. */
async function transactAs(
  context: SubgraphContext,
  { name, given, writtenAs, clause }: Occasion,
  work: (transaction: WriteTransaction, bench: Bench) => Promise<string>,
): Promise<string> {
  const { viewer, services } = context;
  const key = given["idempotencyKey"];
  const { result } = await services.writer.transact(
    {
      ...{ actor: viewer.subject, org: viewer.org, tokenId: viewer.tokenId, writtenAs },
      reason: typeof given["reason"] === "string" ? given["reason"].trim() || null : null,
      ...(typeof key === "string" ? { key: keyOf(viewer, name, { key, input: given }) } : {}),
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
  if (typeof given["id"] === "string") refuseChosenId(label, given["id"], viewer);
  const draft = draftOf(label, given);
  const participants = participantsIn(label, given);
  const as = capacityOf(viewer, label, [...partiesOf(label, draft), ...participants.map(({ actor }) => actor)]);
  const owners = as === "ORGANISATION" ? [viewer.org ?? ""] : [];
  const id = await transactAs(context, { name, given, writtenAs: as }, async (transaction, bench) => {
    const newId = typeof given["id"] === "string" ? given["id"] : madeId(label);
    await refuseUnknown(bench.seen, [...idsIn(draft), ...participants.map(({ actor }) => actor)]);
    await refuseTaken(transaction, newId);
    const draftNow = { label, before: null, after: { ...draft, id: newId, owners }, viewer };
    const after = await ruled({ ...draftNow, statedVisibility: statedIn(given) }, bench);
    await store(transaction, label, [after]);
    await storeParticipants(transaction, { label, record: after, participants });
    await refuseUnseen(transaction, viewer, newId);
    return newId;
  });
  return context.loaders.record.load(id);
}

/** Changes a record; resolves to it as the viewer sees it. */
export async function updateRecord(
  name: string,
  { label, given }: Write,
  context: SubgraphContext,
): Promise<Row | null> {
  const { viewer } = context;
  const id = String(given["id"]);
  const as = await capacityOver(context, label, id);
  await transactAs(context, { name, given, writtenAs: as }, async (transaction, bench) => {
    const before = await writable(transaction, { viewer, label, given });
    await writeDraft(transaction, { label, before, given, bench });
    return id;
  });
  return context.loaders.record.load(id);
}

/** Archives a record; resolves to its id. */
export async function archiveRecord(
  name: string,
  { label, given }: Write,
  context: SubgraphContext,
): Promise<{ id: string }> {
  const id = String(given["id"]);
  // A repetition finds the record gone: only its key tells that it was this that took it away.
  const isGone = given["idempotencyKey"] != null && !(await context.reader.byIds([id]))[0];
  const as = isGone
    ? (authorityOver(context.viewer, { id }) ?? "ORGANISATION")
    : await capacityOver(context, label, id);
  await transactAs(context, { name, given, writtenAs: as }, async (transaction) => {
    await writable(transaction, { viewer: context.viewer, label, given });
    if (given["withRelations"] !== true) await refuseDependents(transaction, context.viewer, id);
    await transaction.archive(label, [id]);
    return id;
  });
  return { id };
}

/** Writes what an input changes in a record, under the rules of its kind. */
async function writeDraft(
  transaction: WriteTransaction,
  { label, before, given, bench }: Write & { readonly before: StoredRecord; readonly bench: Bench },
): Promise<void> {
  const draft = { ...draftOf(label, given, before), id: before.id };
  await refuseUnknown(bench.seen, statedIds(label, given));
  const { viewer } = bench;
  const after = await ruled({ label, before, after: draft, viewer, statedVisibility: statedIn(given) }, bench);
  await store(transaction, label, [after]);
}

const statedIn = (given: Given): Visibility | undefined => (given["visibility"] ?? undefined) as Visibility | undefined;

/** Puts and links records of one label. */
export async function store(
  pen: Pick<WriteTransaction, "put" | "link">,
  label: Label,
  written: readonly RecordInput[],
): Promise<void> {
  await pen.put(label, written);
  await pen.link(label, written);
}

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

/** One wording, whoever may see the record that has the id: it must not be overwritten. */
async function refuseTaken(transaction: WriteTransaction, id: string): Promise<void> {
  if ((await transaction.read([id])).size > 0) throw new LiaisonError("CONFLICT", TAKEN, { argument: "input.id" });
}
const TAKEN = "This id is taken; choose another, or leave it out and the hub makes one.";

/** In which capacity a viewer creates a record: as one of its parties, or as a steward. */
function capacityOf(viewer: Viewer, label: Label, parties: readonly string[]): WrittenAs {
  const { scopes, org } = viewer;
  if (scopes.includes("cooperation:write") && org !== null && (!hasParties(label) || parties.includes(org)))
    return "ORGANISATION";
  if (scopes.includes("records:curate")) return "STEWARD";
  throw new LiaisonError(
    "FORBIDDEN",
    `Your organisation records only what it takes part in; name ${org ?? "it"} as one of the parties.`,
  );
}

/** In which capacity a viewer changes a record. NOT_FOUND for what it may not see, as for what does not exist. */
async function capacityOver({ reader, viewer }: SubgraphContext, label: Label, id: string): Promise<WrittenAs> {
  const [row] = await reader.byIds([id]);
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
async function writable(
  transaction: WriteTransaction,
  { viewer, label, given }: { viewer: Viewer; label: Label; given: Given },
): Promise<StoredRecord> {
  const id = String(given["id"]);
  const record = (await transaction.read([id])).get(id);
  const isSeen = (await transaction.seenFrom(viewer.viewpoint, [id])).has(id);
  if (!record || record.label !== label || !isSeen || !authorityOver(viewer, record)) throw unknown(label, id);
  if (given["ifRevision"] != null) await refuseChanged(transaction, viewer, { record, expected: given["ifRevision"] });
  return record;
}

async function refuseUnseen(transaction: WriteTransaction, { viewpoint }: Viewer, id: string): Promise<void> {
  if ((await transaction.seenFrom(viewpoint, [id])).has(id)) return;
  throw new LiaisonError(
    "BAD_USER_INPUT",
    "You could not see the record yourself once it is written: check visibility, audience and countries of your token.",
    { argument: "input.visibility" },
  );
}

/** Whether a record can’t be without another: it relates it, or must point at it. */
const dependsOn = ({ label, pointers }: StoredRecord, id: string): boolean =>
  Object.entries(records[label].pointers).some(
    ([name, { required, derived }]) =>
      !derived && (records[label].isRelation || required) && [pointers[name] ?? []].flat().includes(id),
  );

async function refuseDependents(transaction: WriteTransaction, { viewpoint }: Viewer, id: string): Promise<void> {
  const dependents = (await transaction.allPointingAt([id])).filter((record) => dependsOn(record, id));
  const seen = await transaction.seenFrom(
    viewpoint,
    dependents.map((one) => one.id),
  );
  const shown = dependents.flatMap((one) => (seen.has(one.id) ? [one.id] : [])).sort();
  if (shown.length === 0) return;
  const examples = shown.slice(0, 5).join(", ");
  throw new LiaisonError(
    "CONFLICT",
    `${shown.length} ${shown.length === 1 ? "record depends" : "records depend"} on ${id}: ${examples}${shown.length > 5 ? ", …" : ""}. Archive them first, or set withRelations.`,
    { argument: "input.withRelations" },
  );
}

interface Participant {
  readonly actor: string;
  readonly role: string;
}

const participantsIn = (label: Label, given: Given): readonly Participant[] =>
  label in PARTICIPATIONS ? ((given["participants"] ?? []) as readonly Participant[]) : [];

async function storeParticipants(
  transaction: WriteTransaction,
  { label, record, participants }: { label: Label; record: RecordInput; participants: readonly Participant[] },
): Promise<void> {
  const participation = PARTICIPATIONS[label];
  if (!participation || participants.length === 0) return;
  const { visibility, confidence } = record.properties;
  const { owners = [], audience = [] } = record;
  const written = participants.map(({ actor, role }) => ({
    id: madeId(participation.label),
    properties: { role, visibility, confidence, unverifiedFields: [] },
    pointers: { [participation.pointer]: record.id, actor, sources: record.pointers["sources"] },
    ...{ owners, audience },
  }));
  await store(transaction, participation.label, written);
}

/** The same answer for what is hidden and what does not exist. */
const unknown = (label: Label, id: string): LiaisonError =>
  new LiaisonError(
    "NOT_FOUND",
    `There is no ${isActorLabel(label) ? "organisation" : "record"} ${id} of type ${label}.`,
  );
