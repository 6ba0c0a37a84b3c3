import { VISIBILITY_CLASS, type Visibility } from "./viewpoint";

/**
 * Who may see what was shared between parties (OPCAT 21(1)): the strictest of what each party has agreed to. A party that has not
 * agreed keeps it CONFIDENTIAL, and so does an exchange without parties.
 */
export function agreedVisibility(
  parties: readonly string[],
  agreements: Readonly<Record<string, Visibility>>,
): Visibility {
  if (parties.length === 0) return "CONFIDENTIAL";
  return parties.map((party) => agreementOf(party, agreements)).reduce(stricterOf);
}

function agreementOf(party: string, agreements: Readonly<Record<string, Visibility>>): Visibility {
  const agreed = Object.hasOwn(agreements, party) ? agreements[party] : undefined;
  return agreed ?? "CONFIDENTIAL";
}

function stricterOf(a: Visibility, b: Visibility): Visibility {
  return VISIBILITY_CLASS[a] >= VISIBILITY_CLASS[b] ? a : b;
}
