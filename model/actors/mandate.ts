import { choice, pointer, text, type RecordModel } from "../shape";
import { PERIOD, named, plain } from "../table";
import { mandatePeriod, mandateDates } from "./common";

/** Declares `Mandate` records: who held the NPM mandate of a state, and when. */
export const mandate = {
  area: "actors",
  idPrefix: "mandate-",
  title: "institution",
  root: { one: "mandate", many: "mandates" },
  description:
    "The NPM function of a state held from / to by an institution; several at a time are possible, also decentralised.",
  properties: {
    institution: text("Institution that holds the mandate.", { sort: true }),
    actingAs: choice("ActingAs", "Capacity in which the institution acts under this record.", { required: true }),
    status: choice("MandateHolderStatus", "Whether the mandate is still held.", { required: true }),
    legalBasis: text("Act that gives the mandate."),
    ...mandateDates,
  },
  pointers: {
    state: pointer("State", "MANDATED_BY", "The state that gave the mandate.", { required: true }),
    npm: pointer("Npm", "HELD_BY", "The institution as NPM.", { required: true }),
  },
  period: mandatePeriod,
  defaultOrder: [{ property: "certainFrom" }],
  isRelation: true,
  table: {
    description: "Who holds, or held, the mandate of an NPM.",
    columns: [...named("state", "npm"), ...plain("institution actingAs status legalBasis"), ...PERIOD],
  },
} as const satisfies RecordModel;
