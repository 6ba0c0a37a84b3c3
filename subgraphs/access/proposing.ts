/** Proposing a change, deciding on it, and showing of it to each reader what that reader may see. */
import { LiaisonError } from "../../domain/errors";
import { authorityOver } from "../../policy";
import {
  pointersOf,
  substanceOf,
  type Label,
  type ProposedValue,
  type StoredRecord,
  type Submission,
} from "../../store/port";
import { argument, input, type GivenFor } from "../schema/descriptors";
import { OCCASION } from "../schema/writeInputs";
import type { SubgraphContext } from "../shared/context";
import { recordsOf } from "../shared/loaders";
import { messageIn, submissionId } from "../shared/submissions";
import { mayRead } from "../shared/unreadable";
import { refuseUnknown, type Bench } from "../shared/writing/bench";
import { bad, draftOf, statedIds, type Given, type GivenOfOne } from "../shared/writing/draft";
import { judgedAs } from "../shared/writing/operations";
import { givenFrom, textsOf } from "../shared/writing/patch";

/** One field of a proposed change, and its new values. */
export const PROPOSED_FIELD = input("ProposedFieldInput", "A field and its new values.", {
  field: argument("String!", "Name of the field, such as status; from and to for a period."),
  values: argument(
    "[String!]",
    "Values as text, or ids for fields that lead to records; leave it out to remove the value.",
  ),
});

/** Input of `proposeChange`. */
export const PROPOSE = input("ProposeChangeInput", "A proposed change to a record.", {
  record: argument("ID!", "Id of the record."),
  fields: argument("[ProposedFieldInput!]!", "The fields to change."),
  ...OCCASION,
});

interface Proposal extends Given {
  readonly record: string;
  readonly fields: readonly GivenFor<typeof PROPOSED_FIELD>[];
}

/** Stores a proposal. It is as visible as the record, and each reader is shown what that reader may see. */
export async function proposeChange(given: Proposal, context: SubgraphContext): Promise<object> {
  const { viewer } = context;
  const { record } = given;
  const fields = given.fields.map(({ field, values }) => ({
    field,
    values: values ?? null,
  }));
  if (fields.length === 0) throw bad("input.fields", "must name what is to change");
  const message = messageIn(given, "reason");
  const id = await judgedAs(context, { name: "proposeChange", given, writtenAs: "ORGANISATION" }, async (bench) => {
    const before = (await bench.seen.read([record])).get(record);
    if (!before) throw new LiaisonError("NOT_FOUND", `There is no record ${record}.`);
    const { label } = before;
    const hidden = fields.find(({ field }) => !mayRead(viewer, label, field));
    if (hidden) throw bad("input.fields", `names ${JSON.stringify(hidden.field)}, which you may not read`);
    const change = givenFrom(label, fields);
    draftOf(label, change, { record: before, hidden: new Set() });
    await refuseUnknown(bench.seen, statedIds(label, change));
    return bench.write(async (pen, all) => {
      const whole = (await all.read([record])).get(record) ?? null;
      const newId = submissionId("proposal");
      const values = fields.map(({ field, values: after }): ProposedValue => {
        const [known, shown] = [textsOf(whole, field), textsOf(before, field) ?? []];
        const kept = pointersOf(label)[field]?.many ? (known ?? []).filter((one) => !shown.includes(one)) : [];
        return { field, before: known, after, ...(kept.length > 0 ? { kept } : {}) };
      });
      await pen.submit({
        id: newId,
        kind: "PROPOSAL",
        record,
        label,
        field: null,
        message,
        values,
        status: "OPEN",
        substance: whole && substanceOf(label, whole),
        subject: viewer.subject,
        org: viewer.org,
        client: viewer.client,
        at: new Date().toISOString(),
        answer: null,
        answeredAt: null,
      });
      return newId;
    });
  });
  return { proposal: await context.reader.submission(id) };
}

/** Input of `reviewChange`. */
export const REVIEW = input("ReviewChangeInput", "The decision on a proposed change.", {
  id: argument("ID!", "Id of the proposal."),
  verdict: argument("Verdict!", "The decision."),
  answer: argument("String", "Why; needed to decline."),
  ...OCCASION,
});

interface Review extends GivenOfOne {
  readonly verdict: "ACCEPT" | "DECLINE";
  readonly answer?: string | null;
}

/** Decides on a proposal; anyone who may write the record may do so. */
export async function reviewChange(given: Review, context: SubgraphContext): Promise<object> {
  const { viewer } = context;
  const { id } = given;
  const isAccepted = given.verdict === "ACCEPT";
  const answer = isAccepted && given.answer == null ? null : messageIn(given, "answer");
  const writtenAs = viewer.scopes.includes("records:curate") ? "STEWARD" : "ORGANISATION";
  await judgedAs(context, { name: "reviewChange", given, writtenAs }, async (bench, change) => {
    const proposal = await bench.submission(id);
    const before = proposal && (await bench.seen.read([proposal.record])).get(proposal.record);
    if (proposal?.kind !== "PROPOSAL" || !before || !authorityOver(viewer, before)) throw unknownProposal(id);
    return bench.write(async (pen, all) => {
      await pen.settle(id, { status: isAccepted ? "ACCEPTED" : "DECLINED", answer });
      const whole = (await all.read([before.id])).get(before.id);
      if (isAccepted && whole)
        await change({
          label: before.label,
          before: whole,
          given: await accepted(proposal, before, bench),
          alsoSaidBy: proposal.org !== null && saysStill(proposal, whole) ? [proposal.org] : [],
          unseen: proposal.values.flatMap(({ kept = [] }) => kept),
        });
      return id;
    });
  });
  return { proposal: await context.reader.submission(id) };
}

/** Whether a record says what it said when the change was proposed: whoever proposed it said that, and nothing that was written since. */
const saysStill = ({ label, substance }: Submission, record: StoredRecord): boolean =>
  substance === substanceOf(label, record);

/** What is to be written of an accepted proposal. `before`: the record as the viewer sees it. */
async function accepted(proposal: Submission, before: StoredRecord, bench: Bench): Promise<Given> {
  const { label, values } = proposal;
  if (values.some(({ field }) => !mayRead(bench.viewer, label, field)))
    throw new LiaisonError("FORBIDDEN", "It changes a field that you may not read; leave it to someone who may.");
  const seen = await bench.seen.seen(values.flatMap((value) => idsIn(label, value)));
  const shown = values.map((value) => shownOf(label, value, seen));
  const changed = shown.filter(
    ({ field, before: known }) => JSON.stringify(textsOf(before, field)) !== JSON.stringify(known),
  );
  if (changed.length > 0)
    throw new LiaisonError(
      "CONFLICT",
      `${changed.map(({ field }) => field).join(" and ")} of ${before.id} changed since it was proposed; decline it, or make the change yourself.`,
      { argument: "input.id" },
    );
  // One wording: which record it is would tell that there is one.
  if (values.some((value) => addedBy(label, value).some((id) => !seen.has(id))))
    throw new LiaisonError("NOT_FOUND", "It names a record that does not exist, or that you may not see.", {
      argument: "input.id",
    });
  return givenFrom(
    label,
    shown.flatMap((value, at) => {
      const { field, after } = value;
      const isUntouched = JSON.stringify(values[at]?.after) === JSON.stringify(values[at]?.before);
      return isUntouched ? [] : [{ field, values: after }];
    }),
  );
}

const isPointer = (label: Label, field: string): boolean => field in pointersOf(label);

/** Ids in the values of a field that leads to records. */
const idsIn = (label: Label, { field, before, after, kept = [] }: ProposedValue): readonly string[] =>
  isPointer(label, field) ? [...(before ?? []), ...(after ?? []), ...kept] : [];

/** Ids that the record does not name yet. */
const addedBy = (label: Label, { field, before, after }: ProposedValue): readonly string[] =>
  isPointer(label, field) ? (after ?? []).filter((id) => !before?.includes(id)) : [];

/** A value without ids of what may not be seen. */
function shownOf(label: Label, value: ProposedValue, seen: ReadonlySet<string>): ProposedValue {
  if (!isPointer(label, value.field)) return value;
  const { field, after, kept = [] } = value;
  const before = (value.before ?? []).filter((id) => seen.has(id));
  return {
    field,
    before: before.length > 0 ? before : null,
    after: after && after.filter((id) => seen.has(id)),
    kept: kept.filter((id) => seen.has(id)),
  };
}

const unknownProposal = (id: string): LiaisonError =>
  new LiaisonError("NOT_FOUND", `There is no proposal ${id} that you may decide.`, { argument: "input.id" });

/** The changes of a proposal, as far as the viewer may see them. */
export async function fieldsOf(
  { label, values }: Submission,
  _: object,
  { viewer, loaders }: SubgraphContext,
): Promise<readonly ProposedValue[]> {
  const readable = values.filter(({ field }) => mayRead(viewer, label, field));
  const ids = readable.flatMap((value) => idsIn(label, value));
  const seen = new Set((await recordsOf(loaders, ids)).map(({ id }) => id));
  return readable.map((value) => shownOf(label, value, seen));
}
