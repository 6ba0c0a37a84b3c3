/** Rules for creating or changing records of certain kinds, by any mutation. */
import { LiaisonError } from "../../../domain/errors";
import { agreedVisibility } from "../../../domain/access/confidentiality";
import { departuresOfTerms } from "../../../domain/networks/chair";
import { isVisibility, type Visibility } from "../../../domain/access/viewpoint";
import {
  isActorLabel,
  isRecordOf,
  type Label,
  type RecordInput,
  type RowOf,
  type StoredRecord,
  type StoredRecordOf,
  type WrittenAs,
} from "../../../store/port";
import type { Viewer } from "../../../policy";
import { rowOf, termOf, termYearsOf } from "../facts";
import type { Bench, Sight } from "./bench";
import { partiesOf } from "./draft";
import { refuseBreaches, violated } from "./refusals";

/** A write that is about to happen, as rules see it. */
export interface Draft {
  readonly label: Label;
  readonly before: StoredRecord | null;
  readonly after: RecordInput;
  /** The visibility that the input states; undefined where it states none. */
  readonly statedVisibility: Visibility | undefined;
  readonly viewer: Viewer;
  /** In which capacity the viewer writes. */
  readonly as: WrittenAs;
  /** Organisations that the same input names by records of their own: those who take part. */
  readonly namedBeside: readonly string[];
  /** Whoever else says what is written: who proposed it. */
  readonly alsoSaidBy: readonly string[];
  /** Records that it names and the viewer sees, as far as they were read already. Whoever is an actor stays as it is while this is written. */
  readonly known?: ReadonlyMap<string, StoredRecord>;
  /** It was archived and is brought back; `before` is what it held then. */
  readonly isRestored: boolean;
}

/**
 * Returns the record as it is to be written, or throws RULE_VIOLATED. It is asked twice, by what the viewer may see and by all there is, and
 * reads nothing but what its sight shows.
 */
type WriteRule = (draft: Draft, sight: Sight) => Promise<RecordInput> | RecordInput;

const withVisibility = (record: RecordInput, visibility: Visibility): RecordInput => ({
  ...record,
  properties: { ...record.properties, visibility },
});

/** A correction of a recorded term must not make it depart from the rules where it did not before (D13). */
const correctedTerm: WriteRule = async ({ before, after, isRestored }, sight) => {
  if (!before) return after;
  const id = String(after.pointers.network);
  const terms = (await sight.pointingAt("ChairTerm", "network", id)).map((one) => rowOf(one));
  const network = (await sight.read([id])).get(id);
  const years = termYearsOf(network && rowOf({ ...network, label: "Network" }));
  const others = terms.filter(({ id }) => id !== after.id);
  const breaches = (row: RowOf<"ChairTerm">) =>
    departuresOfTerms(
      [row, ...others].map((one) => ({ ...termOf(one, new Map()), membershipAtStart: "CERTAIN" as const })),
      years,
    ).filter(({ records }) => records.includes(after.id));
  // While it was archived, others may have been recorded in its place.
  const known = new Set(
    isRestored ? [] : breaches(rowOf({ ...before, label: "ChairTerm" })).map(({ because }) => because),
  );
  refuseBreaches(
    "The corrected term breaks the rules of the network.",
    breaches(rowOf({ ...before, ...after, label: "ChairTerm" })).filter(({ because }) => !known.has(because)),
  );
  return after;
};

/** What was put to the members stays as it was put to them (D12). */
const correctedDecision: WriteRule = ({ before, after }) => {
  if (!before || before.properties.proposedOn === undefined) return after;
  const fixed = [
    ...["title", "kind"].filter((name) => before.properties[name] !== after.properties[name]),
    ...["network", "subjects"].filter(
      (name) => JSON.stringify(before.pointers[name] ?? []) !== JSON.stringify(after.pointers[name] ?? []),
    ),
  ];
  if (fixed.length === 0) return after;
  throw violated("A proposal cannot be changed once it was put to the members.", "D12", [
    `${fixed.join(" and ")} can’t be changed; propose another decision.`,
  ]);
};

/**
 * Nobody may suffer for what it told an NPM, so an exchange is seen by its two parties only until both have agreed to more (OPCAT 21(1)).
 * What one of them states as visibility is what it agrees to; the strictest of the two holds.
 */
const exchange: WriteRule = ({ before, after, statedVisibility, viewer }) => {
  const parties = partiesOf("InformationExchange", after);
  if (!before) {
    if (statedVisibility !== undefined && statedVisibility !== "CONFIDENTIAL")
      throw violated("An exchange is never open when it is created.", "OPCAT 21(1)", [
        "It is CONFIDENTIAL until both parties have agreed to more; each does with updateExchange.",
      ]);
    return withVisibility({ ...after, owners: parties, audience: [] }, "CONFIDENTIAL");
  }
  const known = isRecordOf("InformationExchange", before) ? agreementsIn(before) : [];
  // What one has agreed to is what it knew: after a change each agrees anew.
  const agreements = Object.fromEntries(known.filter(([party]) => party === viewer.org || !tellsMore(before, after)));
  if (statedVisibility !== undefined && viewer.org !== null) agreements[viewer.org] = statedVisibility;
  const visibility = agreedVisibility(parties, agreements);
  const texts = Object.entries(agreements)
    .map(([party, agreed]) => `${party}=${agreed}`)
    .sort();
  return withVisibility(
    { ...after, owners: before.owners ?? parties, properties: { ...after.properties, agreements: texts } },
    visibility,
  );
};

/** What each party has agreed to. */
const agreementsIn = ({
  properties,
}: StoredRecordOf<"InformationExchange">): readonly (readonly [string, Visibility])[] =>
  (properties.agreements ?? []).flatMap((text) => {
    const [party = "", agreed = ""] = text.split("=");
    return isVisibility(agreed) ? [[party, agreed] as const] : [];
  });

const tellsMore = (before: RecordInput, after: RecordInput): boolean => {
  const told = ({
    properties: { visibility: _, agreements: __, ...properties },
    pointers,
    audience = [],
  }: RecordInput) => JSON.stringify([Object.entries(properties).sort(), Object.entries(pointers).sort(), audience]);
  return told(before) !== told(after);
};

/** Who hides an actor hides all that it takes part in, so that is for stewards. */
const actorOfItsOwn: WriteRule = ({ before, after, viewer }) => {
  const isHidden = before && before.properties.visibility !== after.properties.visibility;
  if (!isHidden || viewer.scopes.includes("records:curate")) return after;
  throw new LiaisonError(
    "FORBIDDEN",
    "The visibility of an organisation’s own record cannot be changed, because that of everything it takes part in would change too. Ask a steward.",
    { argument: "input.visibility" },
  );
};

/** A report of the SPT is published at the request of the state, or by the SPT once the state has published a part (OPCAT 16(2)). */
const publication: WriteRule = ({ after }) => {
  const { type, publicationStatus, publicationDecidedBy } = after.properties;
  const isOpen = publicationStatus === "PUBLISHED" || publicationStatus === "PARTLY_PUBLISHED";
  if (type !== "SPT_REPORT" || !isOpen || publicationDecidedBy === "STATE" || publicationDecidedBy === "SPT")
    return after;
  throw violated("Others may not publish a report of the SPT.", "OPCAT 16(2)", [
    "Its publication is decided by the state, or by the SPT once the state has published a part; say which in publicationDecidedBy.",
  ]);
};

/** What holds for a kind of record, and the clause of its refusal where what decides may not be told. */
interface Ruling {
  readonly rule: WriteRule;
  readonly clause?: string;
}

const RULES: Partial<Readonly<Record<Label, Ruling>>> = {
  ChairTerm: { rule: correctedTerm, clause: "D13" },
  Decision: { rule: correctedDecision, clause: "D12" },
  InformationExchange: { rule: exchange, clause: "OPCAT 21(1)" },
  Document: { rule: publication, clause: "OPCAT 16(2)" },
};
const OF_ACTORS: Ruling = { rule: actorOfItsOwn };

/** The record to be written; throws RULE_VIOLATED where a rule refuses it. */
export async function ruled(draft: Draft, bench: Bench): Promise<RecordInput> {
  const { label, before, after } = draft;
  const ruling = RULES[label] ?? (isActorLabel(label) ? OF_ACTORS : undefined);
  if (!ruling) return after;
  return bench.ruleNow(
    async (sight) =>
      ruling.rule(
        { ...draft, before: before && (await sight.without(before)), after: await sight.without(after) },
        sight,
      ),
    ruling.clause,
  );
}
