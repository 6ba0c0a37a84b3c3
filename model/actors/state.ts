import { choice, countryCode, date, decimal, flag, nameProperty, note, text, year, type RecordModel } from "../shape";
import { plain } from "../table";
import { byName } from "./common";

/** Declares `State` records: states and territories with their status under the OPCAT. */
export const state = {
  ...byName,
  idPrefix: "state-",
  files: ["states.csv"],
  root: { one: "state", many: "states" },
  description: "A state (or one territory) with its standing under the OPCAT.",
  properties: {
    name: nameProperty("Short English name; print `nameFootnote` with it where there is one."),
    nameFootnote: text("Footnote that belongs to the name (Kosovo*, UNSCR 1244)."),
    iso2: text("ISO 3166-1 alpha-2 code; XK is user-assigned.", {
      search: true,
      code: "STATE",
      unique: true,
    }),
    iso3: countryCode("ISO 3166-1 alpha-3 code; XKX is user-assigned.", {
      sort: true,
      search: true,
      unique: true,
    }),
    kind: choice("StateKind", "Standing in the United Nations.", { required: true }),
    region: text(
      "UN M49 region. Armenia, Azerbaijan, Cyprus, Georgia and Türkiye are Asia; `coeMember` is the better filter for Europe.",
      { sort: true, column: "un_region" },
    ),
    subregion: text("UN M49 subregion.", { sort: true, column: "un_subregion" }),
    capital: text("Capital.", { search: true }),
    lat: decimal("Latitude of the centroid, degrees north (WGS 84).", { range: { least: -90, greatest: 90 } }),
    lon: decimal("Longitude of the centroid, degrees east (WGS 84).", { range: { least: -180, greatest: 180 } }),
    opcatStatus: choice("OpcatStatus", "Treaty status under the OPCAT.", { required: true }),
    signatureDate: date("When the OPCAT was signed.", { unknownWhen: "NEVER" }),
    signatureType: choice("TreatyAction", "Act of signature."),
    ratificationDate: date("When the instrument of ratification, accession or succession was deposited.", {
      unknownWhen: { property: "opcatStatus", values: ["PARTY"] },
      sort: true,
    }),
    ratificationYear: year("Year of ratification, accession or succession; known also where the day is not.", {
      sort: true,
    }),
    ratificationType: choice("TreatyAction", "Act by which the state joined."),
    article24Declared: flag(
      "True where a declaration under OPCAT Art. 24 is recorded; empty does not mean that none exists.",
      { column: "article24_declaration" },
    ),
    article24Part: choice("OpcatPart", "Part that the Art. 24 declaration postponed, where stated."),
    coeMember: flag("Member of the Council of Europe."),
    cptConventionParty: flag("Bound by the European Convention for the Prevention of Torture, so visited by the CPT."),
    npmStatus: choice("NpmStatus", "Whether there was an NPM at `npmStatusAsOf`.", { required: true }),
    npmStatusAsOf: date(
      "Date of the newest source that shows the status; an old date does not mean that the status changed.",
      {
        sort: true,
      },
    ),
    npmDesignationYear: year("Year in which the first NPM was designated.", { sort: true }),
    npmStatusNote: text("Remark on the NPM status.", { paragraphs: true }),
    note,
  },
  pointers: {},
  table: {
    description: "States and territories with their standing under the OPCAT.",
    columns: [
      ...plain(
        "name nameFootnote iso2 iso3 kind region subregion capital lat lon opcatStatus signatureDate signatureType ratificationDate " +
          "ratificationYear ratificationType article24Declared article24Part coeMember cptConventionParty npmStatus npmStatusAsOf " +
          "npmDesignationYear npmStatusNote note",
      ),
    ],
  },
} as const satisfies RecordModel;
