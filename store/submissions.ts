/** Reports and proposals in Neo4j, beside the graph. */
import { LiaisonError } from "../domain/errors";
import type { Viewpoint } from "../domain/viewpoint";
import { Parameters } from "./cypher/parameters";
import { visibleTo } from "./cypher/visibility";
import type { Run } from "./connection";
import type { Eyes } from "./history";
import type { AccessPage, AccessPageRequest, Settlement, Submission, SubmissionFilter } from "./port";
import { timedPage } from "./timedPage";

/**
 * So many of one submitter may be open for one record, and in all, before no more are taken; all who show no token are one. What others have
 * handed in is not counted: it would tell how many there are, and let anyone keep others from it.
 */
const MOST_OPEN = { record: 20, all: 2_000 } as const;

const COUNT_OPEN = `MATCH (s:Submission {kind: $kind, status: 'OPEN'})
WHERE CASE WHEN $org IS NOT NULL THEN s.org = $org WHEN $subject IS NOT NULL THEN s.org IS NULL AND s.subject = $subject
  ELSE s.org IS NULL AND s.subject IS NULL END
RETURN count(*) AS all, sum(CASE WHEN s.record = $record THEN 1 ELSE 0 END) AS record`;
/** It keeps who could see the record then: what is opened later is not told as it was before. */
const SUBMIT = `OPTIONAL MATCH (n:Record {id: $submission.record}) CREATE (s:Submission) SET s = $submission,
s.visibilityClass = n.visibilityClass, s.owners = n.owners, s.audience = n.audience, s.countries = n.countries`;
const SETTLE = `MATCH (s:Submission {id: $id}) WHERE s.status = 'OPEN'
SET s.status = $status, s.answer = $answer, s.answeredAt = $at RETURN s.id AS id`;

interface Stored extends Record<string, unknown> {
  readonly submission: Readonly<Record<string, unknown>>;
}

/** Takes a submission in; RATE_LIMITED where too many of the same submitter wait for an answer. */
export async function submit(run: Run, submission: Submission): Promise<void> {
  const { kind, record, org, subject } = submission;
  const [open] = await run({ text: COUNT_OPEN, parameters: { kind, record, org, subject } });
  if (Number(open?.["record"]) >= MOST_OPEN.record || Number(open?.["all"]) >= MOST_OPEN.all)
    throw new LiaisonError("RATE_LIMITED", "Too many of yours wait for an answer; try again when some are answered.");
  await run({ text: SUBMIT, parameters: { submission: { ...submission, values: JSON.stringify(submission.values) } } });
}

/** Ends an open submission; CONFLICT where it has ended already. */
export async function settle(run: Run, id: string, settlement: Settlement): Promise<void> {
  const parameters = { id, ...settlement, at: new Date().toISOString() };
  const [settled] = await run({ text: SETTLE, parameters });
  if (!settled) throw new LiaisonError("CONFLICT", "It was answered already; read it again.", { argument: "input.id" });
}

/** Whether a submission `s` may be seen: its record `n`, today and as it was when it was handed in. Earlier versions kept no class. */
function seenSubmission(viewpoint: Viewpoint, parameters: Parameters): string {
  const visible = visibleTo(viewpoint, parameters);
  return `${visible("n")} AND (s.visibilityClass IS NULL OR (${visible("s")}))`;
}

/** A submission by its id, for a viewpoint that may see it. */
export async function submissionSeenFrom(run: Run, viewpoint: Viewpoint, id: string): Promise<Submission | null> {
  const parameters = new Parameters();
  const condition = seenSubmission(viewpoint, parameters);
  const text = `MATCH (s:Submission {id: ${parameters.named("id", id)}}) MATCH (n:Record {id: s.record}) WHERE ${condition}
RETURN s{.*} AS submission`;
  const [found] = (await run({ text, parameters: parameters.values })) as unknown as Stored[];
  return found ? submissionOf(found.submission) : null;
}

/** A report by its id, which only those know who handed it in or may list it. */
export async function reportById(run: Run, id: string): Promise<Submission | null> {
  const text = "MATCH (s:Submission {id: $id, kind: 'REPORT'}) RETURN s{.*} AS submission";
  const [found] = (await run({ text, parameters: { id } })) as unknown as Stored[];
  return found ? submissionOf(found.submission) : null;
}

/** Submissions about records that may be seen, newest first. */
export async function submissionsFor(
  { connection, viewpoint }: Eyes,
  { kind, status, org }: SubmissionFilter,
  page: AccessPageRequest,
): Promise<AccessPage<Submission>> {
  const parameters = new Parameters();
  const conditions = [
    `s.kind = ${parameters.named("kind", kind)}`,
    ...(status === undefined ? [] : [`s.status = ${parameters.named("status", status)}`]),
    ...(org === undefined ? [] : [`s.org = ${parameters.named("org", org)}`]),
    seenSubmission(viewpoint, parameters),
  ];
  const match = `MATCH (s:Submission) MATCH (n:Record {id: s.record}) WHERE ${conditions.join(" AND ")}`;
  const list = { match, node: "s", time: "at", parameters: parameters.values, item: "submission: s{.*}" };
  const found = await timedPage<Stored>(connection, list, page);
  return { ...found, items: found.items.map(({ submission }) => submissionOf(submission)) };
}

/** Neo4j keeps no empty values, so they are put back. */
function submissionOf(stored: Readonly<Record<string, unknown>>): Submission {
  const values = JSON.parse((stored["values"] ?? "[]") as string) as Submission["values"];
  return { ...NOTHING, ...(stored as unknown as Submission), values };
}

const NOTHING = { field: null, subject: null, org: null, answer: null, answeredAt: null };
