/** What an import would change, as a person reads it. */
import type { ImportPreview, PreviewedField, PreviewedFields, PreviewedRecord } from "../../seed";

/** So many records of each part are listed. */
const LISTED = 20;

const GONE = [
  "is no longer in the dataset and would be archived",
  "are no longer in the dataset and would be archived",
];

const counted = (count: number): string => `${count} ${count === 1 ? "record" : "records"}`;

/** One paragraph for each part that holds something: how many records of which kinds, then the first of them. */
export function previewText(preview: ImportPreview): string {
  const texts = [
    paragraph(["would be created"], preview.created, idOf),
    paragraph(["would come back, archived by an earlier import"], preview.broughtBack, idOf),
    paragraph(["would change"], preview.changed, changeOf),
    paragraph(["keeps what a curator changed", "keep what a curator changed"], preview.kept, keptOf),
    paragraph(["stays archived, as a curator left it", "stay archived, as a curator left them"], preview.leftOut, idOf),
    paragraph(GONE, preview.archived, idOf),
  ].flat();
  return [
    ...texts,
    `${counted(preview.unchanged)} ${preview.unchanged === 1 ? "stays as it is" : "stay as they are"}.\n`,
  ].join("\n");
}

/** `what` is said of one record, and of several where that is not the same. */
function paragraph<One extends PreviewedRecord>(
  [what, ofSeveral = what]: readonly string[],
  records: readonly One[],
  lineOf: (record: One) => string,
): readonly string[] {
  if (records.length === 0) return [];
  const lines = records.slice(0, LISTED).map((record) => `  ${lineOf(record)}`);
  const rest = records.length - lines.length;
  const more = rest > 0 ? [`  … and ${rest} more; --json lists all of them.`] : [];
  return [
    `${counted(records.length)} ${records.length === 1 ? what : ofSeveral}: ${countsByKind(records)}`,
    ...lines,
    ...more,
    "",
  ];
}

/** `Npm 3, State 2`, the most frequent first. */
function countsByKind(records: readonly PreviewedRecord[]): string {
  const counts = new Map<string, number>();
  for (const { label } of records) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([label, count]) => `${label} ${count}`)
    .join(", ");
}

const idOf = ({ id }: PreviewedRecord): string => id;
const changeOf = ({ id, fields }: PreviewedFields): string => `${id}: ${fields.map(differenceIn).join("; ")}`;
const keptOf = ({ id, fields }: PreviewedFields): string =>
  `${id}: ${fields.map(({ field, before, after }) => `${field} ${shown(before)} (dataset: ${shown(after)})`).join("; ")}`;

/** What a field would hold instead; of a list what comes in (+) and what goes (−). */
function differenceIn({ field, before, after }: PreviewedField): string {
  if (!isList(before) || !isList(after)) return `${field} ${shown(before)} → ${shown(after)}`;
  const [added, gone] = [after.filter((one) => !before.includes(one)), before.filter((one) => !after.includes(one))];
  const marked = [...added.map((one) => `+${String(one)}`), ...gone.map((one) => `−${String(one)}`)];
  return `${field} ${marked.length > 0 ? marked.join(" ") : "in another order"}`;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Longest text of a value, characters. */
const LONGEST = 60;

/** A value in a line: long ones are cut, and what would move the cursor of a terminal is escaped. */
function shown(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return "–";
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
