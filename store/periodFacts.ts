import type { PeriodFacts } from "../domain/period";
import { records, type Label } from "./model";

/** What a record’s properties say about when it holds; undefined for kinds without a period. */
export function periodFactsOf(label: Label, properties: Readonly<Record<string, unknown>>): PeriodFacts | undefined {
  const { period } = records[label];
  if (!period) return undefined;
  const textOf = (name: string | undefined): string | null => {
    const value = name === undefined ? undefined : properties[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : null;
  };
  const year = textOf(period.attestedYear);
  return {
    from: textOf("from"),
    to: textOf("to"),
    firstAttested: textOf("firstAttested") ?? year,
    lastAttested: textOf("lastAttested") ?? year,
    isOpen: period.openWhen?.values.includes(String(properties[period.openWhen.property])) ?? false,
    inclusive: period.inclusive ?? false,
  };
}
