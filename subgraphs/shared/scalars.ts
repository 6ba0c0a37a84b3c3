import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { isPartialDate } from "../../domain/partialDate";

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedBy?: string;
  readonly expected: string;
  readonly isValid: (text: string) => boolean;
}

/** A scalar that is text of a certain form; values from the store pass unchanged, arguments are checked. Errors are of GraphQL’s own kind, which names variable or argument. */
function textScalar({
  name,
  description,
  specifiedBy,
  expected,
  isValid,
}: TextScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === "string" && isValid(value)) return value;
    throw new GraphQLError(`${JSON.stringify(value) ?? "nothing"} is no ${name}; write ${expected}.`);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL: specifiedBy ?? null,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

/** "2013", "2013-03" or "2013-03-26". */
export const PartialDateScalar = textScalar({
  name: "PartialDate",
  description: "A date that may be a year or a month only: 2013, 2013-03 or 2013-03-26 (Gregorian calendar).",
  specifiedBy: "https://www.loc.gov/standards/datetime/",
  expected: "2013, 2013-03 or 2013-03-26",
  isValid: isPartialDate,
});

/** A point in time, ISO 8601 in UTC. */
export const DateTimeScalar = textScalar({
  name: "DateTime",
  description: "A point in time in UTC, such as 2026-11-24T09:30:00.000Z (RFC 3339).",
  specifiedBy: "https://www.rfc-editor.org/rfc/rfc3339",
  expected: "a time such as 2026-11-24T09:30:00Z",
  isValid: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
});

export const UrlScalar = textScalar({
  name: "URL",
  description: "An http or https address.",
  specifiedBy: "https://url.spec.whatwg.org/",
  expected: "an http or https address",
  isValid: (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
});

export const LocaleScalar = textScalar({
  name: "Locale",
  description: "A language tag of BCP 47, such as en or sr-Latn.",
  specifiedBy: "https://www.rfc-editor.org/rfc/rfc5646",
  expected: "a BCP 47 language tag such as en",
  isValid: (text) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text),
});

export const CountryCodeScalar = textScalar({
  name: "CountryCode",
  description: "An ISO 3166-1 alpha-3 code, or the user-assigned XKX.",
  specifiedBy: "https://www.iso.org/iso-3166-country-codes.html",
  expected: "three capital letters such as SVN",
  isValid: (text) => /^[A-Z]{3}$/.test(text),
});
