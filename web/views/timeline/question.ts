import { TIMELINE } from "../../api/operations";
import { withAllPartners, type SelectionVariables } from "../../api/where";
import { type Question } from "../view";

/** The timeline of what is chosen, all years of it. */
export const timelineQuestion = ({ where }: SelectionVariables): Question => ({
  operation: TIMELINE,
  variables: { where: withAllPartners(where) },
});
