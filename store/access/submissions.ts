/** Reports and proposals in Neo4j, beside the graph. */
import { LiaisonError } from "../../domain/errors";
import { ownJson } from "../../domain/ownJson";
import { VISIBILITY_CLASS, type Viewpoint } from "../../domain/access/viewpoint";
import { Parameters } from "../cypher/parameters";
import { visibleTo } from "../cypher/visibility";
import type { Run } from "../neo4j/connection";
import type { Eyes } from "../journal/history";
import type {
  AccessPage,
  AccessPageRequest,
  ClosedObjections,
  Settlement,
  Submission,
  SubmissionFilter,
} from "../port";
import { timedPage } from "./timedPage";

/**
 * So many of one submitter, or of one client, may be open for one record, and in all, before no more are taken; all who show no token are one
 * submitter. Tokens of no organisation are told apart by the token they come from: a subject is a name that anyone can choose. What others have handed in is not counted: it would tell how many there are, and let anyone keep others from it.
 */
const MOST_OPEN = { record: 20, client: 200, anonymous: 1_000, all: 2_000 } as const;

const COUNT_OPEN = `MATCH (s:Submission {kind: $kind, status: 'OPEN'})
WHERE CASE WHEN $org IS NOT NULL THEN s.org = $org WHEN $client <> '' THEN s.org IS NULL AND s.client = $client
  WHEN $subject IS NOT NULL THEN s.org IS NULL AND s.client IS NULL AND s.subject = $subject
  ELSE s.org IS NULL AND s.client IS NULL AND s.subject IS NULL END
RETURN count(*) AS all, sum(CASE WHEN s.record = $record THEN 1 ELSE 0 END) AS record,
  sum(CASE WHEN coalesce(s.client, '') = $client THEN 1 ELSE 0 END) AS own`;
/** It keeps who could see the record then: what is opened later is not told as it was before. */
const SUBMIT = `OPTIONAL MATCH (n:Record {id: $submission.record}) CREATE (s:Submission) SET s = $submission,
s.visibilityClass = n.visibilityClass, s.owners = n.owners, s.audience = n.audience, s.countries = n.countries`;
const SETTLE = `MATCH (s:Submission {id: $id}) WHERE s.status = 'OPEN'
SET s.status = $status, s.answer = $answer, s.answeredAt = $at RETURN s.id AS id`;

const CLOSE = `MATCH (s:Submission {kind: 'OBJECTION', record: $record}) WHERE s.org IN $orgs AND s.status IN $statuses
SET s.status = 'CLOSED', s.answeredAt = coalesce(s.answeredAt, $at)`;
const STANDING = `MATCH (s:Submission {kind: 'OBJECTION', record: $record}) WHERE s.status IN ['OPEN', 'UPHELD']
RETURN s{.*} AS submission ORDER BY s.at, s.id`;

interface Stored extends Record<string, unknown> {
  readonly submission: StoredSubmission;
}

/** A submission as it is stored: without what is empty, and with its values as JSON. */
interface StoredSubmission
  extends Omit<KeptSubmission, keyof typeof NOTHING | "values">, Partial<Pick<Submission, keyof typeof NOTHING>> {
  readonly values?: string;
}

/** A submission with who could see its record when it was handed in; earlier versions kept no class. */
interface KeptSubmission extends Submission {
  readonly visibilityClass?: number;
}

/** Stores a submission; RATE_LIMITED where too many of the same submitter are waiting for an answer. */
export async function submit(run: Run, submission: Submission): Promise<void> {
  const { kind, record, org, subject, client } = submission;
  const [open] = await run({ text: COUNT_OPEN, parameters: { kind, record, org, subject, client: client ?? "" } });
  const limits = [
    ["record", MOST_OPEN.record],
    ["own", client === null ? MOST_OPEN.anonymous : MOST_OPEN.client],
    ["all", MOST_OPEN.all],
  ] as const;
  if (limits.some(([count, most]) => Number(open?.[count]) >= most))
    throw new LiaisonError(
      "RATE_LIMITED",
      "Too many of your submissions are waiting for an answer; try again when some have been answered.",
    );
  await run({ text: SUBMIT, parameters: { submission: { ...submission, values: JSON.stringify(submission.values) } } });
}

/** Ends an open submission; CONFLICT where it has ended already. */
export async function settle(run: Run, id: string, settlement: Settlement): Promise<void> {
  const parameters = { id, ...settlement, at: new Date().toISOString() };
  const [settled] = await run({ text: SETTLE, parameters });
  if (!settled) throw new LiaisonError("CONFLICT", "It was answered already; read it again.", { argument: "input.id" });
}

/** Ends the objections of organisations to a record: those that were upheld, too, or those alone on which nothing was decided. */
export async function closeObjections(
  run: Run,
  record: string,
  { orgs, which }: { readonly orgs: readonly string[]; readonly which: ClosedObjections },
): Promise<void> {
  const statuses = which === "ALL" ? ["OPEN", "UPHELD"] : ["OPEN"];
  if (orgs.length > 0) await run({ text: CLOSE, parameters: { record, orgs, statuses, at: new Date().toISOString() } });
}

/** Objections to a record that are open, or were upheld and not ended since; oldest first. */
export async function standingObjections(run: Run, record: string): Promise<readonly Submission[]> {
  const found = await run<Stored>({ text: STANDING, parameters: { record } });
  return found.map(({ submission }) => submissionOf(submission));
}

/** Whether a submission `s` may be seen: its record `n`, today and as it was when it was handed in. Earlier versions kept no class. */
function seenSubmission(viewpoint: Viewpoint, parameters: Parameters): string {
  const visible = visibleTo(viewpoint, parameters);
  return `${visible("n")} AND (s.visibilityClass IS NULL OR (${visible("s")}))`;
}

/** A submission by its id, for a viewpoint that may see it. */
export async function submissionSeenFrom(run: Run, viewpoint: Viewpoint, id: string): Promise<KeptSubmission | null> {
  const parameters = new Parameters();
  const condition = seenSubmission(viewpoint, parameters);
  const text = `MATCH (s:Submission {id: ${parameters.named("id", id)}}) ${ABOUT.OBJECTION} WHERE (n:Record OR s.kind = 'OBJECTION') AND ${condition}
RETURN s{.*} AS submission`;
  const [found] = await run<Stored>({ text, parameters: parameters.values });
  return found ? submissionOf(found.submission) : null;
}

/** A report by its id, which only those know who handed it in or may list it. */
export async function reportById(run: Run, id: string): Promise<Submission | null> {
  const text = "MATCH (s:Submission {id: $id, kind: 'REPORT'}) RETURN s{.*} AS submission";
  const [found] = await run<Stored>({ text, parameters: { id } });
  return found ? submissionOf(found.submission) : null;
}

/** What a submission is about. An objection that was upheld is about a record that may be archived since. */
const RECORD = "MATCH (n:Record {id: s.record})";
const ABOUT: Readonly<Record<Submission["kind"], string>> = {
  REPORT: RECORD,
  PROPOSAL: RECORD,
  OBJECTION: `OPTIONAL MATCH (r:Record {id: s.record}) OPTIONAL MATCH (t:Archived {id: s.record}) WITH s, coalesce(r, t) AS n`,
};

/** `orgs`: how the statement names the list of their ids. */
const ofOrganisations = (kind: Submission["kind"], orgs: string): string =>
  kind === "OBJECTION"
    ? `(s.org IN ${orgs} OR any(x IN coalesce(n.ownOwners, n.owners) WHERE x IN ${orgs}))`
    : `s.org IN ${orgs}`;

/** Submissions about records that may be seen, newest first. */
export async function submissionsFor(
  { connection, viewpoint }: Eyes,
  { kind, status, orgs }: SubmissionFilter,
  page: AccessPageRequest,
): Promise<AccessPage<KeptSubmission>> {
  const parameters = new Parameters();
  const conditions = [
    `s.kind = ${parameters.named("kind", kind)}`,
    ...(status === undefined ? [] : [`s.status = ${parameters.named("status", status)}`]),
    ...(orgs === undefined ? [] : [ofOrganisations(kind, parameters.named("orgs", orgs))]),
    seenSubmission(viewpoint, parameters),
  ];
  const match = `MATCH (s:Submission) ${ABOUT[kind]} WHERE ${conditions.join(" AND ")}`;
  const list = { match, node: "s", time: "at", parameters: parameters.values, item: "submission: s{.*}" };
  const found = await timedPage<Stored>(connection, list, page);
  return { ...found, items: found.items.map(({ submission }) => submissionOf(submission)) };
}

const CONFIDENTIAL_NOW = `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id}) OPTIONAL MATCH (t:Archived {id: id})
WITH id, coalesce(n, t) AS r WHERE r.visibilityClass >= ${VISIBILITY_CLASS.CONFIDENTIAL} RETURN DISTINCT id`;

/** Ids of the records that submissions are about and that only their owners see, or saw when these were handed in. */
export async function confidentialIn(run: Run, submissions: readonly KeptSubmission[]): Promise<readonly string[]> {
  const ids = submissions.map(({ record }) => record);
  if (ids.length === 0) return [];
  const then = submissions.flatMap(({ record, visibilityClass }) =>
    visibilityClass === VISIBILITY_CLASS.CONFIDENTIAL ? [record] : [],
  );
  const now = await run<{ id: string }>({ text: CONFIDENTIAL_NOW, parameters: { ids } });
  return [...new Set([...then, ...now.map(({ id }) => id)])];
}

/** Neo4j keeps no empty values, so they are put back. */
function submissionOf(stored: StoredSubmission): KeptSubmission {
  return { ...NOTHING, ...stored, values: ownJson<Submission["values"]>(stored.values ?? "[]") };
}

const NOTHING = { field: null, subject: null, org: null, client: null, answer: null, answeredAt: null };
