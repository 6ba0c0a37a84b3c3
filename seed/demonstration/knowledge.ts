/** Made-up documents and recommendations, and what followed them. */
import type { LabelledRecord } from "../rowRecords";
import { confidential, madeUp, partners, restricted } from "./madeUp";

const [document, recommendation, followUp] = [madeUp("Document"), madeUp("Recommendation"), madeUp("FollowUp")];

const SHORES = "network-demo-shores";

const documents: readonly LabelledRecord[] = [
  document("document-demo-declaration", {
    title: "Declaration of the shores",
    type: "DECLARATION",
    date: "2019-05-02",
    language: "en",
    url: "https://shores.invalid/declaration",
    publicationStatus: "PUBLISHED",
    publicationDecidedBy: "PUBLISHER",
    note: "There is no such text.",
    publisher: SHORES,
    about: ["network-demo-shores", "network-demo-inland"],
    confirmedBy: [SHORES],
  }),
  document("document-demo-declaration-fr", {
    title: "Declaration of the shores, in French",
    type: "DECLARATION",
    date: "2019-06",
    language: "fr",
    publisher: SHORES,
    translationOf: "document-demo-declaration",
    disputedBy: [SHORES],
  }),
  document(
    "document-demo-minutes",
    {
      title: "Minutes of the closed session",
      type: "REPORT",
      date: "2024-02-07",
      language: "en",
      publisher: SHORES,
      about: ["advisory-demo-panel", "npm-demo-isle"],
    },
    restricted([SHORES]),
  ),
  document(
    "document-demo-draft",
    {
      title: "Draft handed over in confidence",
      type: "SPT_REPORT",
      publicationStatus: "NOT_PUBLISHED",
      publicationDecidedBy: "STATE",
      publisher: "body-demo-committee",
      about: ["npm-demo-north"],
    },
    confidential("body-demo-committee", "npm-demo-north"),
  ),
  document(
    "document-demo-guide",
    {
      title: "Guide to interpreting",
      type: "GUIDE",
      date: "2024",
      publisher: "state-demo-southland",
      about: ["advisory-demo-council", "cso-demo-beta"],
    },
    partners([SHORES, "state-demo-southland"]),
  ),
  // A public text that names organisations of which not all are public.
  document("document-demo-letter", {
    title: "Open letter on staffing",
    type: "LETTER",
    date: "2023",
    publisher: "cso-demo-beta",
    about: ["npm-demo-south", "cso-demo-gamma", "advisory-demo-panel"],
  }),
];

const recommendations: readonly LabelledRecord[] = [
  recommendation("recommendation-demo-training", {
    topic: "Training of staff",
    text: "Train staff every year",
    date: "2021-09",
    status: "PARTLY_IMPLEMENTED",
    issuedBy: "npm-demo-north",
    addressedTo: ["state-demo-northland", "cso-demo-gamma"],
    document: "document-demo-declaration",
    meeting: "meeting-demo-annual",
    confirmedBy: ["npm-demo-north"],
  }),
  recommendation(
    "recommendation-demo-quorum",
    {
      topic: "Quorum of the panel",
      text: "Set a quorum",
      date: "2024-02",
      status: "OPEN",
      issuedBy: SHORES,
      addressedTo: ["npm-demo-south"],
      document: "document-demo-minutes",
      meeting: "meeting-demo-closed",
      disputedBy: [SHORES],
    },
    restricted([SHORES], ["npm-demo-south"]),
  ),
];

const followUps: readonly LabelledRecord[] = [
  followUp("followup-demo-answer", {
    kind: "RESPONSE",
    date: "2022-01",
    description: "The ministry agreed in part",
    recommendation: "recommendation-demo-training",
    actor: "npm-demo-north",
    confirmedBy: ["npm-demo-north"],
  }),
  // Public by itself, for members only with the recommendation.
  followUp("followup-demo-quorum", {
    kind: "IMPLEMENTATION",
    description: "The panel changed its rules",
    recommendation: "recommendation-demo-quorum",
    actor: "npm-demo-south",
  }),
  followUp("followup-demo-advocacy", {
    kind: "ADVOCACY",
    date: "2023",
    description: "An association wrote about it",
    recommendation: "recommendation-demo-training",
    actor: "cso-demo-beta",
    disputedBy: ["cso-demo-beta"],
  }),
];

/** Documents and recommendations of the demonstration. */
export const knowledge: readonly LabelledRecord[] = [...documents, ...recommendations, ...followUps];
