/** What each file of the dataset becomes: labels of the model, and the property or pointer for every column. Data only. */
import type { Label, Value } from "../store/port";
import { enumValue } from "./cells";

/** Cells of one row by column; undefined where the file lacks the column. */
export type Cells = Readonly<Record<string, string | undefined>>;

/** How rows of a file become records of one label. */
export interface RecordMapping {
  readonly label: Label;
  /** Column → property or pointer of the label; a column that is not named here says nothing about this record. */
  readonly columns: Readonly<Record<string, string>>;
  /** The id of the record, from the id of the row. */
  readonly id: (rowId: string) => string;
  /** Properties that no column states; null is none. */
  readonly derive?: (cells: Cells) => Readonly<Record<string, Value>>;
  /** Column → derived properties that rest on it and share its doubts. */
  readonly restingOn?: Readonly<Record<string, readonly string[]>>;
}

export interface FileMapping {
  readonly file: string;
  /** Every column the file must have, in any order. */
  readonly columns: readonly string[];
  readonly records: readonly RecordMapping[];
  /** Rows are sources themselves: `source` repeats the id. */
  readonly isItsOwnSource?: boolean;
}

/** Columns about the row itself rather than the world; nothing about them can be unverified. */
export const ROW_COLUMNS: readonly string[] = ["id", "unverified_fields", "confidence"];

/** Raised when rows become other records than before, so that a graph that was imported earlier is brought up to date. */
export const MAPPING_EDITION = 3;

/** Names that differ from the column in every file. */
const RENAMED: Readonly<Record<string, string>> = {
  start_date: "from",
  end_date: "to",
  participant: "actor",
  member: "actor",
  source: "sources",
};

interface Options {
  readonly renamed?: Readonly<Record<string, string>>;
  readonly derive?: RecordMapping["derive"];
  readonly restingOn?: RecordMapping["restingOn"];
  readonly also?: readonly RecordMapping[];
}

type FileAndLabel = readonly [file: string, label: Label];

function mapped([file, label]: FileAndLabel, columnNames: string, options: Options = {}): FileMapping {
  const own = [...columnNames.split(" "), "source"];
  const { renamed, derive, restingOn, also = [] } = options;
  const columns = Object.fromEntries(own.map((one) => [one, renamed?.[one] ?? RENAMED[one] ?? camelCase(one)]));
  const record = { label, columns, id: (rowId: string) => rowId, derive, restingOn };
  return { file, columns: [...ROW_COLUMNS, ...own], records: [record, ...also] };
}

const camelCase = (column: string): string => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const NEVER_CIVIL_SOCIETY = (): Readonly<Record<string, Value>> => ({ isCivilSociety: false });

/** The mandate that an NPM holds: one for each row of npms.csv. */
const mandate: RecordMapping = {
  label: "Mandate",
  id: (rowId) => `mandate-${rowId.replace(/^npm-/, "")}`,
  columns: {
    id: "npm",
    state: "state",
    host_institution: "institution",
    status: "status",
    legal_basis: "legalBasis",
    valid_from: "from",
    valid_to: "to",
    source: "sources",
  },
  derive: ({ status }) => ({ actingAs: enumValue(status ?? "") === "NOT_YET_OPERATIONAL" ? "FUTURE_NPM" : "NPM" }),
  restingOn: { status: ["actingAs"] },
};

/** Part of the OPCAT that a state postponed, where the compiler's note tells. */
function article24Part({ note = "" }: Cells): string | null {
  if (note.startsWith("Article 24 declaration: Part IV")) return "PART_IV";
  return note.startsWith("Article 24 declaration concerns Part III") ? "PART_III" : null;
}

/** The article of the Declaration that a decision rests on tells what kind it is. */
const DECISION_KINDS: Readonly<Record<string, string>> = {
  "article 1": "FOUNDING",
  "articles 5 and 12": "ADMISSION",
  "article 13": "CHAIR",
};

/** How long the chair lasts by the rule of a network, where it says so in years. */
function yearsOfTerm({ chair_rule: rule = "" }: Cells): number | null {
  const [, years] = /\b(one|two|three|four)[ -]years?\b/.exec(rule.toLowerCase()) ?? [];
  return years ? ["one", "two", "three", "four"].indexOf(years) + 1 : null;
}

const sources: FileMapping = {
  file: "sources.csv",
  columns: "id title publisher url canonical_url date accessed_via kind note confidence source".split(" "),
  isItsOwnSource: true,
  records: [
    {
      label: "Source",
      id: (rowId) => rowId,
      columns: {
        title: "title",
        publisher: "publisher",
        url: "citedAddress",
        canonical_url: "url",
        date: "date",
        accessed_via: "accessedVia",
        kind: "kind",
        note: "note",
      },
    },
  ],
};

/** Every file of the dataset, alphabetical. */
export const fileMappings: readonly FileMapping[] = [
  mapped(["absences.csv", "Absence"], "state npm pattern statement as_of note"),
  mapped(
    ["advisory_bodies.csv", "AdvisoryBody"],
    "name npm role established_year member_count meeting_frequency legal_basis note",
    { renamed: { role: "roles" } },
  ),
  mapped(["aliases.csv", "Alias"], "entity name language from to"),
  mapped(["bodies.csv", "Body"], "name acronym type is_civil_society parent seat established_year note"),
  mapped(["body_visits.csv", "Visit"], "body state type start_date end_date date_basis report_status note"),
  mapped(["chairs.csv", "ChairTerm"], "network npm year start_date end_date representative note"),
  mapped(
    ["collaborations.csv", "Collaboration"],
    "npm partner partner_type partner_label pattern formality regularity start_year end_year first_attested last_attested " +
      "status instrument advisory_body description note",
    { renamed: { partner_type: "partnerKind", pattern: "patterns", start_year: "from", end_year: "to" } },
  ),
  mapped(["csos.csv", "Cso"], "name name_local acronym state type is_civil_society focus note"),
  mapped(["decisions.csv", "Decision"], "network title date meeting outcome decided_by subject clause note", {
    renamed: { subject: "subjects" },
    derive: ({ clause = "" }) => ({ kind: DECISION_KINDS[clause] ?? null }),
    restingOn: { clause: ["kind"] },
  }),
  mapped(["documents.csv", "Document"], "title type date publisher language url about note"),
  mapped(["meeting_participants.csv", "MeetingParticipation"], "meeting participant role"),
  mapped(
    ["meetings.csv", "Meeting"],
    "name type network part_of working_group start_date end_date city state theme host participant_count note",
    { renamed: { city: "place" } },
  ),
  mapped(
    ["memberships.csv", "Membership"],
    "network member status office start_date end_date first_attested last_attested signatory note",
  ),
  mapped(
    ["networks.csv", "Network"],
    "name acronym type founded_date founded_place founding_document membership_rule decision_rule chair_rule funding_rule " +
      "languages website status note",
    {
      derive: (cells) => ({ ...NEVER_CIVIL_SOCIETY(), chairTermYears: yearsOfTerm(cells) }),
      restingOn: { chair_rule: ["chairTermYears"] },
    },
  ),
  mapped(
    ["npms.csv", "Npm"],
    "name name_local state host_institution model_type apt_type_label designation_year designation_date operational_year " +
      "legal_basis status valid_from valid_to note",
    {
      renamed: { model_type: "model", valid_from: "from", valid_to: "to" },
      derive: NEVER_CIVIL_SOCIETY,
      also: [mandate],
    },
  ),
  mapped(["patterns.csv", "CollaborationPattern"], "code name rank scheme typical_formality description"),
  mapped(["persons.csv", "Person"], "name organisation public_function function_date", {
    derive: () => ({ legalBasis: "PUBLIC_FUNCTION" }),
  }),
  mapped(["places.csv", "PlaceOfDetention"], "name type city state"),
  mapped(["project_participants.csv", "ProjectParticipation"], "project participant role"),
  mapped(["projects.csv", "Project"], "name start_date end_date status description budget_amount budget_currency note"),
  mapped(["recommendations.csv", "Recommendation"], "issued_by addressed_to date topic text document meeting status"),
  sources,
  mapped(
    ["states.csv", "State"],
    "name name_footnote iso2 iso3 kind un_region un_subregion capital lat lon opcat_status signature_date signature_type " +
      "ratification_date ratification_year ratification_type article24_declaration coe_member cpt_convention_party " +
      "npm_status npm_status_as_of npm_designation_year npm_status_note note",
    {
      renamed: { un_region: "region", un_subregion: "subregion", article24_declaration: "article24Declared" },
      derive: (cells) => ({ article24Part: article24Part(cells) }),
      restingOn: { note: ["article24Part"] },
    },
  ),
  mapped(["visit_participants.csv", "VisitParticipation"], "visit participant role"),
  mapped(["visits.csv", "Visit"], "type start_date end_date state meeting places purpose note"),
  mapped(["working_groups.csv", "WorkingGroup"], "network meeting name theme created note kind"),
];
