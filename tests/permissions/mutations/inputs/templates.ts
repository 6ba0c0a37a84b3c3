/** Every mutation of the API with what it is asked. */
import type { GraphQLSchema } from "graphql";
import { labels, type Label } from "../../../../store/port";
import type { InputOf } from "./aim";
import { networkInputs } from "./networkInputs";
import { otherInputs } from "./otherInputs";
import { recordInputs } from "./recordInputs";

export interface Template {
  readonly mutation: string;
  readonly input: InputOf;
  /** Of which kind the records are that it writes. */
  readonly label?: Label;
  /** Whoever is told that it is done sees what it was done to. */
  readonly isShown: boolean;
  /** How often it is asked, beside others. */
  readonly weight: number;
}

const WRITES: Readonly<Record<string, Label>> = {
  proposeDecision: "Decision",
  takePosition: "Position",
  closeDecision: "Decision",
  admitMember: "Membership",
  withdraw: "Membership",
  appointChair: "ChairTerm",
  delegateRepresentation: "Delegation",
  createWorkingGroup: "WorkingGroup",
  endCollaboration: "Collaboration",
  changePublicationStatus: "Document",
};

/** Of those that write records of any kind. */
const SHOWN = ["confirmRecord", "objectToRecord", "restoreRecord", "settleObjection"];

/** Rules of networks are many, and take more to be reached. */
const OFTEN = 6;

export const TEMPLATES: readonly Template[] = [
  ...labels.flatMap((label) =>
    recordInputs(label).map(([mutation, input]): Template => ({ mutation, input, label, isShown: true, weight: 1 })),
  ),
  ...Object.entries(networkInputs).map(([mutation, input]) => special(mutation, input, OFTEN)),
  ...Object.entries(otherInputs).map(([mutation, input]) => special(mutation, input, 2)),
];

function special(mutation: string, input: InputOf, weight: number): Template {
  const label = WRITES[mutation];
  const isShown = label !== undefined || SHOWN.includes(mutation);
  return { mutation, input, isShown, weight, ...(label === undefined ? {} : { label }) };
}

/** Names of all mutations of an API. */
export const mutationsOf = (schema: GraphQLSchema): readonly string[] =>
  Object.keys(schema.getMutationType()?.getFields() ?? {}).sort();
