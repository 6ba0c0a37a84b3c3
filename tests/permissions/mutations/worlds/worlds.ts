/** Worlds in which mutations are tried: one society at a time, and after each try it is as it was. */
import type { GraphQLSchema } from "graphql";
import type { Driver } from "neo4j-driver";
import type { Viewer } from "../../../../policy";
import { storeOver } from "../../../../store";
import { HeadKeeper } from "../../../../store/journal/heads";
import { pointerProperty, pointersOf, records, type Label, type Store } from "../../../../store/port";
import { type Data, openHub, type Hub } from "../../../support/hub";
import { TEST_JOURNAL_KEY, scratchDatabase, scratchSettings, scratchStore } from "../../../support/world";
import { addBallast } from "../../inference/ballast";
import type { Graph } from "../../inference/graph";
import { clear, write } from "../../inference/worlds";
import { AS_READ, type Input } from "../inputs/aim";
import { ORGANISATIONS, tokenOf } from "../askers";
import { backText, mutationText } from "../inputs/asking";
import { CONSTANT_REFUSALS, type ConstantRefusal } from "../constantRefusals";
import { isConsequence } from "../consequences";
import { RehearsalConnection } from "../rehearsal";
import { type Archival } from "./archivals";
import { beginningOf, type Society } from "./society";
import type { Template } from "../inputs/templates";

/** A mutation that a viewer tries, and what it looks at afterwards. */
export interface Try {
  readonly viewer: Viewer;
  readonly template: Template;
  readonly input: Input;
  /** Ids of what it reads back. */
  readonly looksAt: readonly string[];
}

/** What a mutation came to. */
export interface Outcome {
  /** Answer and errors as the viewer gets them, made ids and times aside. */
  readonly told: string;
  /** The refusal; null where something was done. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
  /** What it reads back. */
  readonly back: string;
  /** Something was written that the viewer does not see, or not any more. */
  readonly isUnseen: boolean;
  /** What became of others’ records: see `damage`. */
  readonly state: State;
}

/** The entry of the table that a refusal of a mutation is, if it is one. */
export const constantRefusal = (mutation: string, { refusal }: Outcome): ConstantRefusal | undefined =>
  CONSTANT_REFUSALS.find(
    (one) => one.mutation === mutation && one.code === refusal?.code && one.message === refusal.message,
  );

/** Records as they lie in the database, by id. */
export type State = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const STATE = "MATCH (n:Record) WHERE n.visibilityClass IS NOT NULL RETURN n{.*} AS node";
/** Everything was written half an hour before this, and is tried half an hour after it. */
const HALF_AN_HOUR = 1_800_000;

export class MutationWorlds {
  #current: Society | undefined;
  #state: State = new Map();

  private constructor(
    readonly store: Store,
    private readonly connection: RehearsalConnection,
    private readonly database: Driver,
    private readonly hub: Hub,
  ) {}

  static async open(): Promise<MutationWorlds> {
    await (await scratchStore()).close();
    const connection = new RehearsalConnection(await scratchSettings());
    // Nothing is written for good, so nothing vouches for it.
    const heads = new HeadKeeper(undefined, TEST_JOURNAL_KEY, async () => true);
    const store = storeOver(connection, TEST_JOURNAL_KEY, heads);
    const database = await scratchDatabase();
    await addBallast(database);
    for (const org of [null, ...ORGANISATIONS]) await keepToken(store, org);
    return new MutationWorlds(store, connection, database, await openHub(store));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.hub.close();
  }

  get schema(): GraphQLSchema {
    return this.hub.schema;
  }

  /** Records as they lie in the present world. */
  get state(): State {
    return this.#state;
  }

  /** Replaces the world. */
  async become(society: Society): Promise<void> {
    if (this.#current === society) return;
    this.#current = undefined;
    const now = Date.parse(society.now);
    jest.setSystemTime(now - 2 * HALF_AN_HOUR);
    await clear(this.database);
    const [first, graph] = [beginningOf(society), society.graph];
    await write(this.store, first);
    const changed = graph.filter((record, at) => record !== first[at]);
    if (changed.length > 0) await write(this.store, changed);
    await this.store.writer.transact({ actor: "test", input: null }, async (transaction) => {
      for (const one of society.submissions) await transaction.submit(one);
    });
    for (const one of society.archived) await this.#archive(one, graph);
    jest.setSystemTime(now);
    this.#state = stateOf(await this.connection.read({ text: STATE }));
    this.#current = society;
  }

  /** As the operator would, with all that went along. */
  async #archive({ id, along }: Archival, graph: Graph): Promise<void> {
    const { label } = graph.find((record) => record.id === id) ?? {};
    if (!label) throw new Error(`There is no ${id} that could be archived.`);
    await this.store.writer.transact({ actor: "test", input: null }, (transaction) =>
      transaction.archive(label, [id], (relations) => relations.filter((one) => along.includes(one.id))),
    );
  }

  /** Tries a mutation, looks at what it did, and takes it back. */
  try({ viewer, template: { mutation, label, isShown }, input: stated, looksAt }: Try): Promise<Outcome> {
    return this.connection.rehearse(async () => {
      const input = await this.#withRevision(stated, viewer);
      const { data, errors } = await this.hub.ask(mutationText(this.schema, mutation), { input }, viewer);
      const answer: Data = data?.answer ?? null;
      const [error] = errors;
      const refusal =
        answer === null && error ? { code: String(error.extensions?.["code"]), message: error.message } : null;
      const told = normal({ data, errors });
      if (refusal) return { told, refusal, back: "", isUnseen: false, state: this.#state };
      const ids = [...new Set([...looksAt, ...madeIn(answer)])];
      const variables = { ids, id: ids[0] ?? "nothing", since: new Date(Date.now() - HALF_AN_HOUR).toISOString() };
      const back = await this.hub.ask(backText(label), variables, viewer);
      return {
        told,
        refusal,
        back: normal({ data: back.data && withMadeLast(back.data), errors: inOrder(back.errors) }),
        isUnseen: isShown && Object.values(answer as object).includes(null),
        state: stateOf(await this.connection.read({ text: STATE })),
      };
    });
  }

  /** What an input states as the number of a version where it means the one that the viewer reads. */
  async #withRevision(input: Input, viewer: Viewer): Promise<Input> {
    const label = this.#current?.graph.find(({ id }) => id === input["id"])?.label;
    if (input["ifRevision"] !== AS_READ || label === undefined) return input;
    const query = `query ($id: ID!) { record: ${records[label].root.one}(id: $id) { revision } }`;
    const { data } = await this.hub.ask(query, { id: input["id"] }, viewer);
    return { ...input, ifRevision: Number(data?.record?.revision ?? AS_READ) };
  }
}

const stateOf = (rows: readonly Record<string, unknown>[]): State =>
  new Map(rows.map(({ node }) => [String((node as { id: string }).id), node as Readonly<Record<string, unknown>>]));

/** Ids of the records that an answer holds first. */
const madeIn = (answer: Data): string[] =>
  Object.values((answer ?? {}) as Record<string, Data>).flatMap((one) => (typeof one?.id === "string" ? [one.id] : []));

async function keepToken(store: Store, org: string | null): Promise<void> {
  await store.access.keep(
    {
      id: tokenOf(org),
      subject: "someone",
      role: null,
      org,
      scopes: ["own:read"],
      networks: ["network-1"],

      countries: [],
      purpose: "test",
      operations: null,
      breakGlass: null,
      issuedAt: new Date().toISOString(),
      issuedBy: "test",
      issuedWith: null,
      issuedFor: org,
      expiresAt: "2100-01-01T00:00:00.000Z",
      revokedAt: null,
      revokedBy: null,
      isExternal: false,
      uses: 0,
      lastUsedAt: null,
    },
    { kind: "TOKEN_ISSUED", subject: "test", tokenId: null, org: null },
  );
}

/** Ids that the hub makes, times and signatures differ from one asking to the next. */
const MADE = /-[0-9a-f]{20}\b/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const normal = (value: unknown): string =>
  JSON.stringify(value, withoutNumber, 1).replace(MADE, "-made").replace(TIME, "time").replace(TOKEN, "jwt");

/** Fields beside each other fail in whatever order they are done. */
const inOrder = <Error>(errors: readonly Error[]): readonly Error[] =>
  errors.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

/** In a list that is ordered by ids at last, a record that the hub has just made stands anywhere. */
function withMadeLast(data: Data): Data {
  if (!data.list) return data;
  const isMade = ({ id }: { id: string }): boolean => id.match(MADE) !== null;
  const nodes = data.list.nodes as { id: string }[];
  return { ...data, list: { ...data.list, nodes: [...nodes.filter((one) => !isMade(one)), ...nodes.filter(isMade)] } };
}

/** Numbers of versions of records that the hub has just made follow from their ids. */
function withoutNumber(this: unknown, name: string, value: unknown): unknown {
  const { id } = (this ?? {}) as { id?: unknown };
  return /revision$/i.test(name) && typeof id === "string" && id.match(MADE) ? "made" : value;
}

/** What the writer works out anew whenever something near changes. */
const WORKED_OUT = [
  "visibilityClass",
  "owners",
  "audience",
  "heldFor",
  "countries",
  "stateId",
  "partnerIsCivilSociety",
  // What records at which it points bound its period by.
  "notBefore",
  "notFrom",
  "mostYears",
];

/**
 * What a viewer did to records, and to members of lists, that it does not see: it can’t have meant it. A sentence each. Whoever replaces
 * a single value that looks empty means to.
 */
export function damage(
  { template: { mutation }, input }: Try,
  { before, after }: { before: State; after: State },
  visible: ReadonlySet<string>,
): readonly string[] {
  const own = (node: Readonly<Record<string, unknown>>) =>
    JSON.stringify(
      Object.entries(node)
        .filter(([name]) => !WORKED_OUT.includes(name) && !/^(certain|possible)/.test(name))
        .sort(),
    );
  return [...before].flatMap(([id, node]) => {
    const now = after.get(id);
    if (!visible.has(id) && isConsequence({ mutation, input }, node)) return [];
    if (!visible.has(id))
      return now === undefined ? [`${id} is gone.`] : own(now) === own(node) ? [] : [`${id} was changed.`];
    return now === undefined ? [] : lostMembers(id, node, { now, visible });
  });
}

function lostMembers(
  id: string,
  before: Readonly<Record<string, unknown>>,
  { now, visible }: { now: Readonly<Record<string, unknown>>; visible: ReadonlySet<string> },
): string[] {
  const lists = Object.entries(pointersOf(before["label"] as Label)).filter(([, { many }]) => many);
  return lists.flatMap(([name, model]) => {
    const property = pointerProperty(name, model);
    const kept = new Set((now[property] ?? []) as string[]);
    const lost = ((before[property] ?? []) as string[]).filter((member) => !visible.has(member) && !kept.has(member));
    return lost.map((member) => `${name} of ${id} lost ${member}.`);
  });
}

/** Ids of hidden records that a text names; what the viewer named, or its token, is no news to it. */
export const namedIn = (
  text: string,
  graph: Graph,
  { visible, tried: { input, viewer } }: { visible: ReadonlySet<string>; tried: Try },
): readonly string[] => {
  const own = JSON.stringify([input, viewer]);
  return graph.map(({ id }) => id).filter((id) => !visible.has(id) && mentions(text, id) && !mentions(own, id));
};

const mentions = (text: string, id: string): boolean => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text);
