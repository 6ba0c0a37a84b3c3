import { EVERY_WRITE, choice, pointer, type RecordModel } from "../shape";
import { byRole, participant } from "./common";

/** Declares `MeetingParticipation` records, which relate an actor to a meeting in one role. */
export const meetingParticipation = {
  ...byRole,
  idPrefix: "part-",
  files: ["meeting_participants.csv"],
  root: { one: "meetingParticipation", many: "meetingParticipations" },
  organisationsMay: EVERY_WRITE,
  description: "Who took part in a meeting, and in which role.",
  properties: { role: choice("MeetingRole", "Role.", { required: true, sort: true }) },
  pointers: {
    meeting: pointer("Meeting", "AT_MEETING", "The meeting.", { required: true }),
    actor: participant("MEETING_PARTICIPANT"),
  },
} as const satisfies RecordModel;
