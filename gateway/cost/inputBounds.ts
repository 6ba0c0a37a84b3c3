/** How long texts and lists of inputs may be. Every input has a limit: its own, or that of its type. */
import {
  getNullableType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isScalarType,
  type GraphQLScalarType,
} from "graphql";
import { LiaisonError } from "../../domain/errors";
import { isObject } from "../../domain/isObject";
import { type AskedField } from "./operationCost";

/** Characters of a value of each scalar, wherever it stands. */
const OF_SCALAR: Readonly<Record<string, number>> = {
  ID: 200,
  String: 10_000,
  URL: 2_000,
  Locale: 35,
  CountryCode: 3,
  PartialDate: 10,
  DateTime: 40,
};

/** Characters where another length holds; `*` stands for every input and every field with such an argument. */
const CHARACTERS: Readonly<Record<string, number>> = {
  "*.idempotencyKey": 200,
  "*.reason": 2_000,
  "*.message": 2_000,
  "*.answer": 2_000,
  "IssueTokenInput.subject": 200,
  "IssueTokenInput.purpose": 500,
  "BreakGlassInput.reason": 500,
  "IssueTokenInput.scopes": 100,
  "IssueTokenInput.operations": 100,
  "*.field": 100,
  "*.since": 200,
  "*.graphVersion": 100,
  "Query.search.text": 200,
  "StringFilter.*": 1_000,
  "StringListFilter.*": 1_000,
};

/** Values of a list. */
const STANDARD_LIST = 200;

/** Values where another number holds. */
const VALUES: Readonly<Record<string, number>> = {
  "*.in": 1_000,
  "*.orderBy": 10,
  "IssueTokenInput.scopes": 50,
  "ProposeChangeInput.fields": 50,
};

/** Characters that a text may have: `owner` is an input, or a field with its type. */
function mostCharacters(owner: string, name: string, scalar: GraphQLScalarType): number {
  return lineOf(CHARACTERS, owner, name) ?? OF_SCALAR[scalar.name] ?? 10_000;
}

/** Values that a list may have. */
function mostValues(owner: string, name: string): number {
  return lineOf(VALUES, owner, name) ?? STANDARD_LIST;
}

const lineOf = (table: Readonly<Record<string, number>>, owner: string, name: string): number | undefined =>
  table[`${owner}.${name}`] ?? table[`${owner}.*`] ?? table[`*.${name}`];

/** Where a value stands in the arguments of a field. */
interface Place {
  readonly owner: string;
  readonly name: string;
  readonly path: string;
}

/** Throws BAD_USER_INPUT, naming the argument, where a text or a list of a field’s arguments is too long. */
export function refuseTooLong({ type, field, given }: AskedField): void {
  const owner = `${type}.${field.name}`;
  for (const { name, type: wanted } of field.args) refuseIn(wanted, given[name], { owner, name, path: name });
}

function refuseIn(type: GraphQLInputType, value: unknown, place: Place): void {
  if (value === undefined || value === null) return;
  const wanted = getNullableType(type);
  if (isListType(wanted)) return Array.isArray(value) ? refuseList(wanted.ofType, value, place) : undefined;
  if (isInputObjectType(wanted) && isObject(value)) {
    for (const { name, type: inner } of Object.values(wanted.getFields())) {
      const path = `${place.path}.${name}`;
      refuseIn(inner, value[name], { owner: wanted.name, name, path });
    }
    return;
  }
  if (!isScalarType(wanted) || typeof value !== "string") return;
  const most = mostCharacters(place.owner, place.name, wanted);
  if (value.length > most) throw tooLong(place, `may have at most ${most} characters`);
}

function refuseList(type: GraphQLInputType, values: readonly unknown[], place: Place): void {
  const most = mostValues(place.owner, place.name);
  if (values.length > most) throw tooLong(place, `may hold at most ${most} values`);
  for (const value of values) refuseIn(type, value, place);
}

const tooLong = ({ path }: Place, problem: string): LiaisonError =>
  new LiaisonError("BAD_USER_INPUT", `${path} ${problem}.`, { argument: path });
