/** Made-up projects, meetings and visits, with their participants. They say nothing about what was learnt. */
import type { LabelledRecord } from "../rowRecords";
import { confidential, madeUp, partners, restricted } from "./madeUp";

const [project, meeting, visit, place] = [
  madeUp("Project"),
  madeUp("Meeting"),
  madeUp("Visit"),
  madeUp("PlaceOfDetention"),
];
const [inProject, atMeeting, onVisit] = [
  madeUp("ProjectParticipation"),
  madeUp("MeetingParticipation"),
  madeUp("VisitParticipation"),
];

const SHORES = "network-demo-shores";
const OF_CONTACT = confidential("body-demo-committee", "npm-demo-north");

const projects: readonly LabelledRecord[] = [
  project("project-demo-handbook", {
    name: "Handbook for the shores",
    status: "ENDED",
    description: "Writes a handbook for beginners",
    budgetAmount: 120_000.5,
    budgetCurrency: "XTS",
    from: "2021",
    to: "2023-06",
    note: "XTS is for tests.",
  }),
  project(
    "project-demo-bridge",
    { name: "Bridge of interpreters", status: "ACTIVE", budgetAmount: 8_000, budgetCurrency: "XTS", from: "2024" },
    partners([SHORES], ["npm-demo-south"]),
  ),
  inProject("ppart-demo-handbook-north", {
    role: "LEAD",
    project: "project-demo-handbook",
    actor: "npm-demo-north",
    confirmedBy: ["npm-demo-north"],
  }),
  inProject("ppart-demo-handbook-fund", {
    role: "FUNDER",
    project: "project-demo-handbook",
    actor: "body-demo-fund",
    disputedBy: ["body-demo-fund"],
  }),
  // Public by itself, hidden with the funder that stays unnamed.
  inProject("ppart-demo-handbook-patron", {
    role: "FUNDER",
    project: "project-demo-handbook",
    actor: "body-demo-patron",
  }),
  inProject("ppart-demo-bridge-delta", {
    role: "PARTNER",
    project: "project-demo-bridge",
    actor: "cso-demo-delta",
  }),
  // The organisation, the project and the fact that they belong together: each may be hidden alone.
  inProject(
    "ppart-demo-handbook-alpha",
    { role: "SUPPORTER", project: "project-demo-handbook", actor: "cso-demo-alpha" },
    restricted(["cso-demo-alpha", SHORES], ["cso-demo-alpha"]),
  ),
];

const meetings: readonly LabelledRecord[] = [
  meeting("meeting-demo-annual", {
    name: "Annual meeting in Northhaven",
    type: "ANNUAL",
    place: "Northhaven",
    theme: "Prevention at sea",
    participantCount: 24,
    from: "2021-09-09",
    to: "2021-09-10",
    note: "Two days.",
    network: SHORES,
    state: "state-demo-northland",
    host: "npm-demo-north",
    confirmedBy: ["npm-demo-north"],
  }),
  meeting(
    "meeting-demo-closed",
    {
      name: "Closed session of members",
      type: "NPM_SESSION",
      place: "Northhaven",
      from: "2024-02-06",
      network: SHORES,
      partOf: "meeting-demo-annual",
      state: "state-demo-northland",
      host: "npm-demo-isle",
      disputedBy: ["npm-demo-isle"],
    },
    restricted([SHORES]),
  ),
  meeting(
    "meeting-demo-transport",
    {
      name: "Call about vehicles",
      type: "WORKING_GROUP",
      from: "2023-11-03",
      to: "2023-11-03",
      network: SHORES,
      workingGroup: "wg-demo-transport",
    },
    partners([SHORES, "state-demo-southland"]),
  ),
  meeting(
    "meeting-demo-contact",
    { name: "Confidential consultation", type: "BILATERAL", from: "2024-05-14", state: "state-demo-northland" },
    OF_CONTACT,
  ),
  atMeeting("part-demo-annual-north", {
    role: "HOST",
    meeting: "meeting-demo-annual",
    actor: "npm-demo-north",
    confirmedBy: ["npm-demo-north"],
  }),
  atMeeting("part-demo-annual-isle", {
    role: "INVITED",
    meeting: "meeting-demo-annual",
    actor: "npm-demo-isle",
    disputedBy: ["npm-demo-isle"],
  }),
  atMeeting(
    "part-demo-annual-alpha",
    { role: "PARTICIPANT", meeting: "meeting-demo-annual", actor: "cso-demo-alpha" },
    confidential("cso-demo-alpha"),
  ),
  atMeeting("part-demo-closed-south", { role: "PARTICIPANT", meeting: "meeting-demo-closed", actor: "npm-demo-south" }),
  atMeeting("part-demo-contact", { role: "PARTNER", meeting: "meeting-demo-contact", actor: "body-demo-committee" }),
];

const visits: readonly LabelledRecord[] = [
  visit("visit-demo-joint", {
    type: "JOINT_NPM_VISIT",
    purpose: "Visit of two NPMs together",
    dateBasis: "REPORTED",
    reportStatus: "PUBLIC",
    from: "2021-09-10",
    to: "2021-09-10",
    note: "Shows the fields of a visit.",
    body: "body-demo-committee",
    state: "state-demo-northland",
    meeting: "meeting-demo-annual",
    places: ["place-demo-harbour", "place-demo-lodge"],
    confirmedBy: ["body-demo-committee"],
  }),
  visit(
    "visit-demo-contact",
    {
      type: "NPM_ADVISORY",
      purpose: "Contact of the committee",
      reportStatus: "CONFIDENTIAL",
      from: "2024-05-13",
      to: "2024-05-15",
      body: "body-demo-committee",
      state: "state-demo-northland",
      meeting: "meeting-demo-contact",
      places: ["place-demo-harbour"],
      disputedBy: ["body-demo-committee"],
    },
    OF_CONTACT,
  ),
  onVisit("vpart-demo-joint-south", {
    role: "PARTICIPANT",
    visit: "visit-demo-joint",
    actor: "npm-demo-south",
    confirmedBy: ["npm-demo-south"],
  }),
  onVisit(
    "vpart-demo-joint-coast",
    { role: "OBSERVER", visit: "visit-demo-joint", actor: "npm-demo-coast", disputedBy: ["npm-demo-coast"] },
    restricted([SHORES]),
  ),
  onVisit("vpart-demo-contact", { role: "HOST", visit: "visit-demo-contact", actor: "npm-demo-north" }),
];

const places: readonly LabelledRecord[] = [
  place("place-demo-harbour", {
    name: "Harbour police post",
    type: "POLICE_STATION",
    city: "Northhaven",
    state: "state-demo-northland",
  }),
  place(
    "place-demo-lodge",
    { name: "Lodge, still being built", type: "SOCIAL_CARE", city: "Southmouth", state: "state-demo-southland" },
    partners(["state-demo-southland"]),
  ),
];

/** Projects, meetings, visits and places of the demonstration. */
export const activities: readonly LabelledRecord[] = [...projects, ...meetings, ...visits, ...places];
