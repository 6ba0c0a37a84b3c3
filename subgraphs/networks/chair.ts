/** Who chairs (D13), and whom the chair designates (D14). */
import { chairOn, endOfTerm, judgeChairTerm } from "../../domain/chair";
import { judgeDelegation } from "../../domain/representation";
import type { Row } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { type Given } from "../shared/writing/draft";
import { refuseUnknown } from "../shared/writing/operations";
import { dayIn, operate, textIn, write } from "./acting";
import { refuseBreaches, violated } from "../shared/writing/refusals";
import { Desk, one } from "./desk";
import { decisionOf } from "../shared/facts";

/** Records a term of the chair; RULE_VIOLATED lists what speaks against it. */
export const appointChair = (given: Given, context: SubgraphContext): Promise<Row | null> =>
  operate("appointChair", { given, context }, async (transaction) => {
    const desk = await Desk.open(transaction, context.viewer, String(given["network"]));
    await desk.requireOffice();
    const [npm, decisionId] = [String(given["npm"]), String(given["decision"])];
    await refuseUnknown(transaction, context.viewer, [npm, decisionId]);
    const decision = await one(transaction, "Decision", decisionId);
    const from = dayIn(given, "from");
    const to = dayIn(given, "to", endOfTerm(from));
    const isOwn = decision["networkId"] === desk.network.id;
    refuseBreaches(
      "This term of the chair is against the rules of the network.",
      judgeChairTerm({
        term: { npm, from, to },
        others: desk.terms,
        membership: desk.standing(npm, from),
        decision: isOwn ? decisionOf(decision) : null,
      }),
    );
    return write(transaction, "ChairTerm", {
      properties: { from, to },
      pointers: { network: desk.network.id, npm, decision: decision.id, sources: given["sources"] as string[] | null },
    });
  });

/** Designates a member to represent the network, within the term of the chair. */
export const delegateRepresentation = (given: Given, context: SubgraphContext): Promise<Row | null> =>
  operate("delegateRepresentation", { given, context }, async (transaction) => {
    const desk = await Desk.open(transaction, context.viewer, String(given["network"]));
    const actor = String(given["actor"]);
    await refuseUnknown(transaction, context.viewer, [actor]);
    const from = dayIn(given, "from");
    const held = chairOn(desk.terms, from);
    const term = desk.terms.find(({ id }) => held.terms.includes(id));
    if (!term) throw violated("Nobody could designate a representative.", "D14", [held.because]);
    const to = dayIn(given, "to", term.period.to ?? endOfTerm(from));
    const membership = desk.standing(actor, from);
    refuseBreaches(
      "This designation is against the rules of the network.",
      judgeDelegation({ by: desk.org, term, actor, from, to, membership }),
    );
    return write(transaction, "Delegation", {
      properties: { from, to, purpose: textIn(given, "purpose") },
      pointers: { network: desk.network.id, chairTerm: term.id, actor },
    });
  });
