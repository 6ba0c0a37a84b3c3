/** What is chosen, as the variables of all views. */
import { MEMBERS } from "../api/members";
import { variablesOf, type SelectionVariables } from "../api/where";
import { useAnswer } from "./answers";
import { selection } from "./store";

/** Null while the members of the chosen network are not known yet; a network that may not be seen has none. */
export function useVariables(): SelectionVariables | null {
  const { network } = selection.value;
  const answer = useAnswer(MEMBERS, network === null ? null : { network });
  if (network === null) return variablesOf(selection.value);
  if (answer.state !== "ready") return null;
  const nodes = answer.data.network?.members.nodes ?? [];
  return variablesOf(
    selection.value,
    nodes.flatMap(({ actor }) => actor?.id ?? []),
  );
}
