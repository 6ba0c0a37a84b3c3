import type { SharedTypes } from "./types";
import type { TypeReference } from "./declare";

/** The enumeration of how a criterion stands. */
export const criterionResult = (types: SharedTypes): TypeReference =>
  types.enumeration("CriterionResult", {
    description: "Whether a criterion is met. Unknown is never failed.",
    values: {
      SATISFIED: "The facts show that it is met.",
      FAILED: "The facts show that it is not met.",
      UNKNOWN: "The facts do not tell.",
    },
  });
