/** Who chairs (D13), and whom the chair designates (D14). */
import { chairOn, endOfTerm, judgeChairTerm, type ChairTermFacts } from "../../domain/networks/chair";
import { AS_RECORDED } from "../../domain/time/partialDate";
import { judgeDelegation, judgeDesignator } from "../../domain/networks/representation";
import type { Row } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { decisionOf, termYearsOf } from "../shared/facts";
import { refuseUnknown } from "../shared/writing/bench";
import { refuseBreaches, violated } from "../shared/writing/refusals";
import { dayIn, operate, textIn, write, type Occasion } from "./acting";
import { Desk, one } from "./desk";

type Appointment = Occasion & {
  readonly network: string;
  readonly npm: string;
  readonly decision: string;
  readonly from: string;
  readonly to?: string | null;
};

/** Records a term of the chair; RULE_VIOLATED lists what speaks against it. */
export const appointChair = (given: Appointment, context: SubgraphContext): Promise<Row | null> =>
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
        "This term of the chair is against the rules of the network.",
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

type Designation = Occasion & {
  readonly network: string;
  readonly actor: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly purpose?: string | null;
};

/** Designates a member to represent the network, within the term of the chair. */
export const delegateRepresentation = (given: Designation, context: SubgraphContext): Promise<Row | null> =>
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
  if (!term) throw violated("Nobody could designate a representative.", "D14", [held.because]);
  refuseBreaches(AGAINST_RULES, judgeDesignator(desk.org, term));
  return term;
}

const AGAINST_RULES = "This designation is against the rules of the network.";
