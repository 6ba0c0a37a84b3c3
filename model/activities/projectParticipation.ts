import { EVERY_WRITE, choice, pointer, type RecordModel } from "../shape";
import { byRole, participant } from "./common";

/** Declares `ProjectParticipation` records, which relate an actor to a project in one role; funders are among them (D16). */
export const projectParticipation = {
  ...byRole,
  idPrefix: "ppart-",
  files: ["project_participants.csv"],
  root: { one: "projectParticipation", many: "projectParticipations" },
  organisationsMay: EVERY_WRITE,
  description: "Who takes part in a project, and in which role; funders are here (D16).",
  properties: { role: choice("ProjectRole", "Role.", { required: true, sort: true }) },
  pointers: {
    project: pointer("Project", "IN_PROJECT", "The project.", { required: true }),
    actor: participant("PROJECT_PARTICIPANT"),
  },
} as const satisfies RecordModel;
