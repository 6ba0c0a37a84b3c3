import {
  ACTOR_LABELS,
  EVERY_WRITE,
  choice,
  countryCode,
  date,
  decimal,
  flag,
  locale,
  nameProperty,
  note,
  periodProperties,
  pointer,
  text,
  url,
  year,
  type RecordModel,
} from "../shape";
import { PERIOD, named, plain } from "../table";

const byName = { area: "actors", title: "name", defaultOrder: [{ property: "name" }] } as const;
const mandatePeriod = {
  openWhen: { property: "status", values: ["ACTIVE", "NOT_YET_OPERATIONAL"] },
  endedWhen: { property: "status", values: ["DISSOLVED"] },
} as const;
const mandateDates = periodProperties(
  "First day of the mandate.",
  "First day on which the mandate is no longer held.",
  ["valid_from", "valid_to"],
);

export const actorRecords = {
  State: {
    ...byName,
    idPrefix: "state-",
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
      article24Part: choice("OpcatPart", "Part that the Art. 24 declaration postponed, where told."),
      coeMember: flag("Member of the Council of Europe."),
      cptConventionParty: flag(
        "Bound by the European Convention for the Prevention of Torture, so visited by the CPT.",
      ),
      npmStatus: choice("NpmStatus", "Whether there was an NPM at `npmStatusAsOf`.", { required: true }),
      npmStatusAsOf: date("Date of the newest source that shows the status; often just old, nothing more.", {
        sort: true,
      }),
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
  },
  Mandate: {
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
  },
  Npm: {
    ...byName,
    idPrefix: "npm-",
    root: { one: "npm", many: "npms" },
    organisationsMay: ["update"],
    description:
      "A National Preventive Mechanism: one record per holder of the mandate, so a state can have a former and a present one (OPCAT Art. 3, 17).",
    properties: {
      name: nameProperty("Name in English."),
      nameLocal: text("Name in its own language.", { search: true }),
      hostInstitution: text("Institution that is, or houses, the NPM.", { search: true }),
      model: choice("NpmModel", "Institutional model; describes the institution, not one relation.", {
        required: true,
        column: "model_type",
      }),
      aptTypeLabel: text("Label of the APT for the model, where it gives one."),
      designationYear: year("Year of designation.", { sort: true }),
      designationDate: date("Day of designation."),
      operationalYear: year("Year in which the work began.", { sort: true }),
      legalBasis: text("Act that gives the mandate."),
      status: choice("MandateHolderStatus", "Whether the mandate is still held; ACTIVE means that no end was found.", {
        required: true,
      }),
      isCivilSociety: flag("Always false for an NPM.", { required: true, fixed: false }),
      languages: locale("Languages in which it works (D17).", { list: true, filterName: "language" }),
      ...mandateDates,
      note,
    },
    pointers: { state: pointer("State", "OF_STATE", "The state whose NPM it is.", { required: true, country: true }) },
    period: mandatePeriod,
    table: {
      description: "National Preventive Mechanisms, former ones too.",
      columns: [
        ...plain(
          "name nameLocal hostInstitution model aptTypeLabel designationYear designationDate operationalYear legalBasis status isCivilSociety",
        ),
        ...named("state"),
        ...PERIOD,
        ...plain("note"),
      ],
    },
  },
  Cso: {
    ...byName,
    idPrefix: "cso-",
    root: { one: "cso", many: "csos" },
    organisationsMay: ["update"],
    description: "A civil society organisation documented as partner of an NPM or as organiser of work with NPMs.",
    properties: {
      name: nameProperty("Name in English."),
      nameLocal: text("Name in its own language.", { search: true }),
      acronym: text("Acronym.", { search: true }),
      type: choice("CsoType", "Kind of organisation.", { required: true }),
      isCivilSociety: flag("Always true for a CSO.", { required: true, fixed: true }),
      focus: text("Field of work."),
      note,
    },
    pointers: {
      state: pointer("State", "OF_STATE", "State in which it is based; empty for organisations of several states.", {
        country: true,
      }),
    },
    table: {
      description: "Civil society organisations.",
      columns: [...plain("name nameLocal acronym type focus note"), ...named("state")],
    },
  },
  Body: {
    ...byName,
    idPrefix: "body-",
    root: { one: "body", many: "bodies" },
    organisationsMay: ["update"],
    description: "An international, regional, research, donor or other body: SPT, CPT, Council of Europe, APT …",
    properties: {
      name: nameProperty("Name in English."),
      acronym: text("Acronym.", { search: true }),
      type: choice("BodyType", "Kind of body.", { required: true }),
      isCivilSociety: flag("True where the body is a non-governmental organisation (APT).", { required: true }),
      seat: text("City of its seat."),
      establishedYear: year("Year in which it was set up.", { sort: true }),
      note,
    },
    pointers: { parent: pointer("Body", "PART_OF", "Body it is part of.") },
    table: {
      description: "International, regional and other bodies.",
      columns: [...plain("name acronym type isCivilSociety seat establishedYear note"), ...named("parent")],
    },
  },
  Person: {
    ...byName,
    idPrefix: "person-",
    root: { one: "person", many: "persons" },
    description: "An office-holder named in a published act, in that function and at that date only.",
    properties: {
      name: nameProperty("Name as printed in the act."),
      publicFunction: text("Function in which the person is named."),
      functionDate: date("Date of the act."),
      legalBasis: choice("LegalBasis", "Why the person may be named.", { required: true }),
    },
    pointers: {
      organisation: pointer(ACTOR_LABELS, "HOLDS_OFFICE_IN", "Organisation for which the person acted.", {
        party: true,
      }),
    },
  },
  Alias: {
    ...byName,
    idPrefix: "alias-",
    root: { one: "alias", many: "aliases" },
    description: "Another or former name of a record, with dates (Macedonia → North Macedonia).",
    properties: {
      name: nameProperty("The other name."),
      language: locale("Language of the name."),
      ...periodProperties("First day of use.", "First day on which it is no longer used.", ["from", "to"]),
    },
    pointers: {
      entity: pointer(["State", ...ACTOR_LABELS], "ALIAS_OF", "The record that bears, or bore, the name.", {
        required: true,
      }),
    },
    period: {},
    isRelation: true,
  },
  Source: {
    ...byName,
    idPrefix: "src-",
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
      accessedVia: text("What was really read, as text."),
      kind: choice("SourceKind", "Kind of source.", { required: true }),
      note,
    },
    pointers: {},
    table: {
      description: "Where the facts were read.",
      columns: [...plain("title publisher url citedAddress date accessedVia kind note")],
    },
  },
} as const satisfies Record<string, RecordModel>;
