import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from "graphql";
import { isPartialDate } from "../../domain/time/partialDate";
import { utcTime } from "../../domain/time/time";

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedBy?: string;
  readonly expected: string;
  /** The value that a text or a number stands for; undefined where it stands for none. */
  readonly read: (given: string | number) => string | undefined;
}

/**
 * A scalar that is text of a certain form; values from the store pass unchanged, arguments are checked, alike as literals and as
 * variables. Errors are of GraphQL’s own kind, which names the variable, or the place of the literal.
 */
function textScalar({ name, description, specifiedBy, expected, read }: TextScalar): GraphQLScalarType<string, string> {
  const parse = (given: unknown, shown: string, node?: ValueNode): string => {
    const value = typeof given === "string" || typeof given === "number" ? read(given) : undefined;
    if (value !== undefined) return value;
    throw new GraphQLError(`${shown} is not a valid ${name}; write ${expected}.`, { nodes: node });
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL: specifiedBy ?? null,
    serialize: String,
    parseValue: (value) => parse(value, JSON.stringify(value) ?? "Nothing"),
    parseLiteral: (node: ValueNode) => parse(literalIn(node), print(node), node),
  });
}

/** The text or number of a literal; undefined for other kinds. */
function literalIn(node: ValueNode): string | number | undefined {
  if (node.kind === Kind.STRING) return node.value;
  return node.kind === Kind.INT ? Number(node.value) : undefined;
}

/** Reads texts for which a condition holds. */
const textThat =
  (isValid: (text: string) => boolean) =>
  (given: string | number): string | undefined =>
    typeof given === "string" && isValid(given) ? given : undefined;

/** A number that can be meant as a year only: 2013, and not 20130326. */
const yearOf = (given: string | number): string =>
  typeof given === "number" && Number.isInteger(given) && given > 0 ? String(given).padStart(4, "0") : String(given);

/** "2013", "2013-03" or "2013-03-26"; also the number 2013. */
export const PartialDateScalar = textScalar({
  name: "PartialDate",
  description: "A date that may be a year or a month only: 2013, 2013-03 or 2013-03-26 (Gregorian calendar).",
  specifiedBy: "https://www.loc.gov/standards/datetime/",
  expected: "2013, 2013-03 or 2013-03-26",
  read: (given) => (isPartialDate(yearOf(given)) ? yearOf(given) : undefined),
});

/** A point in time (RFC 3339), whatever its offset; resolvers get it in UTC. */
export const DateTimeScalar = textScalar({
  name: "DateTime",
  description:
    "A point in time (RFC 3339). Answers are in UTC, such as 2026-11-24T09:30:00.000Z; arguments may have another offset, such as 2026-11-24T10:30:00+01:00.",
  specifiedBy: "https://www.rfc-editor.org/rfc/rfc3339",
  expected: "a time such as 2026-11-24T09:30:00Z",
  read: (given) => (typeof given === "string" ? utcTime(given) : undefined),
});

/** Text that is an http or https address (WHATWG URL). */
export const UrlScalar = textScalar({
  name: "URL",
  description: "An http or https address.",
  specifiedBy: "https://url.spec.whatwg.org/",
  expected: "an http or https address",
  read: textThat((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
});

/** Text that has the form of a language tag (BCP 47, RFC 5646). */
export const LocaleScalar = textScalar({
  name: "Locale",
  description: "A language tag of BCP 47, such as en or sr-Latn.",
  specifiedBy: "https://www.rfc-editor.org/rfc/rfc5646",
  expected: "a BCP 47 language tag such as en",
  read: textThat((text) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)),
});

/** Text that has the form of an ISO 3166-1 alpha-3 code: three capital letters. */
export const CountryCodeScalar = textScalar({
  name: "CountryCode",
  description: "An ISO 3166-1 alpha-3 code, or the user-assigned XKX.",
  specifiedBy: "https://www.iso.org/iso-3166-country-codes.html",
  expected: "three capital letters such as SVN",
  read: textThat((text) => /^[A-Z]{3}$/.test(text)),
});
