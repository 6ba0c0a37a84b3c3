/** Parses the address of an export. */
import { isPartialDate } from "../../domain/time/partialDate";
import { AddressError, parametersIn, parseWhere } from "../files/address";
import { type ExportFormat } from "./writers/formats";
import { type PreparedExport } from "./query";

/** The filters in the form GraphQL expects, and which part of the graph to write. */
export interface ExportRequest {
  readonly filters: Readonly<Record<string, unknown>>;
  readonly part: string;
}

const DATES = ["asOf", "since", "until"];

/** Parameters of an export with their meanings. */
export const PARAMETERS: Readonly<Record<string, string>> = {
  where: 'Which collaborations count: JSON, as in GraphQL, such as {"pattern":{"eq":"OMBUDSMAN_PLUS"}}.',
  relations: "Kinds of record that count, separated by commas; COLLABORATION by default.",
  asOf: "Only records that hold for sure on some day of this date: 2013, 2013-03 or 2013-03-26.",
  since: "Only records that hold for sure on some day from this date on.",
  until: "Only records that hold for sure on some day up to this date.",
};

/** The names of the parameters that a format accepts; formats with parts accept `part` too. */
export const parametersOf = ({ parts }: ExportFormat): readonly string[] => [
  ...Object.keys(PARAMETERS),
  ...(Object.keys(parts).length > 1 ? ["part"] : []),
];

/** Parses the query of an address. Throws an AddressError that names the parameter that is wrong. */
export function parseExportRequest(
  prepared: PreparedExport,
  format: ExportFormat,
  query: Readonly<Record<string, unknown>>,
): ExportRequest {
  const text = parametersIn(query, parametersOf(format));
  const dates = Object.fromEntries(
    DATES.flatMap((name) => {
      const given = text[name];
      return given === undefined ? [] : [[name, parseDate(name, given)]];
    }),
  );
  return {
    filters: {
      ...(text.where !== undefined && { where: parseFilter(text.where) }),
      ...(text.relations !== undefined && { relations: parseRelations(text.relations, prepared) }),
      ...dates,
    },
    part: parsePart(text.part, format),
  };
}

function parseFilter(text: string): unknown {
  const where = parseWhere(text);
  if (typeof where === "object" && !Array.isArray(where)) return where;
  throw new AddressError(
    '"where" must be a JSON object, as the filter of collaborations in GraphQL; put it in braces.',
  );
}

function parseRelations(text: string, { relations }: PreparedExport): readonly string[] {
  const asked = text.split(",").map((one) => one.trim().toUpperCase());
  const unknown = asked.find((one) => !relations.includes(one));
  if (unknown === undefined) return asked;
  throw new AddressError(
    `"relations" must be some of ${relations.join(", ")}, separated by commas; "${unknown}" is not one of them.`,
  );
}

function parseDate(name: string, text: string): string {
  if (isPartialDate(text)) return text;
  throw new AddressError(`"${name}" must be a date such as 2013, 2013-03 or 2013-03-26.`);
}

function parsePart(text: string | undefined, { parts }: ExportFormat): string {
  const [byDefault = ""] = Object.keys(parts);
  if (text === undefined) return byDefault;
  if (Object.hasOwn(parts, text)) return text;
  throw new AddressError(`"part" must be ${Object.keys(parts).join(" or ")}.`);
}
