/** Three subgraphs with everything that the hub's own use of federation: entities and stubs of them, an interface with a key and with fields that its types narrow, shared values, internal names. */
import { GraphQLError, GraphQLScalarType } from "graphql";
import { type Subgraph } from "../../gateway";
import { subgraph } from "../gateway/tiny/tinySubgraphs";
import { type Derived, field, finder, objectOf, oneOf, part, several, STRICT, thing } from "./derived";

const SHARED = `
  scalar Day
  interface Node { id: ID! }
  enum Shade { LIGHT DARK NONE }
  enum Unit { CM INCH }
  input Where { shade: Shade near: Int = 3 on: Day AND: [Where!] units: [Unit!] = [CM] }
  type Span @shareable { from: Day to: Day! length(unit: Unit! = CM): Float inner: Span }
`;

const ALPHA = `${SHARED}
  interface Being @key(fields: "id") { id: ID! name: String! label: String mate: Being life: Span! home: Node }
  type Owl implements Node & Being @key(fields: "id") {
    id: ID! name: String! label: String mate: Being life: Span! home: Nest shade: Shade nest: Nest shades: [Shade!]! tags: [String]
    size(unit: Unit = CM, of: Where): Float rank: Int! }
  type Swan implements Node & Being @key(fields: "id") {
    id: ID! name: String! label: String mate: Being life: Span! home: Nest! shade: Shade! lake: String rank: Float! }
  type Nest implements Node @key(fields: "id") { id: ID! }
  union Found = Owl | Nest | Swan
  type Query {
    owl(id: ID! = "Owl-1"): Owl
    beings(first: Int = 2, shades: [Shade!] = [NONE]): [Being!]!
    node(id: ID!): Node
    found(text: String, where: Where): [Found]
    life: Span
  }
  type Mutation { paint(id: ID!, shade: Shade! = NONE): Owl rename(id: ID!, name: String): Being! }
`;

const BETA = `${SHARED}
  interface Being @key(fields: "id") { id: ID! links(first: Int = 2, where: Where): LinkConnection! }
  type Owl implements Node & Being @key(fields: "id") { id: ID! links(first: Int = 2, where: Where): LinkConnection! twin: Swan prey: String }
  type Swan implements Node & Being @key(fields: "id") { id: ID! links(first: Int = 2, where: Where): LinkConnection! twin: Owl! feathers: [Int!] }
  type Nest implements Node @key(fields: "id") { id: ID! place: String! birds: [Being]! eggs: [[Egg!]] span: Span rank: Int! }
  type Egg { laid: Day shade: Shade! by: Being from: Nest! weights: [[Float]] }
  type LinkConnection { nodes: [Link!]! totalCount: Int! }
  type Link { to: Being! through: Place weight: Int note(lang: String! = "en"): String origin: Node }
  union Place = Nest | Egg
  type Query { nests(first: Int = 2, where: Where): [Nest!] link: Link! eggs: [[Egg]!] }
  type Mutation { move(id: ID!, place: String!): Nest! }
`;

const GAMMA = `${SHARED}
  interface Being @key(fields: "id") { id: ID! marks: [[Mark]!] score(by: Where): Int! }
  type Owl implements Node & Being @key(fields: "id") { id: ID! marks: [[Mark]!] score(by: Where): Int! hoots: String }
  type Swan implements Node & Being @key(fields: "id") { id: ID! marks: [[Mark]!] score(by: Where): Int! }
  type Nest implements Node @key(fields: "id") { id: ID! marks: [Mark!]! warmth: Float owner: Owl }
  type Mark { value: Int shade: Shade! of: Node about: Being! span: Span! }
  type Query { mark(value: Int!): Mark marks(shade: Shade): [Mark!]! top: Being shadiest(of: [Shade!]! = [NONE]): Shade }
  type Mutation { mark(id: ID!, by: Int = 1): Mark }
`;

const DAY = new GraphQLScalarType({
  name: "Day",
  parseValue(value) {
    if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return value;
    throw new GraphQLError("A day is written 2013-03-26.");
  },
});

/** What is called otherwise inside, as with orders and counts of the hub. What has a default is not: https://github.com/apollographql/federation/issues/2782. */
const INTERNAL = { Shade: { LIGHT: "light", DARK: 7, NONE: "NONE" }, Unit: { CM: "CM", INCH: "in" } };

const text = field((number) => `text ${number % 1_000}`);
const strictText = field((number) => `text ${number % 1_000}`, STRICT);
const whole = field((number) => number % 1_000);
const strictWhole = field((number) => number % 1_000, STRICT);
const float = field((number) => (number % 1_000) / 8);
const day = oneOf("2013-03-26", "2020-01-01", "1999-12-31");
const shade = oneOf<unknown>("light", 7, "NONE");
const being = thing("Owl", "Swan");
const anything = thing("Owl", "Swan", "Nest");

const SHARED_RESOLVERS = {
  Day: DAY,
  ...INTERNAL,
  Span: { from: field(day), to: field(day, STRICT), length: float, inner: field(part) },
  Node: { __resolveType: ({ __typename }: Derived) => __typename },
};
const byType = { __resolveType: ({ __typename }: Derived) => __typename };

const alpha = (written: Written) => {
  const own = {
    __resolveReference: finder("alpha"),
    name: strictText,
    label: text,
    mate: field(being),
    life: field(part, STRICT),
  };
  const written$ = write(written, "alpha");
  return {
    ...SHARED_RESOLVERS,
    Being: { ...byType, __resolveReference: finder("alpha") },
    Found: byType,
    Owl: {
      ...own,
      home: field(thing("Nest")),
      shade: field(shade),
      nest: field(thing("Nest")),
      shades: field(several(shade, { nulls: 0, errors: 0 }), STRICT),
      tags: field(several((number) => `tag ${number % 10}`)),
      size: float,
      rank: strictWhole,
    },
    Swan: {
      ...own,
      home: field(thing("Nest"), STRICT),
      shade: field(shade, STRICT),
      lake: text,
      rank: field((number) => (number % 1_000) / 4, STRICT),
    },
    Nest: { __resolveReference: finder("alpha") },
    Query: {
      owl: field(thing("Owl")),
      beings: field(several(being, STRICT), STRICT),
      node: (_: unknown, { id }: { id: string }) => (/^(Owl|Swan|Nest)-/.test(id) ? objectOf(id) : null),
      found: field(several(anything)),
      life: field(part),
    },
    Mutation: { paint: written$(field(thing("Owl"))), rename: written$(field(being, STRICT)) },
  };
};

const beta = (written: Written) => {
  const own = { __resolveReference: finder("beta"), links: field(part, STRICT) };
  const place = field((number, at) =>
    number % 2 === 0 ? thing("Nest")(number, at) : { __typename: "Egg", place: at },
  );
  return {
    ...SHARED_RESOLVERS,
    Being: { ...byType, __resolveReference: finder("beta") },
    Place: byType,
    Owl: { ...own, twin: field(thing("Swan")), prey: text },
    Swan: { ...own, twin: field(thing("Owl"), STRICT), feathers: field(several((number) => number % 9, STRICT)) },
    Nest: {
      __resolveReference: finder("beta"),
      place: strictText,
      birds: field(several(being), STRICT),
      eggs: field(several(several(part, STRICT))),
      span: field(part),
      rank: strictWhole,
    },
    Egg: {
      laid: field(day),
      shade: field(shade, STRICT),
      by: field(being),
      from: field(thing("Nest"), STRICT),
      weights: field(several(several((number) => (number % 100) / 4))),
    },
    LinkConnection: { nodes: field(several(part, STRICT), STRICT), totalCount: strictWhole },
    Link: { to: field(being, STRICT), through: place, weight: whole, note: text, origin: field(anything) },
    Query: {
      nests: field(several(thing("Nest"), STRICT)),
      link: field(part, STRICT),
      eggs: field(several(several(part), { nulls: 2, errors: 0 })),
    },
    Mutation: { move: write(written, "beta")(field(thing("Nest"), STRICT)) },
  };
};

const gamma = (written: Written) => {
  const marks = field(several(several(part), STRICT));
  const own = { __resolveReference: finder("gamma"), marks, score: strictWhole };
  return {
    ...SHARED_RESOLVERS,
    Being: { ...byType, __resolveReference: finder("gamma") },
    Owl: { ...own, hoots: text },
    Swan: own,
    Nest: {
      __resolveReference: finder("gamma"),
      marks: field(several(part, STRICT), STRICT),
      warmth: float,
      owner: field(thing("Owl")),
    },
    Mark: {
      value: whole,
      shade: field(shade, STRICT),
      of: field(anything),
      about: field(being, STRICT),
      span: field(part, STRICT),
    },
    Query: {
      mark: field(part),
      marks: field(several(part, STRICT), STRICT),
      top: field(being),
      shadiest: field(shade),
    },
    Mutation: { mark: write(written, "gamma")(field(part)) },
  };
};

/** What was written, in order. */
export type Written = string[];

/** A mutation notes what it was asked before it answers. */
const write =
  (written: Written, name: string) =>
  (resolve: ReturnType<typeof field>): ReturnType<typeof field> =>
  (...call) => {
    const [, args, , info] = call;
    written.push(`${name}.${info.fieldName} ${JSON.stringify(args)}`);
    return resolve(...call);
  };

/** The subgraphs, and the list that their mutations write to. */
export function aviary(written: Written = []): Subgraph[] {
  return [
    subgraph("alpha", ALPHA, alpha(written)),
    subgraph("beta", BETA, beta(written)),
    subgraph("gamma", GAMMA, gamma(written)),
  ];
}
