/** The selection as the query of an address, and back: a link shows everyone what its sender saw, with their own permissions. */
import {
  CONFIDENCES,
  MATRIX_ROWS,
  PAGES,
  PARTNER_KINDS,
  PARTS,
  PATTERNS,
  REGIONS,
  START,
  TIES,
  VIEWS,
  type Part,
  type Selection,
} from "./selection";
import { namesOf } from "./names";

/** One property of the selection in the address. */
interface Parameter<Value> {
  readonly write: (value: Value) => string | null;
  /** What stands in the address; what makes no sense there counts as if it weren’t. */
  readonly read: (text: string) => Value | undefined;
}

const ID = /^[A-Za-z0-9][\w.:-]{0,199}$/;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const YEAR = /^(19|20)\d{2}$/;

const oneOf = <Value extends string | null>(values: readonly Value[]): Parameter<Value> => ({
  write: (value) => value,
  read: (text) => values.find((value) => value === text),
});

const someOf = <Value extends string>(values: readonly Value[]): Parameter<readonly Value[]> => ({
  write: (chosen) => (chosen.length === 0 ? null : chosen.join(",")),
  read: (text) => {
    const wanted = text.split(",");
    return values.filter((value) => wanted.includes(value));
  },
});

/** A list that is never empty. */
const atLeastOneOf = <Value extends string>(values: readonly Value[]): Parameter<readonly Value[]> => ({
  write: (chosen) => chosen.join(","),
  read: (text) => {
    const chosen = values.filter((value) => text.split(",").includes(value));
    return chosen.length === 0 ? undefined : chosen;
  },
});

const textLike = (form: RegExp): Parameter<string | null> => ({
  write: (value) => value,
  read: (text) => (form.test(text) ? text : undefined),
});

const year: Parameter<number | null> = {
  write: (value) => (value === null ? null : String(value)),
  read: (text) => (YEAR.test(text) ? Number(text) : undefined),
};

const flag: Parameter<boolean> = { write: (value) => (value ? "1" : null), read: (text) => text === "1" };

const PARAMETERS: { readonly [Name in keyof Selection]: Parameter<Selection[Name]> } = {
  page: oneOf(PAGES),
  view: oneOf(VIEWS),
  patterns: someOf(PATTERNS),
  kinds: someOf(PARTNER_KINDS),
  regions: someOf(REGIONS),
  state: textLike(ID),
  network: textLike(ID),
  confidences: someOf(CONFIDENCES),
  since: year,
  until: year,
  part: oneOf<Part | null>(PARTS),
  focus: textLike(ID),
  from: textLike(ID),
  to: textLike(ID),
  before: textLike(DATE),
  after: textLike(DATE),
  colour: oneOf(["kind", "community"]),
  shade: oneOf(["records", "links"]),
  rows: oneOf(MATRIX_ROWS),
  ties: atLeastOneOf(TIES),
  layout: oneOf(["free", "columns"]),
  lang: textLike(/^[a-z]{2}$/),
  embed: flag,
};
const NAMES = namesOf(PARAMETERS);

/** `?view=network&patterns=ADVISORY_BODY`; what is as at the start is left out, so the start is the empty text. */
export function queryOf(selection: Selection): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const text = written(name, selection);
    if (text !== null && text !== written(name, START)) query.set(name, text);
  }
  const text = query.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

/** The selection that an address asks for. */
export function selectionIn(query: string): Selection {
  const given = new URLSearchParams(query);
  const read: Partial<Selection>[] = NAMES.map((name) => {
    const text = given.get(name);
    const value = text === null ? undefined : PARAMETERS[name].read(text);
    return value === undefined ? {} : { [name]: value };
  });
  return read.reduce<Selection>((all, part) => ({ ...all, ...part }), START);
}

const written = <Name extends keyof Selection>(name: Name, selection: Selection): string | null =>
  PARAMETERS[name].write(selection[name]);
