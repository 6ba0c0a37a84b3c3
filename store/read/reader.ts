import { LiaisonError } from "../../domain/errors";
import { NO_LIMITS, type RequestLimits } from "../../domain/requestLimits";
import { matchScore, trigramsOf } from "../../domain/text/text";
import { seesPublicOnly, VISIBILITY_CLASS, type Viewpoint } from "../../domain/access/viewpoint";
import { circlesOfViewpoint } from "../cypher/circles";
import { type Connection, type Reads, within } from "../neo4j/connection";
import { newestStatement } from "../cypher/entries";
import { listStatement, type ListStatementRequest } from "../cypher/list";
import { pagingOf } from "../cypher/keyset";
import { byIdsStatement, heldStatement, searchStatement, seenStatement, valuesByIdsStatement } from "../cypher/lookup";
import { rowOfValues, ShownColumns, type Columns } from "../cypher/projection";
import type { ListTarget } from "../port/filters";
import { changesFor, type Eyes } from "../journal/history";
import { type Answered, asksNothing, type FoundLists, listsIn, pageOf } from "./listPage";
import type { JournalWatch } from "../journal/journalWatch";
import { knownAt, relatedKnownAt } from "./knownAt";
import { confidentialIn, reportById, submissionSeenFrom, submissionsFor } from "../access/submissions";
import type { InverseModel, Label } from "../../model";
import {
  MOST_HITS,
  type AccessPage,
  type AccessPageRequest,
  type ChangeAwaited,
  type ChangePage,
  type ChangeRequest,
  type Fitting,
  type GraphStretch,
  type ListPage,
  type ListRequest,
  type NoteConfidential,
  type Reader,
  type Row,
  type SearchHit,
  type Shown,
  type Submission,
  type SubmissionFilter,
  type Value,
  type Where,
} from "../port";
import { ReadAhead } from "./readAhead";
import { idsOf, visibleGraph } from "./visibleGraph";

/** Longest text of a search. */
const LONGEST_SEARCH = 200;

/** The request for which a reader reads. */
export interface ReaderRequest {
  readonly watch: JournalWatch;
  readonly noteConfidential?: NoteConfidential;
  readonly limits?: RequestLimits;
}

/** A reader of the graph as one viewpoint sees it, for one request. */
export class GraphReader implements Reader {
  /** Within the limits of the request. */
  readonly #reads: Reads;
  #handedOut = 0;
  #columns: ShownColumns | undefined;
  readonly #ahead = new ReadAhead();

  constructor(
    private readonly connection: Connection,
    readonly viewpoint: Viewpoint,
    private readonly request: ReaderRequest,
  ) {
    this.#reads = within(connection, request.limits ?? NO_LIMITS);
  }

  narrow(shown: Shown): void {
    this.#columns = new ShownColumns(shown, { seesClasses: !seesPublicOnly(this.viewpoint) });
  }

  take(rows: readonly Row[]): void {
    this.#ahead.replace(rows);
  }

  async newest(): Promise<number> {
    const [found] = await this.#reads.read<{ newest: number }>(newestStatement(this.viewpoint));
    return found?.newest ?? 0;
  }

  nextChange({ since, fields }: ChangeAwaited, limit: number, signal: AbortSignal): Promise<number> {
    return this.request.watch.next({ circles: circlesOfViewpoint(this.viewpoint, fields), since }, limit, signal);
  }

  async byIds(ids: readonly string[]): Promise<readonly (Row | null)[]> {
    const ahead = this.#ahead.rowsOf(ids);
    const asked = ids.filter((id) => !ahead.has(id));
    const rows = asked.length === 0 ? [] : await this.#rowsOf(asked);
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const [id, row] of ahead) if (row) found.set(id, row);
    await this.#handOut([...found.values()]);
    return ids.map((id) => found.get(id) ?? null);
  }

  atHand(id: string): Row | null | undefined {
    const row = this.#ahead.pointedAt(id);
    if (!row || isConfidential(row)) return row === null ? null : undefined;
    this.#count(1);
    return row;
  }

  async #rowsOf(ids: readonly string[]): Promise<readonly Row[]> {
    const columns = this.#columns?.any;
    if (!columns)
      return (await this.#reads.read<{ row: Row }>(byIdsStatement(ids, this.viewpoint))).map(({ row }) => row);
    const statement = valuesByIdsStatement(ids, this.viewpoint, columns);
    const [found] = await this.#reads.read<{ rows: Value[][]; pointed?: Value[][] }>(statement);
    const rows = (found?.rows ?? []).map((values) => rowOfValues(values, columns));
    if (found?.pointed) this.#ahead.note(rows, found.pointed, columns);
    return rows;
  }

  async held(ids: readonly string[]): Promise<readonly Row[]> {
    if (this.viewpoint.owns.length === 0) return [];
    const held = (await this.#reads.read<{ row: Row }>(heldStatement(ids, this.viewpoint))).map(({ row }) => row);
    await this.#noteIds(held.map(({ id }) => id));
    return held;
  }

  async seen(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const records = await this.#reads.read<{ id: string }>(seenStatement(ids, this.viewpoint));
    return new Set(records.map(({ id }) => id));
  }

  async list(label: ListTarget, request: ListRequest): Promise<ListPage> {
    const statement = this.#statement(label, request);
    const answered = await this.#lists(statement);
    const page = pageOf(answered.lists[0] ?? {}, statement, request);
    await this.#handOutPages([page], answered, statement.columns);
    return page;
  }

  async related(relation: InverseModel, ids: readonly string[], request: ListRequest): Promise<readonly ListPage[]> {
    const statement = { ...this.#statement(relation.of, request), parents: { relation, ids } };
    const answered = await this.#lists(statement);
    const found = new Map(answered.lists.map((list) => [list.parentId, list]));
    const pages = ids.map((id) => pageOf(found.get(id) ?? {}, statement, request));
    await this.#handOutPages(pages, answered, statement.columns);
    return pages;
  }

  async #lists(statement: ListStatementRequest): Promise<Answered> {
    return listsIn(asksNothing(statement.needs) ? [] : await this.#reads.read<FoundLists>(listStatement(statement)));
  }

  async #handOutPages(pages: readonly ListPage[], { pointed }: Answered, columns: Columns | undefined): Promise<void> {
    const rows = pages.flatMap((page) => page.rows);
    if (columns && pointed) this.#ahead.note(rows, pointed, columns);
    await this.#handOut([...rows, ...pages.flatMap(({ undetermined }) => undetermined)]);
  }

  async search(text: string, labels: readonly Label[]): Promise<readonly SearchHit[]> {
    if (text.length > LONGEST_SEARCH)
      throw new LiaisonError("BAD_USER_INPUT", `text may have at most ${LONGEST_SEARCH} characters.`, {
        argument: "text",
      });
    const grams = trigramsOf(text);
    if (grams.length === 0) return [];
    const candidates = await this.#reads.read<{ row: Row; texts: string[] }>(
      searchStatement(grams, labels, this.viewpoint),
    );
    return candidates
      .map(({ row, texts }) => ({ row, score: bestScore(text, texts) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || compare(a.row.label, b.row.label) || compare(a.row.id, b.row.id))
      .slice(0, MOST_HITS);
  }

  async changes(request: ChangeRequest): Promise<ChangePage> {
    const page = await changesFor(this.#eyes(), request);
    this.#count(page.changes.length);
    await this.#noteIds(page.confidential);
    return page;
  }

  async knownAt(ids: readonly string[], at: string): Promise<readonly (Row | null)[]> {
    const rows = await knownAt(this.#eyes(), ids, at);
    await this.#handOut(rows.filter((row) => row !== null));
    return rows;
  }

  async relatedKnownAt(relation: InverseModel, id: string, at: string): Promise<readonly Row[]> {
    const rows = await relatedKnownAt(this.#eyes(), { relation, id }, at);
    await this.#handOut(rows);
    return rows;
  }

  /** For all who have this viewpoint: it goes on when this request has ended. */
  visibleGraph(): AsyncIterable<GraphStretch> {
    return visibleGraph({ connection: this.connection, viewpoint: this.viewpoint });
  }

  /** For all who ask the same; only the place for a new statement is the one of this client. */
  idsOf(label: Label, where: Where): Promise<Fitting> {
    const { client } = this.request.limits ?? NO_LIMITS;
    return idsOf({ connection: within(this.connection, { client }), viewpoint: this.viewpoint }, label, where);
  }

  async noteUse(ids: readonly string[]): Promise<void> {
    await this.#noteIds(ids);
  }

  async submissions(filter: SubmissionFilter, page: AccessPageRequest): Promise<AccessPage<Submission>> {
    const found = await submissionsFor(this.#eyes(), filter, page);
    await this.#noteAbout(found.items);
    return found;
  }

  report(id: string): Promise<Submission | null> {
    return reportById((statement) => this.#reads.read(statement), id);
  }

  async submission(id: string): Promise<Submission | null> {
    const found = await submissionSeenFrom((statement) => this.#reads.read(statement), this.viewpoint, id);
    await this.#noteAbout(found ? [found] : []);
    return found;
  }

  /** What was proposed or objected tells of the record that it is about. */
  async #noteAbout(submissions: readonly Submission[]): Promise<void> {
    await this.#noteIds(await confidentialIn((statement) => this.#reads.read(statement), submissions));
  }

  #eyes(): Eyes {
    return { connection: this.#reads, viewpoint: this.viewpoint };
  }

  /** Confidential rows leave the store only once it is noted that they were read. */
  async #handOut(rows: readonly Row[]): Promise<void> {
    this.#count(rows.length);
    const confidential = rows.filter(isConfidential);
    await this.#noteIds(confidential.map(({ id }) => id));
  }

  /** What counts is what is handed out, never what was looked at: how much is hidden must not be told by a refusal. */
  #count(rows: number): void {
    this.#handedOut += rows;
    this.connection.noteRecords(rows);
    const most = this.request.limits?.rows ?? Number.POSITIVE_INFINITY;
    if (this.#handedOut <= most) return;
    throw new LiaisonError(
      "COST_LIMIT_EXCEEDED",
      `The operation has read more than ${most} records; ask for fewer at a time with first, or in several operations.`,
      { limit: most },
    );
  }

  async #noteIds(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { noteConfidential } = this.request;
    if (!noteConfidential) throw new Error("Confidential records can’t be read where nobody notes it.");
    try {
      await noteConfidential([...new Set(ids)].sort());
    } catch (error) {
      throw new LiaisonError(
        "UNAVAILABLE",
        "Reading this must be noted in the audit, which can’t be done at the moment; try again shortly.",
        {
          cause: error,
        },
      );
    }
  }

  #statement(label: ListTarget, request: ListRequest): ListStatementRequest {
    const { where, during, needs, orderBy, page } = request;
    const paging = pagingOf(label, orderBy, page);
    const columns = this.#columns?.ofList(
      label,
      paging.keys.map(({ key }) => key),
    );
    return { label, viewpoint: this.viewpoint, where, during, paging, needs, columns };
  }
}

const isConfidential = (row: Row): boolean => row.visibilityClass === VISIBILITY_CLASS.CONFIDENTIAL;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names weigh more than other texts, the first text of a record being its name; what fits entirely, such as an acronym, is not weighed down. */
const bestScore = (query: string, texts: readonly string[]): number =>
  texts.reduce((best, text, index) => {
    const score = matchScore(query, text);
    return Math.max(best, index === 0 || score === 1 ? score : score * 0.9);
  }, 0);
