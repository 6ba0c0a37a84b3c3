import { EVERY_WRITE, choice, date, nameProperty, note, text, url, type RecordModel } from "../shape";
import { plain } from "../table";
import { byName } from "./common";

/** Declares `Source` records, which say where a fact was read. */
export const source = {
  ...byName,
  idPrefix: "src-",
  files: ["sources.csv"],
  title: "title",
  root: { one: "source", many: "sources" },
  organisationsMay: EVERY_WRITE,
  defaultOrder: [{ property: "title" }],
  description: "Where a fact was read.",
  properties: {
    title: nameProperty("Title."),
    publisher: text("Publisher.", { sort: true, search: true }),
    url: url("Address of the publisher; of the site where the exact one was not checked (see `note`).", {
      column: "canonical_url",
    }),
    citedAddress: text("Address cited, as text: it may be a mirror and is never a link.", { column: "url" }),
    date: date("Date of publication.", { sort: true }),
    accessedVia: text("What was actually read, as text."),
    kind: choice("SourceKind", "Kind of source.", { required: true }),
    note,
  },
  pointers: {},
  table: {
    description: "Where the facts were read.",
    columns: [...plain("title publisher url citedAddress date accessedVia kind note")],
  },
} as const satisfies RecordModel;
