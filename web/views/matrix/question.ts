import { MATRIX } from "../../api/operations";
import { withAllPartners, type SelectionVariables } from "../../api/where";
import { type Question } from "../view";

/** The matrix of what is chosen. */
export const matrixQuestion = ({ where, since, until }: SelectionVariables): Question => ({
  operation: MATRIX,
  variables: { where: withAllPartners(where), since, until },
});
