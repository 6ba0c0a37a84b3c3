/** Working groups for specific issues (D9). */
import type { Row, RowOf } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { refuseUnknown } from "../shared/writing/bench";
import { bad } from "../shared/writing/draft";
import { violated } from "../shared/writing/refusals";
import { operate, textIn, write, type Occasion } from "./acting";
import { Desk, one } from "./desk";

type NewGroup = Occasion & {
  readonly network: string;
  readonly name: string;
  readonly theme?: string | null;
  readonly decision?: string | null;
  readonly created?: string | null;
  readonly members?: readonly string[] | null;
};

/** Records a working group: by a decision of the members, or as history by a steward. */
export const createWorkingGroup = (given: NewGroup, context: SubgraphContext): Promise<Row | null> =>
  operate({ name: "createWorkingGroup", clause: "D9" }, { given, context }, async (bench) => {
    const { viewer } = context;
    const { network, sources } = given;
    const decisionId = textIn(given, "decision");
    const isHistory = decisionId === null && viewer.scopes.includes("records:curate");
    await bench.rule(async (sight) => {
      const desk = await Desk.open(sight, viewer, network);
      if (!isHistory) await desk.requireOffice();
    });
    const members = given.members ?? [];
    await refuseUnknown(bench.seen, members);
    const decision = decisionId === null ? null : await one(bench.seen, "Decision", decisionId);
    if (!isHistory) refuseUndecided(network, decision);
    const name = textIn(given, "name");
    if (name === null) throw bad("input.name", "must not be empty");
    const created = given.created ?? decision?.date ?? null;
    return bench.write((pen) =>
      write(pen, "WorkingGroup", {
        properties: { name, theme: textIn(given, "theme"), kind: "STANDING", created },
        pointers: { network, decision: decisionId, members, sources },
      }),
    );
  });

function refuseUndecided(network: string, decision: RowOf<"Decision"> | null): void {
  const reasons = [
    ...(decision ? [] : ["Name the decision by which it is set up."]),
    ...(decision && decision.networkId !== network ? ["The decision is one of another network."] : []),
    ...(decision && decision.outcome !== "ADOPTED" ? ["The decision is not adopted."] : []),
    ...(decision && decision.kind !== "WORKING_GROUP" ? ["The decision is not about a working group."] : []),
  ];
  if (reasons.length > 0) throw violated("The members decide on working groups by common agreement.", "D12", reasons);
}
