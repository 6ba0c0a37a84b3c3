/** Periods in words. */
import { t } from "../text";

/** What a record says about when it held; dates are partial. */
export interface Dated {
  readonly period: { readonly from: string | null; readonly to: string | null };
  readonly firstAttested?: string | null;
  readonly lastAttested?: string | null;
}

/** “2014 – 2016”, “since 2014”, “until 2016”, “attested 2013 – 2015”, or that nothing is dated; dates as they are recorded. */
export function periodText({ period: { from, to }, firstAttested, lastAttested }: Dated): string {
  if (from && to) return from === to ? from : t("period.both", { from, to });
  if (from) return t("period.since", { from });
  if (to) return t("period.until", { to });
  return attestedText(firstAttested ?? lastAttested ?? null, lastAttested ?? firstAttested ?? null);
}

function attestedText(first: string | null, last: string | null): string {
  if (first === null || last === null) return t("period.none");
  return first === last ? t("period.attested", { on: first }) : t("period.attestedBoth", { from: first, to: last });
}
