/** Filters of the API → Cypher conditions. Values become parameters; identifiers come from the model alone. */
import { LiaisonError } from "../../domain/errors";
import { filterFieldsOf, type FilterField, type FilterTarget, type ListTarget } from "../port/filters";
import { records, type InverseModel, type Label } from "../../model";
import { compareProperty, type Reading } from "./compare";
import { asksMore } from "./openFilter";
import type { Parameters } from "./parameters";
import type { Visible } from "./visibility";

/** Limits that keep planning and running a filter cheap. */
const FILTER_LIMITS = { conditions: 12, hops: 2 } as const;

/** A condition that no record fits. */
const NEVER = "false";

type Filter = Readonly<Record<string, unknown>>;
const isFilter = (value: unknown): value is Filter => typeof value === "object" && value !== null;
/** The API has checked what filters are made of; what is none asks nothing. */
const filterIn = (value: unknown): Filter => (isFilter(value) ? value : {});
type Exists = (filter: Filter, negate: boolean) => string;

/** What compiling conditions needs. */
export interface Tools {
  readonly visible: Visible;
  readonly parameters: Parameters;
}

interface Scope extends Tools {
  readonly budget: { conditions: number; aliases: number };
}

interface Place {
  readonly target: FilterTarget;
  readonly alias: string;
  readonly hops: number;
  /** Inside a negation: conditions must be false, not null, where a value is missing. */
  readonly strict: boolean;
  readonly reading: Reading;
}

/** Conditions of a filter on node `n`, joined by AND; an empty filter gives an empty text. */
export function compileWhere(label: ListTarget, where: Filter, tools: Tools, reading: Reading = "SURE"): string {
  // Each reading has aliases of its own, since one may stand inside the other.
  const scope: Scope = { ...tools, budget: { conditions: 0, aliases: reading === "MAY" ? MAY_ALIASES : 0 } };
  return conditionsOf(where, { target: label, alias: "n", hops: 0, strict: false, reading }, scope).join(" AND ");
}

const MAY_ALIASES = 100;

const grouped = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `(${conditions.join(" AND ")})` : "true";

function conditionsOf(filter: Filter, place: Place, scope: Scope): string[] {
  const fields = filterFieldsOf(place.target);
  const conditions = Object.keys(filter)
    .sort()
    .flatMap((name) => {
      const value = filter[name];
      if (value === undefined || value === null) return [];
      if (name === "AND" || name === "OR") return [combination(name, [value].flat().map(filterIn), place, scope)];
      if (name === "NOT") return [negation(filterIn(value), place, scope)];
      if (name === "isNull") throw misplacedIsNull();
      const field = fields[name];
      if (!field)
        throw new LiaisonError("BAD_USER_INPUT", `There is no filter "${name}" on ${place.target}.`, {
          argument: "where",
        });
      return fieldConditions(field, filterIn(value), place, scope);
    });
  // With one that never holds the others do not matter.
  return conditions.includes(NEVER) ? [NEVER] : conditions.filter((one) => one !== "");
}

/**
 * What always holds and what never does adds nothing to the text: both cost no condition, so that the text would grow with the input.
 */
function combination(operator: "AND" | "OR", filters: readonly Filter[], place: Place, scope: Scope): string {
  const parts = [...filters].sort(byShape).map((one) => conditionsOf(one, place, scope));
  const [always, never] = [parts.some((one) => one.length === 0), parts.some(([first]) => first === NEVER)];
  if (operator === "OR" ? always : never) return operator === "OR" ? "" : NEVER;
  const asking = parts.filter((conditions) => conditions.length > 0 && conditions[0] !== NEVER);
  if (asking.length === 0) return operator === "OR" ? NEVER : "";
  return `(${asking.map(grouped).join(` ${operator} `)})`;
}

/** What surely does not fit is what could not fit in any reading, and the other way round. */
const other = (reading: Reading): Reading => (reading === "SURE" ? "MAY" : "SURE");

function negation(filter: Filter, place: Place, scope: Scope): string {
  const conditions = conditionsOf(filter, { ...place, strict: true, reading: other(place.reading) }, scope);
  if (conditions.length === 0) return NEVER;
  return conditions[0] === NEVER ? "" : `NOT ${grouped(conditions)}`;
}

/** Orders alternatives by their shape, so that the same question asked in another order has the same text. */
function byShape(a: Filter, b: Filter): number {
  const [left, right] = [shapeOf(a), shapeOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const shapeOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (inner !== null && typeof inner === "object" ? inner : typeof inner));

function fieldConditions(field: FilterField, filter: Filter, place: Place, scope: Scope): string[] {
  if (field.kind === "inverse") return quantified(filter, place, (at) => inverseExists(field.model, at, scope));
  if (field.kind === "pointer") {
    if (field.model.many) return quantified(filter, place, (at) => pointerExists(field, at, scope));
    return pointerConditions(field, filter, place, scope);
  }
  return Object.keys(filter)
    .sort()
    .flatMap((operator) => {
      const value = filter[operator];
      if (value === undefined || (operator === "isNull" && value === null)) return [];
      spend(scope);
      if (field.kind === "property" && field.property === "unverifiedFields") refuseUnknownField(place.target, value);
      const bare = compareField(field, { ...place, operator, value }, scope.parameters);
      return [place.strict ? `coalesce(${bare}, false)` : bare];
    });
}

/** A name that is no field is a mistake, and not the name of a field that is verified everywhere. */
function refuseUnknownField(target: FilterTarget, value: unknown): void {
  if (target === "Actor" || target === "Node") return;
  const { properties, pointers } = records[target];
  for (const name of [value].flat())
    if (typeof name === "string" && !(name in properties) && !(name in pointers))
      throw new LiaisonError(
        "BAD_USER_INPUT",
        `unverifiedField: ${JSON.stringify(name)} is not a field of ${target}.`,
        {
          argument: "where",
        },
      );
}

type Pointer = Extract<FilterField, { kind: "pointer" }>;
type Plain = Exclude<FilterField, { kind: "pointer" } | { kind: "inverse" }>;

interface Asked {
  readonly operator: string;
  readonly value: unknown;
}

function compareField(
  field: Plain,
  { alias, target, reading, operator, value }: Pick<Place, "alias" | "target" | "reading"> & Asked,
  parameters: Parameters,
): string {
  if (field.kind === "property") {
    const operand = { alias, target, property: field.property, model: field.model, reading };
    return compareProperty(operand, operator, value, parameters);
  }
  if (value === null) return "false";
  return `${alias}.${field.kind} ${operator === "in" ? "IN" : "="} ${parameters.bind(value)}`;
}

function spend(scope: Scope): void {
  scope.budget.conditions += 1;
  if (scope.budget.conditions <= FILTER_LIMITS.conditions) return;
  throw new LiaisonError(
    "COST_LIMIT_EXCEEDED",
    `A filter may hold at most ${FILTER_LIMITS.conditions} conditions; ask in two steps, by ids.`,
    { argument: "where" },
  );
}

/** The place beyond a relation; each relation costs a condition and a hop. */
function enter(place: Place, target: FilterTarget, scope: Scope, negate: boolean): Place {
  spend(scope);
  if (place.hops >= FILTER_LIMITS.hops) {
    throw new LiaisonError(
      "COST_LIMIT_EXCEEDED",
      `A filter may follow at most ${FILTER_LIMITS.hops} relations; ask in two steps, by ids.`,
      { argument: "where" },
    );
  }
  scope.budget.aliases += 1;
  const { reading } = place;
  return { target, alias: `r${scope.budget.aliases}`, hops: place.hops + 1, strict: place.strict || negate, reading };
}

function existing(pattern: string, conditions: readonly string[], inner: readonly string[], negate: boolean): string {
  const asked = negate ? [`NOT ${grouped(inner)}`] : inner;
  return `EXISTS { MATCH ${pattern} WHERE ${[...conditions, ...asked].join(" AND ")} }`;
}

/** Where a pointer may be unknown and leads nowhere, what it leads to may fit. What you may not see counts as not recorded. */
function pointerConditions(field: Pointer, { isNull, ...filter }: Filter, place: Place, scope: Scope): string[] {
  const leads = (): string => pointerExists(field, place, scope)({}, false);
  const asked = [...(isNull === true ? [`NOT ${leads()}`] : []), ...(isNull === false ? [leads()] : [])];
  if (!asksMore(filter) && asked.length > 0) return asked;
  const fits = pointerExists(field, place, scope)(filter, false);
  const isOpen = place.reading === "MAY" && field.model.mayBeUnknown === true && asksMore(filter);
  return [...asked, isOpen ? `(${fits} OR NOT ${leadsAt(field, place, scope)})` : fits];
}

/** Without a price: it is the hub that asks, not the client. */
function leadsAt(field: Pointer, place: Place, scope: Scope): string {
  scope.budget.aliases += 1;
  const alias = `r${scope.budget.aliases}`;
  return existing(`(${place.alias})-[:${field.model.edge}]->(${alias}:Record)`, [scope.visible(alias)], [], false);
}

function pointerExists(field: Pointer, place: Place, scope: Scope): Exists {
  return (filter, negate) => {
    const inner = enter(place, field.target, scope, negate);
    const label = field.target === "Node" ? "Record" : field.target;
    const pattern = `(${place.alias})-[:${field.model.edge}]->(${inner.alias}:${label})`;
    return existing(pattern, [scope.visible(inner.alias)], conditionsOf(filter, inner, scope), negate);
  };
}

function inverseExists(model: InverseModel, place: Place, scope: Scope): Exists {
  return (filter, negate) => {
    const inner = enter(place, model.of, scope, negate);
    const { pattern, conditions } = inversePattern(model, place.alias, inner.alias, scope);
    return existing(pattern, [...conditions, scope.visible(inner.alias)], conditionsOf(filter, inner, scope), negate);
  };
}

/** some, all, none over a to-many relation; `all` holds where no related record fails the filter; `isNull` where there is none. */
function quantified(filter: Filter, place: Place, existsAt: (at: Place) => Exists): string[] {
  return Object.keys(filter)
    .sort()
    .flatMap((quantifier) => {
      const one = filter[quantifier];
      if (one === undefined || one === null) return [];
      if (!isFilter(one)) return [`${one ? "NOT " : ""}${existsAt(place)({}, false)}`];
      if (quantifier === "some") return [existsAt(place)(one, false)];
      if (quantifier === "all") return [`NOT ${existsAt(place)(one, true)}`];
      return [`NOT ${existsAt({ ...place, reading: other(place.reading) })(one, false)}`];
    });
}

const misplacedIsNull = (): LiaisonError =>
  new LiaisonError(
    "BAD_USER_INPUT",
    "isNull asks whether a pointer is recorded; write it directly in the filter on a pointer.",
    {
      argument: "where",
    },
  );

/** The path from `parent` to the records of an inverse relation, and the conditions that belong to the relation itself. */
export function inversePattern(
  model: InverseModel,
  parent: string,
  alias: string,
  tools: Tools,
): { pattern: string; conditions: string[] } {
  const holder = model.through?.label ?? model.of;
  const edges = model.via.map((name) => edgeOf(holder, name)).join("|");
  const conditions = model.only
    ? [`${alias}.${model.only.property} IN ${tools.parameters.bind(model.only.values)}`]
    : [];
  if (!model.through) return { pattern: `(${parent})<-[:${edges}]-(${alias}:${model.of})`, conditions };
  const between = `${alias}Between`;
  const onward = `-[:${edgeOf(holder, model.through.onward)}]->(${alias}:${model.of})`;
  const found = {
    pattern: `(${parent})<-[:${edges}]-(${between}:${holder})${onward}`,
    conditions: [...conditions, tools.visible(between)],
  };
  const { roles } = model.through;
  if (!roles) return found;
  const isOther = (one: string): string =>
    `NOT ${one}.role IN ${tools.parameters.named(`${alias}Roles`, roles.values)}`;
  if (roles.kind === "WITHOUT") found.conditions.push(isOther(between));
  else {
    const more = `${alias}More`;
    const others = `(${parent})<-[:${edges}]-(${more}:${holder})-[:${edgeOf(holder, model.through.onward)}]->(${alias})`;
    found.conditions.push(`NOT EXISTS { MATCH ${others} WHERE ${isOther(more)} AND ${tools.visible(more)} }`);
  }
  return found;
}

function edgeOf(label: Label, name: string): string {
  const model = records[label].pointers[name];
  if (!model) throw new Error(`The model has no pointer ${label}.${name}.`);
  return model.edge;
}
