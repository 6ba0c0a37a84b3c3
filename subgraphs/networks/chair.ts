/** Appointing the chair (D13), and designating a representative (D14). */
import { chairOn, endOfTerm, judgeChairTerm, type ChairTermFacts } from "../../domain/networks/chair";
import { AS_RECORDED } from "../../domain/time/partialDate";
import { judgeDelegation, judgeDesignator } from "../../domain/networks/representation";
import type { Row } from "../../store/port";
import { argument, extend, input, type Feature, type GivenFor } from "../schema/descriptors";
import { recordMutation } from "../schema/rootFields";
import { OCCASION } from "../schema/writeInputs";
import type { SubgraphContext } from "../shared/context";
import { decisionOf, termYearsOf } from "../shared/facts";
import { refuseUnknown } from "../shared/writing/bench";
import { refuseBreaches, violated } from "../shared/writing/refusals";
import { DAY, dayIn, MANAGERS, NETWORK, operate, SOURCES, textIn, write } from "./acting";
import { Desk, one } from "./desk";

const APPOINTMENT = input("AppointChairInput", "A term of the chair, as decided (D13).", {
  network: NETWORK,
  npm: argument("ID!", "Id of the NPM that chairs."),
  decision: argument("ID!", "Id of the adopted decision by which it was chosen."),
  from: argument("PartialDate!", `First day. ${DAY}`),
  to: argument(
    "PartialDate",
    `First day after the term; by default a year after its first day, or as many years as the network has it. ${DAY}`,
  ),
  sources: SOURCES,
  ...OCCASION,
});

/** Records a term of the chair; RULE_VIOLATED lists what speaks against it. */
const appointChair = (given: GivenFor<typeof APPOINTMENT>, context: SubgraphContext): Promise<Row | null> =>
  operate({ name: "appointChair", clause: "D13" }, { given, context }, async (bench) => {
    const { network, npm, decision: decisionId, sources } = given;
    await bench.rule(async (sight) => (await Desk.open(sight, context.viewer, network)).requireOffice());
    await refuseUnknown(bench.seen, [npm, decisionId]);
    const from = dayIn(given, "from");
    const to = dayIn(given, "to", endOfTerm(from, termYearsOf(await one(bench.seen, "Network", network))));
    await bench.rule(async (sight) => {
      const desk = await Desk.open(sight, context.viewer, network);
      const decision = await one(sight, "Decision", decisionId);
      refuseBreaches(
        "This term of the chair breaks the rules of the network.",
        judgeChairTerm({
          term: { npm, from, to },
          others: desk.terms,
          membership: desk.standing(npm, from),
          years: desk.termYears,
          decision: decision.networkId === network ? decisionOf(decision) : null,
        }),
      );
    });
    return bench.write((pen) =>
      write(pen, "ChairTerm", {
        properties: { from, to },
        pointers: { network, npm, decision: decisionId, sources },
      }),
    );
  });

const DESIGNATION = input(
  "DelegateRepresentationInput",
  "A member that the chair designates to represent the network (D14).",
  {
    network: NETWORK,
    actor: argument("ID!", "Id of the member."),
    from: argument("PartialDate", `First day; today by default. ${DAY}`),
    to: argument("PartialDate", `First day on which it may no longer speak; the end of the term by default. ${DAY}`),
    purpose: argument("String", "What for; empty: in general."),
    ...OCCASION,
  },
);

/** Designates a member to represent the network, within the term of the chair. */
const delegateRepresentation = (given: GivenFor<typeof DESIGNATION>, context: SubgraphContext): Promise<Row | null> =>
  operate({ name: "delegateRepresentation", clause: "D14" }, { given, context }, async (bench) => {
    const { viewer } = context;
    const { network, actor } = given;
    const from = dayIn(given, "from");
    const desk = await Desk.open(bench.seen, viewer, network);
    const term = ownTerm(desk, from);
    await refuseUnknown(bench.seen, [actor]);
    const to = dayIn(given, "to", term.period.to ?? endOfTerm(from, desk.termYears));
    await bench.rule(async (sight) => {
      const membership = (await Desk.open(sight, viewer, network)).standing(actor, from);
      refuseBreaches(AGAINST_RULES, judgeDelegation({ by: desk.org, term, actor, from, to, membership }));
    });
    return bench.write((pen) =>
      write(pen, "Delegation", {
        properties: { from, to, purpose: textIn(given, "purpose") },
        pointers: { network, chairTerm: term.id, actor },
      }),
    );
  });

/** The term by which the organisation chairs on a day. Whoever does not chair is told nothing else of a designation. */
function ownTerm(desk: Desk, on: string): ChairTermFacts {
  const held = chairOn(desk.terms, on, AS_RECORDED);
  const terms = desk.terms.filter(({ id }) => held.terms.includes(id));
  const term = terms.find(({ npm }) => npm === desk.org) ?? terms[0];
  if (!term) throw violated("No chair can designate a representative.", "D14", [held.because]);
  refuseBreaches(AGAINST_RULES, judgeDesignator(desk.org, term));
  return term;
}

const AGAINST_RULES = "This designation breaks the rules of the network.";

/** `appointChair`, `delegateRepresentation`. */
export const offices: Feature = [
  APPOINTMENT,
  DESIGNATION,
  extend("Mutation", {
    appointChair: recordMutation("ChairTerm", {
      description: "Records a term of the chair that the members decided (D13).",
      input: APPOINTMENT,
      requires: MANAGERS,
      resolve: appointChair,
    }),
    delegateRepresentation: recordMutation("Delegation", {
      description: "Designates a member to represent the network; the chair does that (D14).",
      input: DESIGNATION,
      requires: MANAGERS,
      resolve: delegateRepresentation,
    }),
  }),
];
