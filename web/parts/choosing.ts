/** Choices whose names begin with a text, then those in which a later word does, then those that hold it; each in the order given. */
export function choicesFor<Named extends { readonly name: string }>(
  text: string,
  all: readonly Named[],
): readonly Named[] {
  const wanted = folded(text.trim());
  const ranked = all.map((one) => [rankOf(wanted, folded(one.name)), one] as const);
  return ranked
    .filter(([rank]) => rank < NOT_IN_IT)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

const NOT_IN_IT = 3;

function rankOf(wanted: string, name: string): number {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : NOT_IN_IT;
}

/** Without accents and capitals: nobody needs to type them. */
const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();
