import { LiaisonError } from "../../domain/errors";
import { parsePartialDate, type DayRange } from "../../domain/time/partialDate";
import { foldText } from "../../domain/text/text";
import type { FilterTarget } from "../port/filters";
import { records, type PropertyModel } from "../../model";
import type { Parameters } from "./parameters";

/** SURE: what fits in every reading of unknown dates and pointers. MAY: what fits in at least one of them. */
export type Reading = "SURE" | "MAY";

interface Operand {
  readonly alias: string;
  readonly target: FilterTarget;
  readonly property: string;
  readonly model: PropertyModel;
  readonly reading: Reading;
}

/** Whether a property is a date that may be missing, or recorded too coarsely, without that there is none. */
export const canBeUnknown = ({ type, list, unknownWhen }: PropertyModel): boolean =>
  type === "PARTIAL_DATE" && !list && unknownWhen !== "NEVER";

const COMPARISONS: Readonly<Record<string, string>> = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" };

/** One operator on one property as a Cypher condition. */
export function compareProperty(operand: Operand, operator: string, value: unknown, parameters: Parameters): string {
  const path = `${operand.alias}.${operand.property}`;
  if (operator === "isNull") return isNull(path, operand.model, value === true);
  if (value === null) return operator === "eq" ? isNull(path, operand.model, true) : "false";
  if (operand.model.list) return compareList(path, operator, value, parameters);
  if (operand.reading === "MAY" && canBeUnknown(operand.model))
    return mayCompare(operand, operator, [value].flat().map(dayRange), parameters);
  if (operator === "in") return inList(operand, [value].flat(), parameters);
  if (operand.model.type === "PARTIAL_DATE") return compareDate(operand, operator, dayRange(value), parameters);
  if (operator === "contains" || operator === "startsWith") return compareText(path, operator, value, parameters);
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
function compareText(
  path: string,
  operator: "contains" | "startsWith",
  value: unknown,
  parameters: Parameters,
): string {
  const folded = foldText(String(value));
  if (folded === "") return "false";
  return `${path}Folded ${operator === "contains" ? "CONTAINS" : "STARTS WITH"} ${parameters.bind(folded)}`;
}

function dayRange(value: unknown): DayRange {
  const range = parsePartialDate(String(value));
  if (!range)
    throw new LiaisonError(
      "BAD_USER_INPUT",
      `"${String(value)}" is not a valid date; write 2013, 2013-03 or 2013-03-26.`,
      {
        argument: "where",
      },
    );
  return range;
}

/** A date that is not recorded may be any day on which what else is known allows it. */
function mayCompare(operand: Operand, operator: string, asked: readonly DayRange[], parameters: Parameters): string {
  const { alias, property, model, target } = operand;
  const recorded = boundsOf(operand);
  const fits = someFit(recorded, operator, asked, parameters);
  const missing = [`${alias}.${property} IS NULL`];
  if (model.unknownWhen && model.unknownWhen !== "NEVER") {
    const { property: other, values } = model.unknownWhen;
    missing.push(`${alias}.${other} IN ${parameters.bind(values)}`);
  }
  const period = target === "Actor" || target === "Node" ? undefined : records[target].period;
  if (period && !period.inclusive && (property === "from" || property === "to"))
    missing.push(someFit(PERIOD_BOUNDS(alias)[property], operator, asked, parameters));
  return `(${fits} OR (${missing.join(" AND ")}))`;
}

/** Between which days the start and the end of a period lie where they are not recorded. */
const PERIOD_BOUNDS = (alias: string) => ({
  from: { earliest: `${alias}.possibleFrom`, latest: `${alias}.certainFrom` },
  to: { earliest: `${alias}.certainUntil`, latest: `${alias}.possibleUntil` },
});

/** Whether some day between two fits what is asked: one of the dates where there are several. */
function someFit(
  { earliest, latest }: { readonly earliest: string; readonly latest: string },
  operator: string,
  asked: readonly DayRange[],
  parameters: Parameters,
): string {
  if (operator === "in") {
    const ranges = asked.map((range) => [range.earliest, range.latest]);
    return `coalesce(any(range IN ${parameters.bind(ranges)} WHERE ${earliest} <= range[1] AND ${latest} >= range[0]), false)`;
  }
  const [range] = asked;
  if (!range) return "false";
  switch (operator) {
    case "gt":
      return `coalesce(${latest} > ${parameters.bind(range.latest)}, false)`;
    case "gte":
      return `coalesce(${latest} >= ${parameters.bind(range.earliest)}, false)`;
    case "lt":
      return `coalesce(${earliest} < ${parameters.bind(range.earliest)}, false)`;
    case "lte":
      return `coalesce(${earliest} <= ${parameters.bind(range.latest)}, false)`;
    default:
      return `coalesce(${earliest} <= ${parameters.bind(range.latest)} AND ${latest} >= ${parameters.bind(range.earliest)}, false)`;
  }
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
