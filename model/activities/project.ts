import {
  EVERY_WRITE,
  choice,
  decimal,
  AMOUNTS,
  nameProperty,
  note,
  periodProperties,
  text,
  type RecordModel,
} from "../shape";
import { PERIOD, plain } from "../table";
import { byName } from "./common";

/** Declares `Project` records with their budget, which only tokens with `finance:read` may read. */
export const project = {
  ...byName,
  idPrefix: "project-",
  files: ["projects.csv"],
  root: { one: "project", many: "projects" },
  mutations: { create: "recordProject" },
  organisationsMay: EVERY_WRITE,
  description: "A project around NPMs (D8).",
  properties: {
    name: nameProperty("Name."),
    status: choice("ProjectStatus", "Whether it is running.", { required: true }),
    description: text("What it is, in the words of whoever recorded it.", { search: true, paragraphs: true }),
    budgetAmount: decimal("Total budget where stated, in units of `budgetCurrency`.", {
      sort: true,
      range: AMOUNTS,
      requires: "finance:read",
    }),
    budgetCurrency: text("ISO 4217 code of the budget’s currency.", { code: "CURRENCY", requires: "finance:read" }),
    ...periodProperties("When it began.", "When it ended."),
    note,
  },
  pointers: {},
  period: {
    openWhen: { property: "status", values: ["ACTIVE"] },
    endedWhen: { property: "status", values: ["ENDED"] },
  },
  table: {
    description: "Projects around NPMs.",
    columns: [...plain("name status description budgetAmount budgetCurrency"), ...PERIOD, ...plain("note")],
  },
} as const satisfies RecordModel;
