import { Neo4jError } from "neo4j-driver";
import { LiaisonError } from "../../domain/errors";

const AWAY = new Set(["ServiceUnavailable", "SessionExpired", "Neo.ClientError.Cluster.NotALeader"]);

/** The driver gives this error no code of its own. */
const BUSY = "Connection acquisition timed out";

/** A database that can’t write its log or its files; most often its disk is full. After some of them it answers nothing until it is started again. */
const CANNOT_WRITE =
  /^Neo\.\w+\.(Transaction\.(TransactionLogError|TransactionStartFailed|TransactionCommitFailed)|General\.(StorageDamageDetected|ForbiddenOnReadOnlyDatabase|WriteOnReadOnlyAccessDatabase))$/;
const CANNOT_WRITE_MESSAGE = "Neo4j can’t write at the moment; its log says why, for instance that its disk is full.";

/** Whether an error means that the database accepts no writes. */
export const isRefusedWrite = (error: unknown): error is LiaisonError =>
  error instanceof LiaisonError && error.message === CANNOT_WRITE_MESSAGE;

/** Errors of the driver become errors of the hub, here and nowhere else; everything else passes unchanged. */
export function translateDriverError(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const code = error.code ?? "";
  if (code.startsWith("Neo.ClientError.Security.")) {
    return new LiaisonError(
      "UNAVAILABLE",
      "Neo4j refuses the user or the password; check NEO4J_USER and NEO4J_PASSWORD.",
      { cause: error },
    );
  }
  if (code === "Neo.ClientError.Database.DatabaseNotFound") {
    return new LiaisonError("UNAVAILABLE", "Neo4j has no such database; check NEO4J_DATABASE.", { cause: error });
  }
  if (code.startsWith("Neo.ClientError.Schema.ConstraintValidation")) {
    return new LiaisonError(
      "CONFLICT",
      "Another write created the same record at the same time; read it again and repeat.",
      { cause: error },
    );
  }
  if (CANNOT_WRITE.test(code)) return new LiaisonError("UNAVAILABLE", CANNOT_WRITE_MESSAGE, { cause: error });
  if (code.includes("TransactionTimedOut")) {
    return new LiaisonError("COST_LIMIT_EXCEEDED", "The database took too long to answer; ask for less at once.", {
      cause: error,
    });
  }
  if (error.message.startsWith(BUSY)) {
    return new LiaisonError("UNAVAILABLE", "All connections to Neo4j are busy at the moment; try again shortly.", {
      cause: error,
    });
  }
  if (AWAY.has(code) || code.startsWith("Neo.TransientError.") || error.retriable) {
    return new LiaisonError("UNAVAILABLE", "Neo4j cannot be reached at the moment; try again shortly.", {
      cause: error,
    });
  }
  return new LiaisonError("INTERNAL_SERVER_ERROR", "The database could not answer.", { cause: error });
}
