/** What is chosen, as the variables of all views, and as the part of the world that it is about. */
import { type Whole } from "../api/operation";
import { MEMBERS, type Members } from "../api/operations";
import { variablesOf, withAllPartners, type SelectionVariables } from "../api/where";
import { useAnswer, type Answer } from "./answers";
import { scopeOf, type Scope } from "./scope";
import { selection } from "./store";

function useMembersAnswer(): Answer<Whole<Members>> {
  const { network } = selection.value;
  return useAnswer(MEMBERS, network === null ? null : { network });
}

/** The answer about the members of the chosen network where it failed: nothing can be asked of the selection then. */
export function useFailedSelection(): Answer<Whole<Members>> | null {
  const answer = useMembersAnswer();
  return answer.state === "failed" ? answer : null;
}

/** Members of the chosen network; null while they are not known yet, empty where it may not be seen. */
function useMembers() {
  const answer = useMembersAnswer();
  if (selection.value.network === null) return { of: null };
  if (answer.state !== "ready") return null;
  return { of: (answer.data.network?.members.nodes ?? []).flatMap(({ actor }) => actor ?? []) };
}

/** Null while the members of the chosen network are not known yet. */
export function useVariables(): SelectionVariables | null {
  const members = useMembers();
  return members && variablesOf(selection.value, members.of?.map(({ id }) => id) ?? null);
}

/** The same for questions about patterns and years. */
export function useVariablesOfAllPartners(): SelectionVariables | null {
  const variables = useVariables();
  return variables && { ...variables, where: withAllPartners(variables.where) };
}

type Member = NonNullable<NonNullable<Members["network"]>["members"]["nodes"][number]["actor"]>;

/** The state of a member: NPMs have one. */
const stateOf = (member: Member): string | readonly never[] => ("state" in member ? member.state?.id : null) ?? [];

/** Null while the members of the chosen network are not known yet. */
export function useScope(): Scope | null {
  const members = useMembers();
  return members && scopeOf(selection.value, members.of?.flatMap(stateOf) ?? null);
}
