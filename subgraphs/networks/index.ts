import { Resolver } from "type-graphql";
import { isRowOf, today, records, type Label, type Row, type RowOf } from "../../store/port";
import type { Kit, OwnPart } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { declareArguments, declareField, namedClass, type TypeClass } from "../shared/declare";
import { recordOf, recordsOf } from "../shared/loaders";
import { PartialDateScalar } from "../shared/scalars";
import { declareMutation } from "../shared/writing/mutations";
import { appointChair, delegateRepresentation } from "./chair";
import { closeDecision, proposeDecision, takePosition } from "./decisions";
import { createWorkingGroup } from "./groups";
import { declareInputs } from "./inputs";
import { admitMember, withdraw } from "./members";
import { queries } from "./queries";
import { agreementOf, chairGapsOf, costsOf, departuresOf, languageParityOf, meetingYearsOf } from "./reading";
import { declareReadTypes } from "./readTypes";

/** Networks that admit, decide, elect and rotate by their own rules (D4–D17). */
export function networks(kit: Kit): OwnPart {
  const types = declareReadTypes(kit);
  declareOnRecords(kit, types);
  return {
    resolvers: [queries(types), operations(kit)],
    fields: FIELDS,
  };
}

function declareOnRecords({ records: classes }: Kit, types: ReturnType<typeof declareReadTypes>): void {
  const network = classes.of("Network");
  const until = declareArguments("ChairGapsArguments");
  declareField(until, "until", () => PartialDateScalar, {
    description: "Day up to which it is asked; today by default.",
    nullable: true,
  });
  declareField(network, "departures", () => types.departure, {
    description: "Recorded facts that depart from a rule of the Declaration for sure.",
    list: true,
  });
  declareField(network, "chairGaps", () => types.gap, {
    description: "Periods since the founding of which no chair is recorded (D13).",
    list: true,
    args: until,
  });
  declareField(network, "meetingYears", () => types.year, {
    description: "Years since the founding with and without a recorded annual meeting (D8).",
    list: true,
  });
  declareField(network, "costs", () => types.costs, {
    description: "Who bears the costs, as far as it is recorded (D15, D16).",
  });
  declareField(network, "languageParity", () => types.parity, {
    description: "In which languages its founding document exists (D17).",
    nullable: true,
  });
  declareField(classes.of("Decision"), "agreement", () => types.agreement, {
    description: "Whether the members agree (D12); empty for recorded history.",
    nullable: true,
  });
}

/** Name, record it answers with, what it does, and how. */
type Operation = readonly [
  name: string,
  label: Label,
  input: keyof ReturnType<typeof declareInputs>,
  description: string,
  // GraphQL has checked the input against its type.
  run: (given: never, context: SubgraphContext) => Promise<Row | null>,
];

const OPERATIONS: readonly Operation[] = [
  ["proposeDecision", "Decision", "propose", "Puts a proposal to the members of a network (D12).", proposeDecision],
  [
    "takePosition",
    "Position",
    "position",
    "States, or changes, the position of your organisation on a proposal (D12).",
    takePosition,
  ],
  ["closeDecision", "Decision", "close", "Ends a decision; ADOPTED takes common agreement (D12).", closeDecision],
  ["admitMember", "Membership", "admit", "Records a membership that a decision gave (D5).", admitMember],
  ["withdraw", "Membership", "withdraw", "Withdraws your organisation from a network (D4).", withdraw],
  ["appointChair", "ChairTerm", "appoint", "Records a term of the chair that the members decided (D13).", appointChair],
  [
    "delegateRepresentation",
    "Delegation",
    "delegate",
    "Designates a member to represent the network; the chair does that (D14).",
    delegateRepresentation,
  ],
  [
    "createWorkingGroup",
    "WorkingGroup",
    "group",
    "Records a working group that the members decided on (D9).",
    createWorkingGroup,
  ],
];

function operations(kit: Kit): TypeClass {
  const made = namedClass("NetworkOperations");
  Resolver()(made);
  const inputs = declareInputs(kit);
  for (const [name, label, input, description, run] of OPERATIONS)
    declareMutation(made, {
      ...{ name, description, input: inputs[input], payload: kit.writing.payload(label) },
      resolve: async (given, context) => ({ [records[label].root.one]: await run(given as never, context) }),
    });
  return made;
}

type Context = SubgraphContext;
/** Resolves to the records whose ids a property holds. */
const several =
  <Name extends string>(name: Name) =>
  (parent: Readonly<Record<Name, readonly string[]>>, _: object, { loaders }: Context) =>
    recordsOf(loaders, parent[name]);

const FIELDS = {
  Network: {
    departures: (row: RowOf<"Network">, _: object, context: Context) => departuresOf(row, context),
    chairGaps: (row: RowOf<"Network">, { until }: { until?: string | null }, context: Context) =>
      chairGapsOf(row, until ?? today(), context),
    meetingYears: (row: RowOf<"Network">, _: object, context: Context) => meetingYearsOf(row, context),
    costs: costsOf,
    languageParity: languageParityOf,
  },
  Decision: { agreement: (row: RowOf<"Decision">, _: object, context: Context) => agreementOf(row, context) },
  Criterion: { sources: several("sources") },
  ChairOnDate: {
    npm: async ({ terms }: { terms: readonly string[] }, _: object, { loaders }: Context) => {
      const [term, other] = await recordsOf(loaders, terms);
      return term && !other && isRowOf("ChairTerm", term) ? recordOf(loaders, term.npmId) : null;
    },
    terms: several("terms"),
    possible: several("possible"),
  },
  Representative: {
    actor: ({ actor }: { actor: string }, _: object, { loaders }: Context) => recordOf(loaders, actor),
    records: several("records"),
  },
  Agreement: {
    missingAssents: several("missingAssents"),
    objections: several("objections"),
    undetermined: several("undetermined"),
  },
  RuleDeparture: { records: several("records") },
  CostStatement: { records: several("records") },
  MeetingYear: { meetings: several("meetings") },
  LanguageFinding: {
    document: ({ document }: { document: string | null }, _: object, { loaders }: Context) =>
      recordOf(loaders, document),
  },
};
