import { LiaisonError } from "../../domain/errors";
import { parsePartialDate, type DayRange } from "../../domain/partialDate";
import { foldText } from "../../domain/text";
import type { PropertyModel } from "../model";
import type { Parameters } from "./parameters";

interface Operand {
  readonly alias: string;
  readonly property: string;
  readonly model: PropertyModel;
}

const COMPARISONS: Readonly<Record<string, string>> = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" };

/** One operator on one property as a Cypher condition. */
export function compareProperty(operand: Operand, operator: string, value: unknown, parameters: Parameters): string {
  const path = `${operand.alias}.${operand.property}`;
  if (operator === "isNull") return isNull(path, operand.model, value === true);
  if (value === null) return operator === "eq" ? isNull(path, operand.model, true) : "false";
  if (operand.model.list) return compareList(path, operator, value, parameters);
  if (operator === "in") return inList(operand, value as readonly unknown[], parameters);
  if (operand.model.type === "PARTIAL_DATE") return compareDate(operand, operator, dayRange(value), parameters);
  if (operator === "contains" || operator === "startsWith")
    return compareText(path, operator, value as string, parameters);
  return `${path} ${COMPARISONS[operator] ?? "="} ${parameters.bind(value)}`;
}

const isNull = (path: string, model: PropertyModel, wanted: boolean): string => {
  const missing = model.list ? `coalesce(size(${path}), 0) = 0` : `${path} IS NULL`;
  return wanted ? missing : `NOT (${missing})`;
};

const compareList = (path: string, operator: string, value: unknown, parameters: Parameters): string =>
  operator === "in" ? `any(x IN ${path} WHERE x IN ${parameters.bind(value)})` : `${parameters.bind(value)} IN ${path}`;

function inList(operand: Operand, values: readonly unknown[], parameters: Parameters): string {
  if (operand.model.type !== "PARTIAL_DATE")
    return `${operand.alias}.${operand.property} IN ${parameters.bind(values)}`;
  const ranges = values.map(dayRange).map(({ earliest, latest }) => [earliest, latest]);
  const { earliest, latest } = boundsOf(operand);
  return `any(range IN ${parameters.bind(ranges)} WHERE ${earliest} >= range[0] AND ${latest} <= range[1])`;
}

const boundsOf = ({ alias, property }: Operand) => ({
  earliest: `${alias}.${property}Earliest`,
  latest: `${alias}.${property}Latest`,
});

/** Text is compared as people read it: case, accents and script do not matter. Text without letters or digits is in nothing. */
function compareText(path: string, operator: "contains" | "startsWith", value: string, parameters: Parameters): string {
  const folded = foldText(value);
  if (folded === "") return "false";
  return `${path}Folded ${operator === "contains" ? "CONTAINS" : "STARTS WITH"} ${parameters.bind(folded)}`;
}

function dayRange(value: unknown): DayRange {
  const range = parsePartialDate(String(value));
  if (!range)
    throw new LiaisonError("BAD_USER_INPUT", `"${String(value)}" is no date; write 2013, 2013-03 or 2013-03-26.`, {
      argument: "where",
    });
  return range;
}

/** Partial dates match where it is certain: `eq: "2013"` holds for every date within 2013, `gt: "2013"` from 2014 on. */
function compareDate(operand: Operand, operator: string, range: DayRange, parameters: Parameters): string {
  const { earliest, latest } = boundsOf(operand);
  switch (operator) {
    case "gt":
      return `${earliest} > ${parameters.bind(range.latest)}`;
    case "gte":
      return `${earliest} >= ${parameters.bind(range.earliest)}`;
    case "lt":
      return `${latest} < ${parameters.bind(range.earliest)}`;
    case "lte":
      return `${latest} <= ${parameters.bind(range.latest)}`;
    default:
      return `(${earliest} >= ${parameters.bind(range.earliest)} AND ${latest} <= ${parameters.bind(range.latest)})`;
  }
}
