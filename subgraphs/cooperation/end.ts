/** The end of a collaboration: its history stays. */
import { ID, Resolver } from "type-graphql";
import type { Kit } from "../shared/build";
import { declareField, declareInput, namedClass, type TypeClass } from "../shared/declare";
import { PartialDateScalar } from "../shared/scalars";
import type { GivenOfOne } from "../shared/writing/draft";
import { declareMutation } from "../shared/writing/mutations";
import { updateRecord } from "../shared/writing/operations";

/** `endCollaboration`. */
export function ending(kit: Kit): TypeClass {
  const made = namedClass("CooperationOperations");
  Resolver()(made);
  const input = declareInput("EndCollaborationInput", "A collaboration that has ended.");
  declareField(input, "id", () => ID, { description: "Id of the collaboration." });
  declareField(input, "to", () => PartialDateScalar, {
    description: "First day on which it no longer held; a year or a month where no more is known.",
  });
  kit.writing.inputs.declareRevision(input);
  kit.writing.inputs.declareOccasion(input);
  declareMutation(made, {
    name: "endCollaboration",
    input,
    payload: kit.writing.payload("Collaboration"),
    description: "Records that a collaboration has ended.",
    resolve: async (given: GivenOfOne, context) => ({
      collaboration: await updateRecord(
        "endCollaboration",
        { label: "Collaboration", given: { ...given, status: "ENDED" } },
        context,
      ),
    }),
  });
  return made;
}
