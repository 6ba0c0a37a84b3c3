import { isPartialDate } from "./partialDate";

const TIME =
  /^(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A point in time of RFC 3339, section 5.6, in UTC with milliseconds: "2026-11-24T10:30:00+01:00" → "2026-11-24T09:30:00.000Z".
 * Undefined for other text, and for days and hours that do not exist (30 February, 24:00). Leap seconds are not known here.
 */
export function utcTime(text: string): string | undefined {
  const parts = TIME.exec(text);
  const [, day = "", hour = "", minute = "", second = "", fraction = "", offset = ""] = parts ?? [];
  if (!parts || !isPartialDate(day)) return undefined;
  const milliseconds = fraction.slice(0, 4);
  return new Date(`${day}T${hour}:${minute}:${second}${milliseconds}${offset.toUpperCase()}`).toISOString();
}
