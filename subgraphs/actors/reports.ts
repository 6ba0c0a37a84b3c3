/** Errors that anyone may report, and that a steward answers. */
import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { LiaisonError } from "../../domain/errors";
import { REPORT_STATUS, type Submission, type SubmissionStatus } from "../../store/port";
import type { Kit } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { declareField, declareInput, declareObject, type TypeClass, type TypeReference } from "../shared/declare";
import { DateTimeScalar } from "../shared/scalars";
import { declareSubmission, messageIn, submissionId, submissionPage } from "../shared/submissions";
import { AFTER, declareConnection, FIRST } from "../shared/timedLists";
import { bad, type Given, type GivenOfOne } from "../shared/writing/draft";
import { declareMutation } from "../shared/writing/mutations";
import { judgedAs } from "../shared/writing/operations";

interface ReportTypes {
  readonly report: TypeClass;
  readonly connection: TypeClass;
  readonly status: TypeReference;
}

/** Root fields about reports of errors. */
export function reports(kit: Kit): TypeClass[] {
  const status = kit.types.enumeration("ErrorReportStatus", {
    description: "What became of a report.",
    values: REPORT_STATUS,
  });
  const report = declareObject("ErrorReport", { description: "An error in a record that someone reported." });
  declareSubmission(report, { types: kit.types, status, time: DateTimeScalar });
  declareField(report, "field", () => String, {
    description: "The field that is wrong, where it was named.",
    nullable: true,
  });
  declareField(report, "message", () => String, { description: "What is wrong, in own words." });
  const types = {
    report,
    status,
    connection: declareConnection(kit, report, "ErrorReport", "A list of type ErrorReport, newest first."),
  };
  return [reportQueries(types), reportMutations(kit, types)];
}

function reportQueries(types: ReportTypes): TypeClass {
  @Resolver()
  class ReportQueries {
    @Query(() => types.report, {
      nullable: true,
      description: "A report, for whoever knows its id: with the answer, once there is one.",
    })
    errorReport(
      @Arg("id", () => ID, { description: "Id of the report." }) id: string,
      @Ctx() { reader }: SubgraphContext,
    ): Promise<Submission | null> {
      return reader.report(id);
    }

    @Query(() => types.connection, {
      nullable: true,
      description: "Reports about records you may see, newest first; for stewards.",
    })
    async errorReports(
      @Arg("status", () => types.status as never, { nullable: true, description: "Only those of this status." })
      status: SubmissionStatus | null,
      @Arg("first", () => Int, FIRST) first: number,
      @Arg("after", () => String, AFTER) after: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<object> {
      // For stewards only, who see all.
      return submissionPage(context, { kind: "REPORT", orgs: [], status }, { first, after });
    }
  }
  return ReportQueries;
}

function reportMutations(kit: Kit, types: ReportTypes): TypeClass {
  class ReportMutations {}
  Resolver()(ReportMutations);
  const payload = declareObject("ErrorReportPayload", { description: "A report as it was taken in, or answered." });
  declareField(payload, "errorReport", () => types.report, { description: "The report.", nullable: true });
  const input = declareInput(
    "ReportErrorInput",
    "An error in a record. Write nothing about persons, and nothing that was learnt in visits.",
  );
  declareField(input, "record", () => ID, { description: "Id of the record." });
  declareField(input, "field", () => String, { description: "The field that is wrong.", nullable: true });
  declareField(input, "message", () => String, {
    description: "What is wrong, and where it can be read; at most 2,000 characters.",
  });
  kit.writing.inputs.declareOccasion(input);
  declareMutation(ReportMutations, {
    name: "reportError",
    description: "Reports an error in a record; anyone may, without a token. A steward answers.",
    input,
    payload,
    resolve: reportError,
  });
  const answer = declareInput("AnswerReportInput", "The answer to a report.");
  declareField(answer, "id", () => ID, { description: "Id of the report." });
  declareField(answer, "status", () => types.status, { description: "CORRECTED or DECLINED." });
  declareField(answer, "answer", () => String, { description: "The answer, at most 2,000 characters." });
  kit.writing.inputs.declareOccasion(answer);
  declareMutation(ReportMutations, {
    name: "answerReport",
    description: "Answers a report; for stewards.",
    input: answer,
    payload,
    resolve: answerReport,
  });
  return ReportMutations;
}

interface Report extends Given {
  readonly record: string;
  readonly field?: string | null;
  readonly message: string;
}
interface ReportAnswer extends GivenOfOne {
  readonly status: SubmissionStatus;
  readonly answer: string;
}

/** Of someone without a token nothing is kept, not even from which network. */
const NOBODY = { subject: null, org: null, client: null } as const;

async function reportError(given: Report, context: SubgraphContext): Promise<object> {
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
