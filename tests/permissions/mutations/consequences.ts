/** What a mutation does to records whoever may see them, because the rules leave no choice; everything else that it does to hidden ones is a fault. */
import type { Label } from "../../../store/port";
import type { Input } from "./inputs/aim";

interface Consequence {
  readonly mutation: string;
  readonly labels: readonly Label[];
  readonly because: string;
}

const CONSEQUENCES: readonly Consequence[] = [
  {
    mutation: "withdraw",
    labels: ["ChairTerm", "Delegation"],
    because: "Who is no longer a member neither chairs the network nor acts for it (D4, D13, D14).",
  },
];

/** Whether a record that was there before had to change with a mutation of its network. */
export const isConsequence = (
  { mutation, input }: { readonly mutation: string; readonly input: Input },
  node: Readonly<Record<string, unknown>>,
): boolean =>
  CONSEQUENCES.some((one) => one.mutation === mutation && one.labels.includes(node["label"] as Label)) &&
  node["networkId"] === input["network"];
