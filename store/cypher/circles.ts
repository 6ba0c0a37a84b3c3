/**
 * Circles: those who may see something for the same reason – everyone, the partners of a network or country, an audience, an owner. What
 * is kept of the journal by circles is found by those who belong to one, without going past what is hidden from them.
 */
import { VISIBILITY_CLASS, type Classification, type Viewpoint } from "../../domain/access/viewpoint";

/** Stands between a circle and the country to which a token may be narrowed. */
const IN = "@";
/** Stands between a circle and the field that one has to be able to read. */
const OF = "#";

const PUBLIC = "public";
const named = (kind: "partner" | "audience" | "owner", ids: readonly string[]): readonly string[] =>
  ids.map((id) => `${kind} ${id}`);

function admitted({ visibility, owners, audience }: Classification): readonly string[] {
  if (visibility === "PUBLIC") return [PUBLIC];
  return [
    ...named("owner", owners),
    ...(visibility === "CONFIDENTIAL" ? [] : named("audience", audience)),
    ...(visibility === "PARTNERS" ? named("partner", audience) : []),
  ];
}

/** Each circle as it is, and once more for each country, or for none: for tokens that are narrowed to countries. */
const inCountries = (circles: readonly string[], countries: readonly string[]): readonly string[] => [
  ...circles,
  ...circles.flatMap((circle) => (countries.length > 0 ? countries : [""]).map((country) => circle + IN + country)),
];

/** The circles that see what has this class. */
export const circlesOf = (classification: Classification): readonly string[] =>
  inCountries(admitted(classification), classification.countries);

/**
 * Circles of which everyone is who sees what has all of these classes: those of the narrowest. Who belongs to one need not see all, where
 * neither of two classes is for fewer than the other; that has to be looked at.
 */
export function circlesOfAll(classes: readonly Classification[]): readonly string[] {
  const narrowest = [...classes].sort(byNarrowness)[0];
  if (!narrowest) return [];
  const narrow = classes.map(({ countries }) => countries).filter(({ length }) => length > 0);
  const countries = narrow.sort((a, b) => a.length - b.length)[0] ?? [];
  return inCountries(admitted(narrowest), countries);
}

function byNarrowness(a: Classification, b: Classification): number {
  const byClass = VISIBILITY_CLASS[b.visibility] - VISIBILITY_CLASS[a.visibility];
  return byClass !== 0 ? byClass : admitted(a).length - admitted(b).length;
}

/** Those in a circle who can read a field that not everyone can. */
export const readersOf = (circles: readonly string[], field: string): readonly string[] =>
  circles.map((circle) => circle + OF + field);

/** The circles to which a viewpoint belongs, and those of the fields that it can read though not everyone can. */
export function circlesOfViewpoint(viewpoint: Viewpoint, fields: readonly string[] = []): readonly string[] {
  const { owns, audiences, reach, countries } = viewpoint;
  const all = [PUBLIC, ...named("partner", reach), ...named("audience", audiences), ...named("owner", owns)];
  const own =
    countries === undefined ? all : all.flatMap((one) => ["", ...countries].map((country) => one + IN + country));
  return [...new Set([...own, ...fields.flatMap((field) => readersOf(own, field))])];
}
