import { meeting } from "./meeting";
import { meetingParticipation } from "./meetingParticipation";
import { placeOfDetention } from "./placeOfDetention";
import { project } from "./project";
import { projectParticipation } from "./projectParticipation";
import { visit } from "./visit";
import { visitParticipation } from "./visitParticipation";

/** The records that the subgraph activities owns. */
export const activityRecords = {
  Project: project,
  ProjectParticipation: projectParticipation,
  Meeting: meeting,
  MeetingParticipation: meetingParticipation,
  Visit: visit,
  VisitParticipation: visitParticipation,
  PlaceOfDetention: placeOfDetention,
} as const;
