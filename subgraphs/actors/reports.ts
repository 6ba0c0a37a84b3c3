/** Reports of errors: anyone may make them, and a steward answers. */
import { LiaisonError } from "../../domain/errors";
import { REPORT_STATUS, type Submission, type SubmissionStatus } from "../../store/port";
import {
  argument,
  enumeration,
  extend,
  field,
  input,
  object,
  type Feature,
  type GivenFor,
} from "../schema/descriptors";
import { mutation } from "../schema/rootFields";
import { OCCASION } from "../schema/writeInputs";
import type { SubgraphContext } from "../shared/context";
import {
  messageIn,
  submissionFields,
  submissionId,
  submissionPage,
  type SubmissionsAsked,
} from "../shared/submissions";
import { AFTER, FIRST, listTypesOf } from "../shared/timedLists";
import { bad, type GivenOfOne } from "../shared/writing/draft";
import { judgedAs } from "../shared/writing/operations";

const REPORT = input(
  "ReportErrorInput",
  "An error in a record. Write nothing about persons, and nothing that was learnt in visits.",
  {
    record: argument("ID!", "Id of the record."),
    field: argument("String", "The field that is wrong."),
    message: argument("String!", "What is wrong, and where it can be read; at most 2,000 characters."),
    ...OCCASION,
  },
);

const ANSWER = input("AnswerReportInput", "The answer to a report.", {
  id: argument("ID!", "Id of the report."),
  status: argument("ErrorReportStatus!", "CORRECTED or DECLINED."),
  answer: argument("String!", "The answer, at most 2,000 characters."),
  ...OCCASION,
});

interface ReportAnswer extends GivenOfOne {
  readonly status: SubmissionStatus;
  readonly answer: string;
}

/** Of someone without a token nothing is kept, not even from which network. */
const NOBODY = { subject: null, org: null, client: null } as const;

async function reportError(given: GivenFor<typeof REPORT>, context: SubgraphContext): Promise<object> {
  const { viewer } = context;
  const { record } = given;
  const message = messageIn(given, "message");
  const field = given.field == null ? null : given.field.slice(0, 100);
  const id = await judgedAs(context, { name: "reportError", given, writtenAs: "ORGANISATION" }, async (bench) => {
    const found = (await bench.seen.read([record])).get(record);
    if (!found) throw new LiaisonError("NOT_FOUND", `There is no record ${record}.`, { argument: "input.record" });
    const newId = submissionId("report");
    return bench.write(async (pen) => {
      await pen.submit({
        id: newId,
        kind: "REPORT",
        record,
        label: found.label,
        field,
        message,
        values: [],
        status: "OPEN",
        ...(viewer.tokenId === null ? NOBODY : { subject: viewer.subject, org: viewer.org, client: viewer.client }),
        at: new Date().toISOString(),
        answer: null,
        answeredAt: null,
      });
      return newId;
    });
  });
  return { errorReport: await context.reader.report(id) };
}

async function answerReport(given: ReportAnswer, context: SubgraphContext): Promise<object> {
  const { id, status } = given;
  if (status === "OPEN") throw bad("input.status", "must be CORRECTED or DECLINED");
  const answer = messageIn(given, "answer");
  await judgedAs(context, { name: "answerReport", given, writtenAs: "STEWARD" }, async (bench) => {
    const report = await bench.submission(id);
    if (report?.kind !== "REPORT")
      throw new LiaisonError("NOT_FOUND", `There is no report ${id}.`, { argument: "input.id" });
    return bench.write(async (pen) => {
      await pen.settle(id, { status, answer });
      return id;
    });
  });
  return { errorReport: await context.reader.report(id) };
}

/** Root fields about reports of errors. */
export const reports: Feature = [
  enumeration("ErrorReportStatus", "What became of a report.", REPORT_STATUS),
  object<Submission>("ErrorReport", "An error in a record that someone reported.", {
    ...submissionFields("ErrorReportStatus"),
    field: field("String", "The field that is wrong, where it was named."),
    message: field("String!", "What is wrong, in the words of whoever reported it."),
  }),
  ...listTypesOf("ErrorReport", "A list of type ErrorReport, newest first."),
  object("ErrorReportPayload", "A report after it was submitted or answered.", {
    errorReport: field("ErrorReport", "The report."),
  }),
  REPORT,
  ANSWER,
  extend("Query", {
    errorReport: {
      type: "ErrorReport",
      description: "A report by its id, with the answer once there is one; anyone who knows the id can read it.",
      args: { id: argument("ID!", "Id of the report.") },
      resolve: (_, { id }, { reader }) => reader.report(id),
    },
    errorReports: {
      type: "ErrorReportConnection",
      description: "Reports about records you may see, newest first; for stewards.",
      args: { after: AFTER, first: FIRST, status: argument("ErrorReportStatus", "Only those of this status.") },
      requires: "records:curate",
      // For stewards only, who see all.
      resolve: (_, { status, ...page }: SubmissionsAsked, context) =>
        submissionPage(context, { kind: "REPORT", orgs: [], status }, page),
    },
  }),
  extend("Mutation", {
    reportError: mutation("ErrorReportPayload", {
      description: "Reports an error in a record. No token is needed; a steward answers.",
      input: REPORT,
      requires: "public",
      resolve: reportError,
    }),
    answerReport: mutation("ErrorReportPayload", {
      description: "Answers a report; for stewards.",
      input: ANSWER,
      requires: "records:curate",
      resolve: answerReport,
    }),
  }),
];
