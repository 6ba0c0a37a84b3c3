/**
 * Whether a record is allowed as it is about to be written, by any mutation: created, changed, accepted or restored. Everything that
 * organisations and stewards write passes here.
 */
import { LiaisonError } from "../../../domain/errors";
import { type Label, type RecordInput, type WriteTransaction } from "../../../store/port";
import type { Viewer } from "../../../policy";
import type { Bench } from "./bench";
import { withConfirmations } from "./confirmations";
import { withoutPublicContact } from "./contact";
import { bad, hasParties, partiesOf } from "./draft";
import { PARTICIPATIONS } from "./names";
import { ruled, type Draft } from "./rules";

/** What judging and writing a draft needs. */
export interface Desk {
  readonly transaction: WriteTransaction;
  readonly bench: Bench;
}

/** Judges a draft and writes it; resolves to the record as it was written, which its writer can see. */
export async function writeJudged(desk: Desk, draft: Draft): Promise<RecordInput> {
  const after = await judged(desk, draft);
  await desk.transaction.write(draft.label, [after], desk.bench.viewer.viewpoint);
  await refuseUnseen(desk.bench, after.id);
  return after;
}

/** The record as it may be written; throws an error that says what speaks against it. */
export async function judged({ transaction, bench }: Desk, draft: Draft): Promise<RecordInput> {
  const whole = { ...draft, namedBeside: await namedBeside(transaction, draft) };
  const allowed = await ruled(whole, bench);
  const after = await withoutPublicContact(transaction, { ...whole, after: allowed });
  refuseForNobody(after);
  refuseForOthers({ ...whole, after });
  return withConfirmations(transaction, { ...whole, after });
}

/** Refuses a record that its writer could not see afterwards. */
export async function refuseUnseen(bench: Bench, id: string): Promise<void> {
  if (await bench.isShown(id)) return;
  throw new LiaisonError(
    "BAD_USER_INPUT",
    "You would not be able to see the record after writing it; check visibility, audience, the records it relates, and countries of your token.",
    { argument: "input.visibility" },
  );
}

/** Organisations that a record names through others: those who take part in it, as far as whoever writes sees that they do. */
async function namedBeside(
  transaction: WriteTransaction,
  { label, before, viewer, namedBeside: stated }: Draft,
): Promise<readonly string[]> {
  const participation = PARTICIPATIONS[label];
  if (!participation || before === null) return stated;
  const seen = transaction.as(viewer.viewpoint);
  const taking = await seen.pointingAt(participation.label, participation.pointer, before.id);
  return [...stated, ...taking.map(({ pointers }) => String(pointers.actor))];
}

/** A record that is not for everyone is for someone. */
function refuseForNobody({ properties: { visibility }, audience = [], owners = [] }: RecordInput): void {
  if (owners.length > 0 || visibility === "PUBLIC") return;
  if (visibility === "CONFIDENTIAL")
    throw bad("input.visibility", "is CONFIDENTIAL, so only owners could see the record, and nobody owns it");
  if (audience.length === 0)
    throw bad("input.audience", `must name those who may see a record of class ${String(visibility)}`);
}

/** What an organisation writes is in its own name: it is a party of the record, or leaves the parties as they were. */
function refuseForOthers({ label, before, after, as, viewer, namedBeside: beside }: Draft): void {
  if (as !== "ORGANISATION" || !hasParties(label)) return;
  const isParty = (record: RecordInput) => [...partiesOf(label, record), ...beside].includes(viewer.org ?? "");
  if (isParty(after)) return;
  const [was, is] = [before, after].map((one) => JSON.stringify(one && partiesOf(label, one)));
  if (before && !isParty(before) && was === is) return;
  throw notAParty(viewer);
}

/** The error for an organisation that records something in which it does not take part. */
export const notAParty = ({ org }: Viewer): LiaisonError =>
  new LiaisonError(
    "FORBIDDEN",
    `Your organisation records only what it takes part in; name ${org ?? "it"} as one of the parties.`,
  );

/**
 * An organisation that takes itself out of what it recorded would leave the rest in the name of others: it archives the whole, or asks a
 * steward. `gone`: a participation that is archived.
 */
export async function refuseLeaving(
  transaction: WriteTransaction,
  { label, record, viewer }: { label: Label; record: RecordInput; viewer: Viewer },
): Promise<void> {
  const [whole, participation] = Object.entries(PARTICIPATIONS).find(([, one]) => one.label === label) ?? [];
  if (!whole || !participation || record.pointers.actor !== viewer.org) return;
  const id = String(record.pointers[participation.pointer]);
  const parent = (await transaction.read([id])).get(id);
  if (!parent?.owners?.includes(viewer.org ?? "")) return;
  const taking = await transaction.as(viewer.viewpoint).pointingAt(label, participation.pointer, id);
  const others = taking.filter((one) => one.id !== record.id).map(({ pointers }) => pointers.actor);
  if ([...others, ...partiesOf(parent.label, parent)].includes(viewer.org ?? "")) return;
  throw new LiaisonError(
    "FORBIDDEN",
    `Without it, ${id}, which your organisation recorded, would no longer name ${viewer.org ?? "it"}; archive ${id}, or ask a steward with proposeChange.`,
  );
}
