/** Every input of the API has a length and a number. */
import {
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isScalarType,
} from "graphql";
import { LiaisonError } from "../../domain/errors";
import { refuseTooLong } from "../../gateway/cost/inputBounds";
import { apiSchema } from "../support/api/apiSchema";

/** An input, and how a value of it gets into the arguments of a field. */
interface Input {
  /** As an error names it, but for the place in a list. */
  readonly path: string;
  readonly type: GraphQLInputType;
  readonly owner: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly given: (value: unknown) => Record<string, unknown>;
}

/** What can be given to a field, the shortest way first; input objects that were entered before are left out. */
function inputsOf(owner: string, field: GraphQLField<unknown, unknown>, entered: Set<string>): Input[] {
  const found: Input[] = field.args.map(({ name, type }) => {
    return { path: name, type, owner, field, given: (value) => ({ [name]: value }) };
  });
  for (const input of found) {
    let inner = getNullableType(input.type);
    let wrap = (value: unknown): unknown => value;
    while (isListType(inner)) {
      const outer = wrap;
      wrap = (value) => outer([value]);
      inner = getNullableType(inner.ofType);
    }
    if (!isInputObjectType(inner) || entered.has(inner.name)) continue;
    entered.add(inner.name);
    for (const { name, type } of Object.values(inner.getFields()))
      found.push({
        ...input,
        type,
        path: `${input.path}.${name}`,
        given: (value) => input.given(wrap({ [name]: value })),
      });
  }
  return found;
}

const fields = Object.values(apiSchema().getTypeMap()).flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => ({ owner: type.name, field }))
    : [],
);

/** Every argument of every field, and every field of every input. */
const everywhere = new Set<string>();
const inputs = fields.flatMap(({ owner, field }) => inputsOf(owner, field, everywhere));

/** The error for a value, if there is one. */
function errorFor({ owner, field, given }: Input, value: unknown): LiaisonError | null {
  try {
    refuseTooLong({ type: owner, field, given: given(value) });
    return null;
  } catch (error) {
    if (error instanceof LiaisonError) return error;
    throw error;
  }
}

const nameOf = ({ owner, field, path }: Input): string => `${owner}.${field.name}(${path})`;
/** Longer than anything may be, and still within a request. */
const TEXT = "x".repeat(10_001);
const isText = ({ type }: Input): boolean => {
  const inner = getNullableType(type);
  return isScalarType(inner) && !["Int", "Float", "Boolean"].includes(inner.name);
};

describe("inputs of the API", () => {
  it("are there", () => {
    const inputTypes = Object.values(apiSchema().getTypeMap()).filter(isInputObjectType);
    expect(inputTypes.filter(({ name }) => !everywhere.has(name))).toEqual([]);
    expect(inputs.filter(isText).length).toBeGreaterThan(1_000);
    expect(inputs.filter(({ type }) => isListType(getNullableType(type))).length).toBeGreaterThan(300);
  });

  it("refuse texts that are too long, each by its name", () => {
    const taken = inputs.filter(isText).filter((input) => {
      const error = errorFor(input, TEXT);
      return error?.code !== "BAD_USER_INPUT" || error.details?.argument !== input.path;
    });
    expect(taken.map(nameOf)).toEqual([]);
  });

  it("refuse lists with too many values, each by its name", () => {
    const lists = inputs.filter(({ type }) => isListType(getNullableType(type)));
    const taken = lists.filter((input) => {
      const error = errorFor(input, Array(1_001).fill(null));
      return error?.code !== "BAD_USER_INPUT" || error.details?.argument !== input.path;
    });
    expect(taken.map(nameOf)).toEqual([]);
  });

  it("refuse too long texts within lists", () => {
    const lists = inputs.filter(({ type }) => {
      const list = getNullableType(type);
      return isListType(list) && isText({ type: list.ofType } as Input);
    });
    expect(lists.length).toBeGreaterThan(100);
    expect(lists.filter((input) => errorFor(input, ["x", TEXT])?.code !== "BAD_USER_INPUT").map(nameOf)).toEqual([]);
  });

  it("take what is not given, and null", () => {
    for (const input of inputs)
      expect([nameOf(input), errorFor(input, undefined), errorFor(input, null)]).toEqual([nameOf(input), null, null]);
  });
});

describe("the longest that is taken", () => {
  const inputNamed = (name: string): Input => {
    const [of = ""] = name.split("(");
    const asked = fields.find(({ owner, field }) => `${owner}.${field.name}` === of);
    const found = asked && inputsOf(asked.owner, asked.field, new Set()).find((input) => nameOf(input) === name);
    if (!found) throw new Error(`There is no input ${name}.`);
    return found;
  };

  it.each([
    ["Mutation.createNpm(input.idempotencyKey)", 200],
    ["Mutation.createNpm(input.reason)", 2_000],
    ["Mutation.createNpm(input.note)", 10_000],
    ["Mutation.createNpm(input.state)", 200],
    ["Mutation.reportError(input.message)", 2_000],
    ["Mutation.reportError(input.field)", 100],
    ["Mutation.issueToken(input.subject)", 200],
    ["Mutation.issueToken(input.purpose)", 500],
    ["Mutation.breakGlass(input.reason)", 500],
    ["Query.search(text)", 200],
    ["Query.node(id)", 200],
    ["Query.npms(after)", 10_000],
    ["Query.npms(where.aptTypeLabel.contains)", 1_000],
    ["Query.changes(since)", 200],
    ["Subscription.changes(since)", 200],
  ])("of %s has %i characters", (name, most) => {
    const input = inputNamed(name);
    expect(errorFor(input, "x".repeat(most))).toBeNull();
    expect(errorFor(input, "x".repeat(most + 1))?.message).toMatch(
      new RegExp(`may have at most ${most} characters\\.$`),
    );
  });

  it.each([
    ["Query.nodes(ids)", 200],
    ["Query.sources(where.date.in)", 1_000],
    ["Query.npms(where.id.in)", 1_000],
    ["Query.npms(orderBy)", 10],
    ["Query.npms(where.OR)", 200],
    ["Mutation.recordMeeting(input.participants)", 200],
    ["Mutation.createNpm(input.provenance)", 200],
    ["Mutation.createNpm(input.audience)", 200],
    ["Mutation.proposeDecision(input.subjects)", 200],
    ["Mutation.createWorkingGroup(input.members)", 200],
    ["Mutation.proposeChange(input.fields)", 50],
    ["Mutation.issueToken(input.scopes)", 50],
    ["Mutation.issueToken(input.operations)", 200],
    ["Query.changes(types)", 200],
  ])("of %s has %i values", (name, most) => {
    const input = inputNamed(name);
    expect(errorFor(input, Array(most).fill(null))).toBeNull();
    expect(errorFor(input, Array(most + 1).fill(null))?.message).toMatch(
      new RegExp(`may hold at most ${most} values\\.$`),
    );
  });
});
