/** The made parts of docs/classification.md: how record and evidence agree, and each disagreement with its explanation. */
import { basisLine, type Coverage, PATTERNS, table } from "./answers";
import { type Ask } from "./ask";

/** Why record and evidence differ, the same for all that it lists. */
export interface Explanation {
  readonly title: string;
  /** In plain sentences. */
  readonly why: string;
  /** What a curator could do, in a sentence. */
  readonly next: string;
  /** Disagreements it explains, as `keyOf` writes them: id of the collaboration, a space, the pattern. */
  readonly of: readonly string[];
}

interface Criterion {
  readonly name: string;
  readonly result: "SATISFIED" | "FAILED" | "UNKNOWN";
  readonly because: string;
}

/** A collaboration whose record and evidence disagree. */
export interface Disagreement {
  readonly collaboration: { readonly id: string; readonly description: string | null };
  readonly classification: {
    readonly pattern: string;
    readonly isRecorded: boolean;
    readonly criteria: readonly Criterion[];
  };
}

interface Agreement {
  readonly pattern: string;
  readonly recorded: number;
  readonly agree: number;
  readonly undetermined: number;
  readonly disagree: number;
  readonly met: readonly { readonly pattern: string; readonly count: number }[];
}

/** All that the page tells of. */
export interface Classified {
  readonly totalCount: number;
  readonly coverage: Coverage;
  readonly agreement: readonly Agreement[];
  readonly nodes: readonly Disagreement[];
}

interface Page {
  readonly classificationDisagreements: Classified & {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Asks for all disagreements; who asks must have the scope records:curate. */
export async function classified(ask: Ask): Promise<Classified> {
  const nodes: Disagreement[] = [];
  for (let after: string | null = null; ;) {
    const { classificationDisagreements: page }: Page = await ask<Page>(queryAfter(after));
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { ...page, nodes };
    after = page.pageInfo.endCursor;
  }
}

const queryAfter = (cursor: string | null): string => `{
  classificationDisagreements(first: 200, after: ${JSON.stringify(cursor)}) {
    totalCount
    pageInfo { hasNextPage endCursor }
    coverage { records newestAttestation }
    agreement { pattern recorded agree undetermined disagree met { pattern count } }
    nodes {
      collaboration { id description }
      classification { pattern isRecorded criteria { name result because } }
    }
  }
}`;

export const keyOf = ({ collaboration, classification }: Disagreement): string =>
  `${collaboration.id} ${classification.pattern}`;

/** Keys of disagreements that no explanation lists. */
export function unexplained({ nodes }: Classified, explanations: readonly Explanation[]): readonly string[] {
  const listed = new Set(explanations.flatMap(({ of }) => of));
  return nodes.map(keyOf).filter((key) => !listed.has(key));
}

/** Keys that explanations list although record and evidence do not, or no longer, differ there; and those listed twice. */
export function superfluous({ nodes }: Classified, explanations: readonly Explanation[]): readonly string[] {
  const found = new Set(nodes.map(keyOf));
  return explanations.flatMap(({ of }) => of).filter((key, at, all) => !found.has(key) || all.indexOf(key) !== at);
}

const nameOf = (pattern: string): string => PATTERNS[pattern] ?? pattern.toLowerCase().replaceAll("_", " ");

/** Name of a part of the page → its text. */
export const classificationParts = (
  found: Classified,
  explanations: readonly Explanation[],
): Readonly<Record<string, string>> => ({
  agreement: agreementPart(found),
  disagreements: disagreementPart(found, explanations),
});

function agreementPart({ agreement, coverage }: Classified): string {
  return [
    `${coverage.records} collaborations. ${basisLine(coverage)}`,
    table(
      ["recorded as", "records", "evidence agrees", "undetermined", "disagrees"],
      agreement.map(({ pattern, recorded, agree, undetermined, disagree }) => [
        ...[nameOf(pattern), recorded, agree, undetermined, disagree],
      ]),
    ),
    "Of those in a row, how many show each pattern:",
    table(
      ["recorded as", ...Object.values(PATTERNS)],
      agreement.map(({ pattern, met }) => [
        nameOf(pattern),
        ...Object.keys(PATTERNS).map((one) => met.find((other) => other.pattern === one)?.count ?? 0),
      ]),
    ),
  ].join("\n\n");
}

function disagreementPart(found: Classified, explanations: readonly Explanation[]): string {
  const byKey = new Map(found.nodes.map((node) => [keyOf(node), node]));
  const groups = explanations
    .map((one) => ({ ...one, nodes: one.of.flatMap((key) => byKey.get(key) ?? []) }))
    .filter(({ nodes }) => nodes.length > 0);
  const rest = unexplained(found, explanations).flatMap((key) => byKey.get(key) ?? []);
  const kinds = [true, false].map((isRecorded) => found.nodes.filter((one) => isRecordedIn(one) === isRecorded).length);
  return [
    `${found.totalCount} disagreements: ${kinds[0]} recorded and not shown, ${kinds[1]} shown and not recorded.`,
    ...groups.map(
      ({ title, why, next, nodes }) => `### ${title} (${nodes.length})\n\n${why} ${next}\n\n${listed(nodes)}`,
    ),
    ...(rest.length > 0 ? [`### Not explained yet (${rest.length})\n\n${listed(rest)}`] : []),
  ].join("\n\n");
}

const isRecordedIn = ({ classification }: Disagreement): boolean => classification.isRecorded;

const listed = (nodes: readonly Disagreement[]): string =>
  table(
    ["collaboration", "what it is", "pattern", "what decides"],
    nodes.map((node) => [
      ...[`\`${node.collaboration.id}\``, node.collaboration.description ?? "", nameOf(node.classification.pattern)],
      deciding(node)
        .map(({ name, because }) => `\`${name}\`: ${because}`)
        .join(" "),
    ]),
  );

/** Of what is recorded and not shown, what failed; of what is shown and not recorded, what showed it. */
function deciding({ classification: { isRecorded, criteria } }: Disagreement): readonly Criterion[] {
  if (isRecorded) return criteria.filter(({ result }) => result === "FAILED");
  return criteria.filter(({ name, result }) => result === "SATISFIED" && name !== "CIVIL_SOCIETY_PARTNER");
}
