/** Contact with treaty bodies, which may be confidential (OPCAT 11(1)(b)(ii), 20(f)). */
import type { Visibility } from "../../../domain/access/viewpoint";
import type { Label, RecordInput, WriteTransaction } from "../../../store/port";
import { partiesOf } from "./draft";
import { PARTICIPATIONS } from "./names";
import { restsOnPublicSource } from "./publicSources";
import { violated } from "./refusals";
import type { Draft } from "./rules";

/**
 * Pointers by which a record tells of contact with whom they name. Those who take part in it are named by records of their own, which tell of
 * contact with all the others.
 */
const CONTACT: Partial<Readonly<Record<Label, string>>> = {
  Collaboration: "partner",
  Meeting: "host",
  MeetingParticipation: "actor",
  Project: "",
  ProjectParticipation: "actor",
  Visit: "body",
  VisitParticipation: "actor",
};

const CLAUSE = "OPCAT 11(1)(b)(ii)";

/**
 * The record, of a narrower class where it is new, tells of contact with a treaty body, and nothing was said about its class. RULE_VIOLATED
 * where it would make such contact public. What is public stays so: it was imported with its sources, or a steward named the public source.
 */
export async function withoutPublicContact(transaction: WriteTransaction, draft: Draft): Promise<RecordInput> {
  const { label, before, after, as, statedVisibility, namedBeside } = draft;
  if (!(label in CONTACT) || !isPublic(after)) return after;
  const beside = [...namedBeside, ...(await metThere(transaction, draft))];
  const bodies = await treatyBodies(transaction, draft, [...contactsOf(label, after), ...beside]);
  const known = before && isPublic(before) ? [...contactsOf(label, before), ...beside] : [];
  if (bodies.every((id) => known.includes(id))) return after;
  if (as === "STEWARD" && (await restsOnPublicSource(transaction, after))) return after;
  if (before === null && statedVisibility === undefined) {
    const audience = [...new Set([...(after.audience ?? []), ...partiesOf(label, after), ...namedBeside, ...bodies])];
    return { ...after, audience, properties: { ...after.properties, visibility: "RESTRICTED" satisfies Visibility } };
  }
  throw violated("Contact with a treaty body is not made public by recording it.", CLAUSE, [
    "Choose another visibility. Once it is published, a steward opens it, naming the public source.",
  ]);
}

const isPublic = ({ properties }: RecordInput): boolean => properties.visibility === "PUBLIC";

const contactsOf = (label: Label, { pointers }: RecordInput): readonly string[] =>
  [pointers[CONTACT[label] ?? ""] ?? []].flat();

/** Whom somebody meets who takes part in something: who hosts it, or visits, and who else takes part, as far as whoever writes sees that. */
async function metThere(transaction: WriteTransaction, { label, after, viewer }: Draft): Promise<readonly string[]> {
  const participation = Object.values(PARTICIPATIONS).find((one) => one.label === label);
  if (!participation) return [];
  const seen = transaction.as(viewer.viewpoint);
  const id = String(after.pointers[participation.pointer]);
  const whole = (await seen.read([id])).get(id);
  const others = (await seen.pointingAt(label, participation.pointer, id)).filter((one) => one.id !== after.id);
  return [...(whole ? contactsOf(whole.label, whole) : []), ...others.map(({ pointers }) => String(pointers.actor))];
}

/** Those that are treaty bodies, as far as whoever writes can see them: of others nothing is told. */
async function treatyBodies(
  transaction: WriteTransaction,
  { viewer, known }: Draft,
  ids: readonly string[],
): Promise<readonly string[]> {
  const unknown = ids.filter((id) => !known?.has(id));
  const read = unknown.length > 0 ? await transaction.as(viewer.viewpoint).read(unknown) : null;
  return [...new Set(ids)].filter((id) => (known?.get(id) ?? read?.get(id))?.properties.type === "UN_TREATY_BODY");
}
