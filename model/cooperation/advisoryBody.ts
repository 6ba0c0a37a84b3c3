import { EVERY_WRITE, choice, count, nameProperty, note, pointer, text, year, type RecordModel } from "../shape";
import { named, plain } from "../table";

/** Declares `AdvisoryBody` records: councils and committees attached to an NPM (S5). */
export const advisoryBody = {
  area: "cooperation",
  idPrefix: "advisory-",
  files: ["advisory_bodies.csv"],
  title: "name",
  root: { one: "advisoryBody", many: "advisoryBodies" },
  organisationsMay: EVERY_WRITE,
  description: "Council or committee attached to an NPM (S5).",
  properties: {
    name: nameProperty("Name."),
    roles: choice("AdvisoryRole", "What it does.", { list: true, filterName: "role", column: "role" }),
    establishedYear: year("Year in which it was set up.", { sort: true }),
    memberCount: count("Number of members.", { sort: true }),
    meetingFrequency: text("How often it meets."),
    legalBasis: text("Act it rests on."),
    note,
  },
  pointers: { npm: pointer("Npm", "ADVISES", "The NPM it is attached to.", { required: true, party: true }) },
  defaultOrder: [{ property: "name" }],
  table: {
    description: "Councils and committees attached to NPMs.",
    columns: [...plain("name roles establishedYear memberCount meetingFrequency legalBasis note"), ...named("npm")],
  },
} as const satisfies RecordModel;
