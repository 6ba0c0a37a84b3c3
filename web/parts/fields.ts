/** Names of fields in words. */
import { hasText, t } from "../text";

/** What a field is called within a sentence: “the year of designation”; a name without a text is taken apart into its words. */
function fieldWords(field: string): string {
  if (hasText(`field.${field}`)) return t(`field.${field}`);
  const label = hasText(`card.field.${field}`) ? t(`card.field.${field}`) : wordsOf(field);
  return `“${label}”`;
}

const wordsOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Several fields in words, as one would say them. */
export const fieldsInWords = (fields: readonly string[]): string => fields.map(fieldWords).join(", ");
