import type { PeriodFacts } from "../../domain/time/period";
import { records, type Label } from "../../model";

/** Bounds of a record’s period that do not come from its own properties: from other records, and from the date as of which it was stated. */
export const BOUNDED_BY = ["notBefore", "notFrom", "mostYears", "recordedOn"] as const;
/** Name of one of these bounds. */
export type BoundedBy = (typeof BOUNDED_BY)[number];

/** What a record’s properties say about when it holds; undefined for kinds without a period. */
export function periodFactsOf(label: Label, properties: Readonly<Record<string, unknown>>): PeriodFacts | undefined {
  const { period } = records[label];
  if (!period) return undefined;
  const textOf = (name: string | undefined): string | null => {
    const value = name === undefined ? undefined : properties[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : null;
  };
  const says = (status: typeof period.openWhen): boolean =>
    status?.values.includes(String(properties[status.property])) ?? false;
  const [from, to, year] = [textOf("from"), textOf("to"), textOf(period.namedByYear)];
  const [first, last] = [textOf("firstAttested"), textOf("lastAttested")];
  const { mostYears } = properties;
  return {
    from,
    to,
    firstAttested: first ?? year,
    lastAttested: last ?? year,
    isOpen: says(period.openWhen),
    endedBy: says(period.endedWhen) ? (last ?? first ?? textOf("recordedOn")) : null,
    inclusive: period.inclusive ?? false,
    notBefore: textOf("notBefore"),
    notFrom: textOf("notFrom"),
    year,
    mostYears: typeof mostYears === "number" ? mostYears : null,
  };
}

/** The properties that `periodFactsOf` reads of records of a label, beside what bounds them. */
export function periodPropertiesOf(label: Label): readonly string[] {
  const { openWhen, endedWhen, namedByYear } = records[label].period ?? {};
  const more = [openWhen?.property, endedWhen?.property, namedByYear].filter((name) => name !== undefined);
  return [...new Set(["from", "to", "firstAttested", "lastAttested", ...more])];
}
