/** Working groups for specific issues (D9). */
import type { Row } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { bad, type Given } from "../shared/writing/draft";
import { refuseUnknown } from "../shared/writing/operations";
import { operate, textIn, write } from "./acting";
import { violated } from "../shared/writing/refusals";
import { Desk, one } from "./desk";

/** Records a working group: by a decision of the members, or as history by a steward. */
export const createWorkingGroup = (given: Given, context: SubgraphContext): Promise<Row | null> =>
  operate("createWorkingGroup", { given, context }, async (transaction) => {
    const { viewer } = context;
    const desk = await Desk.open(transaction, viewer, String(given["network"]));
    const decisionId = textIn(given, "decision");
    const members = (given["members"] ?? []) as readonly string[];
    await refuseUnknown(transaction, viewer, [...members, ...(decisionId === null ? [] : [decisionId])]);
    const isHistory = decisionId === null && viewer.scopes.includes("records:curate");
    if (!isHistory) await desk.requireOffice();
    const decision = decisionId === null ? null : await one(transaction, "Decision", decisionId);
    if (!isHistory) refuseUndecided(desk, decision);
    const name = textIn(given, "name");
    if (name === null) throw bad("input.name", "must not be empty");
    const created = (given["created"] as string | null) ?? (decision?.["date"] as string | undefined) ?? null;
    return write(transaction, "WorkingGroup", {
      properties: { name, theme: textIn(given, "theme"), kind: "STANDING", created },
      pointers: {
        network: desk.network.id,
        decision: decisionId,
        members,
        sources: given["sources"] as string[] | null,
      },
    });
  });

function refuseUndecided(desk: Desk, decision: Row | null): void {
  const reasons = [
    ...(decision ? [] : ["Name the decision by which it is set up."]),
    ...(decision && decision["networkId"] !== desk.network.id ? ["The decision is one of another network."] : []),
    ...(decision && decision["outcome"] !== "ADOPTED" ? ["The decision is not adopted."] : []),
    ...(decision && decision["kind"] !== "WORKING_GROUP" ? ["The decision is not about a working group."] : []),
  ];
  if (reasons.length > 0) throw violated("The members decide on working groups by common agreement.", "D12", reasons);
}
