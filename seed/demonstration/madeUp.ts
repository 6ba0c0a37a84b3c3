/** How records of the demonstration are made, so that nobody mistakes one for a fact. */
import { type Visibility } from "../../domain/access/viewpoint";
import { pointersOf, propertiesOf, type Label, type RecordInput, type Value } from "../../store/port";
import type { LabelledRecord } from "../rowRecords";

/** Begins every text of the demonstration but codes and the names of towns. */
const MARK = "Made up: ";

/** The source of all of it. */
export const SOURCE = "src-demo";

/** Codes, and names of towns and regions: too short for the mark, and the record’s own name bears it. */
const UNMARKED = new Set([
  "iso2",
  "acronym",
  "budgetCurrency",
  "clause",
  "region",
  "subregion",
  "capital",
  "seat",
  "city",
  "place",
  "foundedPlace",
]);

/** Who may see a record: nothing said means everyone. */
export interface Marks {
  readonly visibility?: Visibility;
  readonly owners?: readonly string[];
  readonly audience?: readonly string[];
}

/** For viewers who hold `network:read` for one of these networks or states. */
export const partners = (audience: readonly string[], owners: readonly string[] = []): Marks => ({
  visibility: "PARTNERS",
  owners,
  audience,
});

/** For these actors and the members of these networks. */
export const restricted = (audience: readonly string[], owners: readonly string[] = []): Marks => ({
  visibility: "RESTRICTED",
  owners,
  audience,
});

/** For these actors alone. */
export const confidential = (...owners: readonly string[]): Marks => ({ visibility: "CONFIDENTIAL", owners });

/** Properties and pointers of a record under their names in the model. */
type Fields = Readonly<Record<string, Value>>;

/** A function that makes records of a label: id, fields, and who may see it. Marks texts, and adds confidence and source. */
export function madeUp(label: Label): (id: string, fields: Fields, marks?: Marks) => LabelledRecord {
  return (id, fields, { visibility = "PUBLIC", ...admitted } = {}) => {
    const properties: Record<string, Value> = { confidence: "UNVERIFIED", unverifiedFields: [], visibility };
    const pointers: Record<string, string | readonly string[]> = label === "Source" ? {} : { sources: [SOURCE] };
    for (const [name, value] of Object.entries(fields)) {
      if (name in pointersOf(label)) pointers[name] = value as string | readonly string[];
      else properties[name] = marked(label, name, value);
    }
    return { label, record: { id, properties, pointers, ...admitted } satisfies RecordInput };
  };
}

function marked(label: Label, name: string, value: Value): Value {
  const model = propertiesOf(label)[name];
  const isText = model?.type === "STRING" && model.list !== true;
  return isText && !UNMARKED.has(name) ? `${MARK}${String(value)}` : value;
}
