/** The end of a collaboration: its history stays. */
import { argument, extend, input, type Feature } from "../schema/descriptors";
import { recordMutation } from "../schema/rootFields";
import { OCCASION, REVISION } from "../schema/writeInputs";
import { updateRecord } from "../shared/writing/operations";

const END = input("EndCollaborationInput", "A collaboration that has ended.", {
  id: argument("ID!", "Id of the collaboration."),
  to: argument("PartialDate!", "First day on which it no longer held; a year or a month where no more is known."),
  ...REVISION,
  ...OCCASION,
});

/** `endCollaboration`. */
export const ending: Feature = [
  END,
  extend("Mutation", {
    endCollaboration: recordMutation("Collaboration", {
      description: "Records that a collaboration has ended.",
      input: END,
      requires: ["cooperation:write", "records:curate"],
      resolve: (given, context) =>
        updateRecord("endCollaboration", { label: "Collaboration", given: { ...given, status: "ENDED" } }, context),
    }),
  }),
];
