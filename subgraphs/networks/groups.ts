/** Working groups for specific issues (D9). */
import type { Row, RowOf } from "../../store/port";
import { argument, extend, input, type Feature, type GivenFor } from "../schema/descriptors";
import { recordMutation } from "../schema/rootFields";
import { OCCASION } from "../schema/writeInputs";
import type { SubgraphContext } from "../shared/context";
import { refuseUnknown } from "../shared/writing/bench";
import { bad } from "../shared/writing/draft";
import { violated } from "../shared/writing/refusals";
import { MANAGERS, NETWORK, operate, SOURCES, textIn, write } from "./acting";
import { Desk, one } from "./desk";

const NEW_GROUP = input("CreateWorkingGroupInput", "A working group of a network (D9).", {
  network: NETWORK,
  name: argument("String!", "Name."),
  theme: argument("String", "Theme."),
  decision: argument(
    "ID",
    "Id of the adopted decision by which it is set up; a steward who records history may leave it out.",
  ),
  created: argument("PartialDate", "When it is set up; the day of the decision by default."),
  members: argument("[ID!]", "Ids of those who work in it."),
  sources: SOURCES,
  ...OCCASION,
});

/** Records a working group: by a decision of the members, or as history by a steward. */
const createWorkingGroup = (given: GivenFor<typeof NEW_GROUP>, context: SubgraphContext): Promise<Row | null> =>
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

/** `createWorkingGroup`. */
export const groups: Feature = [
  NEW_GROUP,
  extend("Mutation", {
    createWorkingGroup: recordMutation("WorkingGroup", {
      description: "Records a working group that the members decided on (D9).",
      input: NEW_GROUP,
      requires: [...MANAGERS, "records:curate"],
      resolve: createWorkingGroup,
    }),
  }),
];
