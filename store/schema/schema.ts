/** Constraints and indexes, made from the model. */
import type { Connection } from "../neo4j/connection";
import { LiaisonError } from "../../domain/errors";
import { inFilterIndex, orderKey } from "../port/filters";
import { digestOf } from "../port/digest";
import { deriveAnew } from "./deriveAnew";
import { giveFormerClasses } from "./formerClasses";
import { DERIVATION_EDITION } from "../records/materialise";
import { labels, records, uniqueOf } from "../../model";
import { showAll } from "../journal/shown";

const snake = (text: string): string => text.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();

/** Of the journal, and of who is shown it. */
const JOURNAL = [
  "CREATE INDEX change_record IF NOT EXISTS FOR (n:Change) ON (n.record)",
  "CREATE INDEX change_record_at IF NOT EXISTS FOR (n:Change) ON (n.record, n.at, n.sequence)",
  "CREATE INDEX change_reclassified_at IF NOT EXISTS FOR (n:Change) ON (n.reclassified, n.at, n.sequence)",
  "CREATE INDEX change_at_sequence IF NOT EXISTS FOR (n:Change) ON (n.at, n.sequence)",
  "CREATE INDEX shown_circle IF NOT EXISTS FOR ()-[s:SHOWN]-() ON (s.circle, s.sequence)",
  "CREATE INDEX shown_record IF NOT EXISTS FOR ()-[s:SHOWN]-() ON (s.circle, s.record, s.sequence)",
  "CREATE INDEX circle_sequence IF NOT EXISTS FOR (n:Circle) ON (n.sequence)",
  "CREATE CONSTRAINT past IF NOT EXISTS FOR (n:Past) REQUIRE (n.record, n.names) IS UNIQUE",
  "CREATE INDEX past_names IF NOT EXISTS FOR (n:Past) ON (n.names)",
  // Of version 0.1.
  "DROP INDEX change_at IF EXISTS",
];

/**
 * The text search. Its index follows after the commit: a commit that waits for it takes five milliseconds longer, so it is the search that waits
 * (`searchStatement`). Neo4j brings it up to date before each checkpoint, and from its log after a crash. An index of 0.1.0, for which commits
 * wait, goes first: Neo4j makes none that covers the same properties as another, whatever its name, and does not say so.
 */
const SEARCH = [
  "DROP INDEX record_search IF EXISTS",
  `CREATE FULLTEXT INDEX record_search IF NOT EXISTS FOR (n:Record) ON EACH [n.searchGrams] OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace', \`fulltext.eventually_consistent\`: true}}`,
];

const indexOn = (label: string, name: string): string =>
  `CREATE INDEX ${snake(label)}_${snake(name)} IF NOT EXISTS FOR (n:${label}) ON (n.${name})`;

/** Every statement; each can be repeated without harm. Neo4j Community knows uniqueness constraints only. */
export function schemaStatements(): string[] {
  const unique = [
    ["Record", "id"],
    ["Applied", "key"],
    ["Change", "sequence"],
    ["Archived", "id"],
    ["Submission", "id"],
    ["Journal", "id"],
    ["Circle", "key"],
    ["AuditEvent", "sequence"],
    ["AuditEvent", "id"],
    ["Token", "id"],
    ["Dataset", "id"],
    ["Schema", "id"],
  ];
  const constraints = unique.map(
    ([label = "", property = ""]) =>
      `CREATE CONSTRAINT ${snake(label)}_${property} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`,
  );
  const indexes = labels.flatMap((label) => {
    const first = records[label].defaultOrder[0];
    if (!first) return [];
    return [indexOn(label, orderKey(label, first.property))];
  });
  const shared = labels.flatMap((label) => uniqueOf(label).map((name) => indexOn(label, name)));
  const filters = labels.flatMap((label) => {
    const properties = inFilterIndex(label);
    if (properties.length === 0) return [];
    const on = properties.map((name) => `n.${name}`).join(", ");
    return [`CREATE INDEX ${snake(label)}_filter IF NOT EXISTS FOR (n:${label}) ON (${on})`];
  });
  const access = [
    "CREATE INDEX audit_event_at IF NOT EXISTS FOR (n:AuditEvent) ON (n.at)",
    "CREATE INDEX audit_event_token IF NOT EXISTS FOR (n:AuditEvent) ON (n.tokenId)",
    "CREATE INDEX audit_event_org IF NOT EXISTS FOR (n:AuditEvent) ON (n.org)",
    "CREATE INDEX token_org IF NOT EXISTS FOR (n:Token) ON (n.org)",
    "CREATE INDEX token_issued_for IF NOT EXISTS FOR (n:Token) ON (n.issuedFor)",
  ];
  return [...constraints, ...indexes, ...shared, ...filters, ...JOURNAL, ...access, ...SEARCH];
}

/** What the journal holds beside its entries; a higher number where entries of before have to be given more. */
const JOURNAL_EDITION = 1;

/** Raised when an older hub would misread what this one writes into the database. */
const FORMAT = 1;

/** What was brought up to date in a database. */
interface Known extends Record<string, unknown> {
  readonly digest: string;
  readonly derivation: number | null;
  readonly format: number | null;
  readonly journal: number | null;
}

/**
 * Brings the database up to this version: constraints, indexes, what is stored ready-made with records, and what the journal holds; one statement where it is already.
 * UNAVAILABLE for a database that a newer hub has written in a way that this one does not know.
 */
export async function ensureSchema(connection: Connection): Promise<void> {
  const [known] = await connection.read<Known>({
    text: "MATCH (s:Schema {id: 'schema'}) RETURN s.digest AS digest, s.derivation AS derivation, s.format AS format, s.journal AS journal",
  });
  // What was written by 0.1.0 has no number; it is in the first format.
  const format = known?.format ?? FORMAT;
  if (format > FORMAT) throw newerFormat(format);
  await ensureIndexes(connection, known);
  if (known?.derivation !== DERIVATION_EDITION) {
    await deriveAnew(connection);
    await mark(connection, { derivation: DERIVATION_EDITION });
  }
  if (known?.journal !== JOURNAL_EDITION) {
    await giveFormerClasses(connection);
    await showAll(connection);
    await mark(connection, { journal: JOURNAL_EDITION });
  }
}

async function ensureIndexes(connection: Connection, known: Known | undefined): Promise<void> {
  const statements = schemaStatements();
  const digest = digestOf(statements);
  if (known?.digest === digest && known.format === FORMAT) return;
  for (const text of statements) await connection.schema(text);
  await connection.schema("CALL db.awaitIndexes(60)");
  await mark(connection, { digest, format: FORMAT });
}

async function mark(connection: Connection, marks: Readonly<Record<string, string | number>>): Promise<void> {
  const text = "MERGE (s:Schema {id: 'schema'}) SET s += $marks";
  await connection.write(async (run) => run({ text, parameters: { marks } }), "IMPORT");
}

const newerFormat = (format: number): LiaisonError =>
  new LiaisonError(
    "UNAVAILABLE",
    `A newer Liaison has written into this database, in a format (${format}) that this one does not know (it knows ${FORMAT}). Run that version, or name another database with NEO4J_URI, NEO4J_DATABASE or LIAISON_DATA_DIR.`,
  );
