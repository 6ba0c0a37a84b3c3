/** A value of a record as stored: text, number, truth value, list of texts, or nothing. */
export type Value = string | number | boolean | readonly string[] | null;
