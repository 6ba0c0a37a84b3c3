/** The fields of a record as names and values, in the order in which readers look for them. */
import { type CardRecord } from "./record";
import { type Named } from "../api/operations";
import { safeAddress } from "../parts/addresses";
import { fieldsInWords } from "../parts/fields";
import { periodText } from "../parts/period";
import { namesOf } from "../state/names";
import { hasText, t, word } from "../text";

/** One line of a card; a value is text, an address, or records that have cards of their own. */
export interface Fact {
  /** Name of the field, as in the API: `unverifiedFields` name it so. */
  readonly field: string;
  readonly label: string;
  readonly text?: string;
  readonly records?: readonly Named[];
  readonly address?: string;
}

type Field = keyof CardRecord;

type Placed = readonly [field: Field, words?: string];

/** Fields in their order; the second is the enumeration whose words say the value. Any other field that has a name on the page follows them. */
const FIRST: readonly Placed[] = [
  ["nameLocal"],
  ["acronym"],
  ["npm"],
  ["network"],
  ["actor"],
  ["partner"],
  ["partnerLabel"],
  ["partnerKind", "partnerKind"],
  ["host"],
  ["parent"],
  ["state"],
  ["advisoryBody"],
  ["model", "model"],
  ["npmStanding", "standing"],
  ["networkStanding", "standing"],
  ["standing", "membership"],
  ["office", "office"],
  ["csoType", "csoType"],
  ["bodyType", "bodyType"],
  ["networkType", "networkType"],
  ["visitBody"],
  ["visitType", "visitType"],
  ["reportStatus", "reportStatus"],
  ["meetingType", "meetingType"],
  ["documentType", "documentType"],
  ["level", "level"],
  ["seat"],
  ["hostInstitution"],
  ["legalBasis"],
  ["designationDate"],
  ["operationalYear"],
  ["establishedYear"],
  ["foundedDate"],
  ["foundedPlace"],
  ["year"],
  ["period"],
  ["created"],
  ["date"],
  ["asOf"],
  ["place"],
  ["theme"],
  ["purpose"],
  ["focus"],
  ["formality", "formality"],
  ["regularity", "regularity"],
  ["status", "status"],
  ["instrument"],
  ["description"],
  ["statement"],
  ["region", "region"],
  ["subregion"],
  ["capital"],
  ["opcatStatus", "opcat"],
  ["ratificationDate"],
  ["npmStatus", "npmStatus"],
  ["publisher"],
];

/** Fields that close a card. */
const LAST: readonly Placed[] = [["website"], ["url"], ["confidence", "confidence"], ["note"]];

const PLACED: ReadonlySet<string> = new Set([...FIRST, ...LAST].map(([field]) => field));

/** Fields that were asked for and have a name on the page, but no place. */
const otherFields = (record: CardRecord): readonly Placed[] =>
  namesOf(record)
    .filter((field) => !PLACED.has(field) && hasText(`card.field.${field}`))
    .map((field) => [field]);

/** Lines for everything that is recorded. */
export function factsOf(record: CardRecord): readonly Fact[] {
  return [...FIRST, ...otherFields(record), ...LAST].flatMap(([field, words]) => {
    const value = valueOf(record, field, words);
    const label = hasText(`card.field.${field}`) ? t(`card.field.${field}`) : field;
    return value ? [{ field, label, ...value }] : [];
  });
}

type Value = Pick<Fact, "text" | "records" | "address">;

function valueOf(record: CardRecord, field: Field, words?: string): Value | null {
  const value = record[field];
  if (value === null || value === undefined || value === "") return null;
  if (field === "confidence") return { text: confidenceText(record) };
  if (field === "period" && record.period) return { text: periodText({ ...record, period: record.period }) };
  if (isNamed(value)) return { records: [value] };
  return typeof value === "string" || typeof value === "number" ? textOf(String(value), field, words) : null;
}

function textOf(text: string, field: Field, words?: string): Value {
  if (field === "url" || field === "website") return { text, ...safe(text) };
  return { text: words ? word(words, text) : text };
}

/** “Verified” says that all of it is: where a field is not, that is said in its place. */
function confidenceText({ confidence = "UNVERIFIED", unverifiedFields = [] }: CardRecord): string {
  if (confidence === "UNVERIFIED" || unverifiedFields.length === 0) return word("confidence", confidence);
  return t("confidence.part", { fields: fieldsInWords(unverifiedFields) });
}

const isNamed = (value: unknown): value is Named =>
  typeof value === "object" && value !== null && "id" in value && "name" in value;

function safe(text: string): { readonly address?: string } {
  const address = safeAddress(text);
  return address === null ? {} : { address };
}

/** What a record is called. */
export function titleOf(record: CardRecord): string {
  const own = record.name ?? record.title ?? record.purpose ?? record.statement;
  if (typeof own === "string") return own;
  const { npm, network, actor, partner, partnerLabel } = record;
  const sides = [npm ?? network ?? actor, partner].flatMap((side) => side?.name ?? []);
  if (typeof partnerLabel === "string" && sides.length < 2) sides.push(partnerLabel);
  return sides.length > 0 ? sides.join(" – ") : record.id;
}

/** Kinds of actors: they have a place in the network. */
export const isActor = ({ __typename: kind }: CardRecord): boolean => ["Npm", "Cso", "Body", "Network"].includes(kind);
