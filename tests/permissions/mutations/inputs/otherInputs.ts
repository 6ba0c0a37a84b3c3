/** Inputs of the mutations that neither follow from the model nor run a network: proposals, reports, tokens, and single decisions. */
import fc from "fast-check";
import { authorityOver, SCOPES, type Scope } from "../../../../policy";
import { labels, partyPointersOf, pointersOf, propertiesOf, type Submission } from "../../../../store/port";
import { voicesOf } from "../../../../subgraphs/shared/writing/confirmations";
import { partiesOf } from "../../../../subgraphs/shared/writing/draft";
import type { GraphRecord } from "../../inference/graph";
import { actorLabels, anyLabel } from "../../inference/template";
import { idFor, idsFor, ifRevision, inputOf, maybe, seldom, usually, OCCASION, type Aim, type InputOf } from "./aim";
import { ORGANISATIONS, tokenOf } from "../askers";
import { given } from "./recordInputs";
import { archivedIn } from "../worlds/society";

const mayWrite =
  ({ viewer }: Aim) =>
  ({ id, owners = [] }: GraphRecord) =>
    authorityOver(viewer, { id, owners }) !== null;

const endCollaboration: InputOf = (aim) =>
  inputOf({
    id: idFor(aim, ["Collaboration"], mayWrite(aim)),
    to: fc.constantFrom("2014-06", "2016", "2010"),
    ifRevision,
    ...OCCASION,
  });

const changePublicationStatus: InputOf = (aim) =>
  inputOf({
    id: idFor(aim, ["Document"], mayWrite(aim)),
    publicationStatus: fc.constantFrom("PUBLISHED", "NOT_PUBLISHED", "PARTLY_PUBLISHED"),
    publicationDecidedBy: fc.constantFrom("STATE", "SPT", "PUBLISHER"),
    url: maybe(fc.constant("https://example.org/1")),
    ifRevision,
    ...OCCASION,
  });

/** Fields of the record: what they hold, what they might hold, ids that are seen, hidden or unknown. */
const proposeChange: InputOf = (aim) =>
  idFor(aim, anyLabel).chain((record) =>
    inputOf({
      record: fc.constant(record),
      fields: fc.array(proposedField(record, aim), { minLength: 1, maxLength: 2 }),
      ...OCCASION,
      reason: fc.constantFrom("Sample", "Sample", " "),
    }),
  );

function proposedField(record: string, aim: Aim) {
  const label = aim.graph.find(({ id }) => id === record)?.label ?? "Source";
  const pointers = Object.entries(pointersOf(label));
  const texts = fc.constantFrom(...Object.entries(propertiesOf(label))).chain(([field, model]) =>
    fc.record({
      field: fc.constant(field),
      values: usually(fc.oneof({ weight: 5, arbitrary: textsOf(given(label, field, model)) }, fc.constant(["Sample"]))),
    }),
  );
  if (pointers.length === 0) return texts;
  const ids = fc
    .constantFrom(...pointers)
    .chain(([field, { to, many }]) =>
      fc.record({ field: fc.constant(field), values: usually(idsFor(aim, to, many ? 3 : 1)) }),
    );
  return fc.oneof(texts, { weight: 2, arbitrary: ids });
}

const textsOf = (values: fc.Arbitrary<unknown>): fc.Arbitrary<string[]> =>
  values.map((value) => [value].flat().map(String));

const submission = ({ society, visible }: Aim, kind: Submission["kind"]) => {
  const handed = society.submissions.filter((one) => one.kind === kind);
  const seen = handed.filter(({ record }) => visible.has(record));
  const ids = [...seen, ...seen, ...seen, ...handed].map(({ id }) => id);
  return fc.constantFrom(...ids, `${kind.toLowerCase()}-98`);
};

const reviewChange: InputOf = (aim) =>
  inputOf({
    id: submission(aim, "PROPOSAL"),
    verdict: fc.constantFrom("ACCEPT", "ACCEPT", "DECLINE"),
    answer: maybe(fc.constant("Sample")),
    ...OCCASION,
  });

const answerReport: InputOf = (aim) =>
  inputOf({
    id: submission(aim, "REPORT"),
    status: fc.constantFrom("CORRECTED", "DECLINED", "OPEN"),
    answer: fc.constant("Sample"),
    ...OCCASION,
  });

const reportError: InputOf = (aim) =>
  inputOf({
    record: idFor(aim, anyLabel),
    field: maybe(fc.constant("name")),
    message: fc.constantFrom("Sample", " "),
    ...OCCASION,
  });

const speaksFor =
  ({ viewer }: Aim) =>
  ({ label, ...record }: GraphRecord) =>
    partiesOf(label, record).some((id) => voicesOf(viewer).includes(id));

const confirmRecord: InputOf = (aim) =>
  inputOf({ id: idFor(aim, labelsWithParties, speaksFor(aim)), ifRevision, ...OCCASION });

const objectToRecord: InputOf = (aim) =>
  inputOf({
    id: idFor(aim, labelsWithParties, speaksFor(aim)),
    reason: fc.constantFrom("Sample", "Sample", " "),
    ifRevision,
    idempotencyKey: OCCASION.idempotencyKey,
  });

const settleObjection: InputOf = (aim) =>
  inputOf({
    id: submission(aim, "OBJECTION"),
    verdict: fc.constantFrom("UPHOLD", "DISMISS"),
    answer: fc.constantFrom("Sample", "Sample", " "),
    ...OCCASION,
  });

/** What was archived by itself or along with something, more often than what is there. */
const restoreRecord: InputOf = (aim) => {
  const gone = archivedIn(aim.society);
  return inputOf({ id: idFor(aim, anyLabel, (record) => gone.has(record.id) && mayWrite(aim)(record)), ...OCCASION });
};

const labelsWithParties = labels.filter((label) => partyPointersOf(label).length > 0);

const issueToken: InputOf = (aim) =>
  inputOf({
    subject: fc.constant("someone else"),
    purpose: fc.constant("Sample"),
    scopes: fc
      .subarray([...aim.viewer.scopes.slice(0, 3), ...(Object.keys(SCOPES) as Scope[]).slice(0, 2)])
      .map((all) => [...new Set(all)]),
    organisation: seldom(fc.oneof(fc.constant(aim.viewer.org), idFor(aim, actorLabels))),
    networks: maybe(idsFor(aim, ["Network"], 2)),
    countries: maybe(idsFor(aim, ["State"], 2)),
    operations: maybe(fc.constant(["npms"])),
    days: seldom(fc.constantFrom(1, 400)),
    idempotencyKey: seldom(fc.constant("key-1")),
  });

const revokeToken: InputOf = ({ viewer }) =>
  inputOf({
    id: fc.constantFrom(tokenOf(viewer.org), ...ORGANISATIONS.map(tokenOf), "token-98"),
    reason: maybe(fc.constant("Sample")),
  });

const breakGlass: InputOf = (aim) =>
  inputOf({
    organisation: idFor(aim, actorLabels),
    reason: fc.constantFrom("Sample", "Sample", " "),
    minutes: maybe(fc.constantFrom(5, 100)),
  });

export const otherInputs: Readonly<Record<string, InputOf>> = {
  endCollaboration,
  changePublicationStatus,
  proposeChange,
  reviewChange,
  answerReport,
  reportError,
  confirmRecord,
  objectToRecord,
  settleObjection,
  restoreRecord,
  issueToken,
  revokeToken,
  breakGlass,
};
