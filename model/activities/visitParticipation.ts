import { EVERY_WRITE, choice, pointer, type RecordModel } from "../shape";
import { byRole, participant } from "./common";

/** Declares `VisitParticipation` records, which relate an actor to a visit in one role. */
export const visitParticipation = {
  ...byRole,
  idPrefix: "vpart-",
  files: ["visit_participants.csv"],
  root: { one: "visitParticipation", many: "visitParticipations" },
  organisationsMay: EVERY_WRITE,
  description: "Who took part in a visit, and in which role.",
  properties: { role: choice("VisitRole", "Role.", { required: true, sort: true }) },
  pointers: {
    visit: pointer("Visit", "ON_VISIT", "The visit.", { required: true }),
    actor: participant("VISIT_PARTICIPANT"),
  },
} as const satisfies RecordModel;
