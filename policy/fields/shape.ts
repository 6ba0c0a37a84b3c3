import type { Requirement } from "../requirement";

/** Every field of a type with what it takes to read it. */
export type TypeFields = Readonly<Record<string, Requirement>>;

/** Fields that everyone may read, named by spaces, and those that take more. */
export function value(open: string, guarded: TypeFields = {}): TypeFields {
  const names = open.split(" ").filter((name) => name !== "");
  return { ...Object.fromEntries(names.map((name) => [name, "public" as const])), ...guarded };
}

/** What every record has. Who owns a record and who its audience is is nobody’s business but that of those who work with it. */
const RECORD = value("id confidence provenance unverifiedFields visibility", {
  owners: "classification:read",
  audience: "classification:read",
  revision: ["cooperation:write", "records:curate"],
});

/** A record read from sources. */
export const record = (open: string, guarded: TypeFields = {}): TypeFields => ({
  ...RECORD,
  ...value(`sources ${open}`, guarded),
});

/** A record that names organisations as its parties. */
export const ofParties = (open: string, guarded: TypeFields = {}): TypeFields =>
  record(`confirmation confirmedBy disputedBy isDisputed ${open}`, guarded);

/** A record without sources: a source. */
export const source = (open: string): TypeFields => ({ ...RECORD, ...value(open) });

const ACTOR_RELATIONS =
  "aliases collaborations documents documentsAbout meetingParticipations meetings meetingsInvitedTo memberships persons projectParticipations " +
  "projects recommendations recommendationsReceived visitParticipations visits";

/** One of the four kinds of actor. */
export const actor = (open: string): TypeFields => record(`name isCivilSociety ${ACTOR_RELATIONS} ${open}`);

/** The interface of the four kinds; its fields are those of a record, without the guarded ones. */
export const actorInterface: TypeFields = value(
  `id confidence unverifiedFields visibility sources name isCivilSociety ${ACTOR_RELATIONS}`,
);
