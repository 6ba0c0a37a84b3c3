/** Tries the same mutations in two worlds, one with hidden records and one without, and tells of a difference with as little as shows it. */
import type { Viewer } from "../../../policy";
import { pointersOf } from "../../../store/port";
import type { Graph, GraphRecord } from "../inference/graph";
import { visibleIds } from "../inference/oracle";
import { among, disguised, type Society } from "./worlds/society";
import {
  constantRefusal,
  damage,
  namedIn,
  type MutationWorlds,
  type Outcome,
  type State,
  type Try,
} from "./worlds/worlds";

/** One viewer with all that it tries. */
export interface Inquiry {
  readonly viewer: Viewer;
  readonly tries: readonly Try[];
}

/** What came of a mutation with hidden records, and what speaks against it. */
export interface Finding {
  readonly tried: Try;
  readonly outcome: Outcome;
  readonly kind: "answer" | "back" | "names" | "damage" | "unseen" | "fault";
  readonly detail: string;
}

/** Hears of every try in the whole world. */
export type Hear = (tried: Try, outcome: Outcome, without: Outcome) => void;

/** Everything that depends on hidden records, tells of them, or was done to them. */
export async function findings(
  worlds: MutationWorlds,
  society: Society,
  { inquiries, hear }: { inquiries: readonly Inquiry[]; hear?: Hear },
): Promise<readonly Finding[]> {
  await worlds.become(society);
  const state = worlds.state;
  const whole: Outcome[][] = [];
  for (const { tries } of inquiries) whole.push(await outcomes(worlds, tries));
  const found: Finding[] = [];
  for (const [at, { viewer, tries }] of inquiries.entries()) {
    const visible = visibleIds(society.graph, viewer.viewpoint);
    await worlds.become(among(society, visible));
    const without = await outcomes(worlds, tries);
    const compared = tries.map((tried, index): Compared => {
      const [outcome, other] = [whole[at]?.[index], without[index]] as [Outcome, Outcome];
      hear?.(tried, outcome, other);
      return { tried, outcome, other };
    });
    found.push(...compared.flatMap((one) => judge(one, { society, visible, state })));
    found.push(...(await withOthers(worlds, compared, { society, visible })));
  }
  return found;
}

/** What a mutation came to with hidden records and without. */
interface Compared {
  readonly tried: Try;
  readonly outcome: Outcome;
  readonly other: Outcome;
}

/** A refusal that meets something else without hidden records must not depend on what they are like either. */
async function withOthers(
  worlds: MutationWorlds,
  compared: readonly Compared[],
  { society, visible }: Pick<Circumstances, "society" | "visible">,
): Promise<readonly Finding[]> {
  const constant = compared.filter(
    ({ tried, outcome, other }) => outcome.told !== other.told && constantRefusal(tried.template.mutation, outcome),
  );
  if (constant.length === 0) return [];
  await worlds.become({ ...society, graph: disguised(society.graph, visible) });
  const again = await outcomes(
    worlds,
    constant.map(({ tried }) => tried),
  );
  return constant.flatMap(({ tried, outcome, other }, at): Finding[] => {
    const told = again[at]?.told;
    if (told === outcome.told || told === other.told) return [];
    return [{ tried, outcome, kind: "answer", detail: `with other hidden records: ${short(told ?? "null")}` }];
  });
}

async function outcomes(worlds: MutationWorlds, tries: readonly Try[]): Promise<Outcome[]> {
  const all: Outcome[] = [];
  for (const tried of tries) all.push(await worlds.try(tried));
  return all;
}

interface Circumstances {
  readonly society: Society;
  readonly visible: ReadonlySet<string>;
  /** Records of the whole world, before anything was tried. */
  readonly state: State;
}

/** What speaks against an outcome. */
function judge({ tried, outcome, other }: Compared, { society, visible, state }: Circumstances): readonly Finding[] {
  const named = namedIn(outcome.told + outcome.back, society.graph, { visible, tried });
  const lost = outcome.refusal ? [] : damage(tried, { before: state, after: outcome.state }, visible);
  const difference = differenceOf({ tried, outcome, other }, { society, visible });
  return [
    ...(difference ? [{ tried, outcome, ...difference }] : []),
    ...(named.length > 0 ? [{ tried, outcome, kind: "names" as const, detail: `It names ${named.join(", ")}.` }] : []),
    ...(FAULT.test(outcome.told + outcome.back)
      ? [{ tried, outcome, kind: "fault" as const, detail: outcome.back && short(outcome.back) }]
      : []),
    ...(outcome.isUnseen ? [{ tried, outcome, kind: "unseen" as const, detail: "It is done, and not seen." }] : []),
    ...(lost.length > 0 ? [{ tried, outcome, kind: "damage" as const, detail: lost.join(" ") }] : []),
  ];
}

const FAULT = /INTERNAL_SERVER_ERROR/;

/** Null where the two outcomes are as they must be. */
function differenceOf(
  { tried, outcome, other }: Compared,
  { society, visible }: Pick<Circumstances, "society" | "visible">,
): Pick<Finding, "kind" | "detail"> | null {
  const { template, input } = tried;
  if (constantRefusal(template.mutation, outcome)) return null;
  // A record that has to name another can’t be where that one is not: there is no such world.
  if (society.graph.some((record) => mentionedIn(input, record) && lacksEnd(record, visible))) return null;
  if (outcome.told !== other.told) {
    const bothDone = outcome.refusal === null && other.refusal === null;
    const detail = bothDone
      ? firstDifference(outcome.told, other.told)
      : `without hidden records: ${short(other.told)}`;
    return { kind: "answer", detail };
  }
  if (outcome.back !== other.back) return { kind: "back", detail: firstDifference(outcome.back, other.back) };
  return null;
}

const mentionedIn = (input: unknown, { id }: GraphRecord): boolean => JSON.stringify(input).includes(`"${id}"`);

const lacksEnd = ({ label, pointers }: GraphRecord, visible: ReadonlySet<string>): boolean =>
  Object.entries(pointersOf(label)).some(([name, { required }]) => {
    const end = pointers[name];
    return required === true && typeof end === "string" && !visible.has(end);
  });

function firstDifference(one: string, other: string): string {
  const [lines, others] = [one.split("\n"), other.split("\n")];
  const at = lines.findIndex((line, index) => line !== others[index]);
  const around = (all: string[]) =>
    all
      .slice(Math.max(0, at - 6), at + 6)
      .map((line) => line.trim())
      .join(" ");
  return `with hidden records: … ${around(lines)} … without: … ${around(others)} …`;
}

const short = (json: string): string => {
  const text = JSON.stringify(JSON.parse(json));
  return text.length > 1_500 ? `${text.slice(0, 1_500)}…` : text;
};

/** Longest time spent on making a finding smaller, milliseconds. */
const SHRINKING_TIME = 60_000;

/** A finding with as few records and as little input as show it, told for a person. */
export async function report(worlds: MutationWorlds, society: Society, finding: Finding): Promise<string> {
  const until = performance.now() + SHRINKING_TIME;
  const { tried, kind } = finding;
  const shows = async (smaller: Society, one: Try) => {
    const found = await findings(worlds, smaller, { inquiries: [{ viewer: one.viewer, tries: [one] }] }).catch(
      () => [],
    );
    return found.find((again) => again.kind === kind);
  };
  let [kept, smallest, last] = [society, tried, finding];
  for (const name of Object.keys(tried.input)) {
    const input = Object.fromEntries(Object.entries(smallest.input).filter(([one]) => one !== name));
    const fewer = { ...smallest, input };
    const again = performance.now() < until ? await shows(kept, fewer) : undefined;
    // An input that lacks what it must state is refused before anything is looked at.
    if (again && again.outcome.refusal?.code !== "BAD_USER_INPUT") [smallest, last] = [fewer, again];
  }
  for (let share = Math.ceil(kept.graph.length / 2); share >= 1; share = share === 1 ? 0 : Math.ceil(share / 2)) {
    for (let at = 0; at < kept.graph.length && performance.now() < until;) {
      const gone = new Set(kept.graph.slice(at, at + share).map(({ id }) => id));
      const fewer = among(kept, closed(kept.graph, gone));
      const again = await shows(fewer, smallest);
      if (again) [kept, last] = [fewer, again];
      else at += share;
    }
  }
  return told(kept, last);
}

/** What is left when some records go, with all that has to name them. */
function closed(graph: Graph, gone: ReadonlySet<string>): ReadonlySet<string> {
  let left = new Set(graph.map(({ id }) => id).filter((id) => !gone.has(id)));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    left = new Set(graph.filter((record) => left.has(record.id) && !lacksEnd(record, left)).map(({ id }) => id));
  }
  return left;
}

const TITLES = {
  answer: "The answer of a mutation depends on hidden records",
  back: "What is read after a mutation depends on hidden records",
  names: "A mutation tells of hidden records",
  fault: "A mutation, or what is read after it, fails",
  unseen: "A viewer can’t see what it has written",
  damage: "A mutation did something to hidden records",
};

function told({ graph, submissions }: Society, { tried, outcome, kind, detail }: Finding): string {
  const { viewer, template, input } = tried;
  const visible = visibleIds(graph, viewer.viewpoint);
  const { org, scopes, networks, viewpoint } = viewer;
  return [
    `${TITLES[kind]}: ${template.mutation}`,
    `viewer     ${JSON.stringify({ org, networks, viewpoint, scopes: scopes.join(" ") })}`,
    `input      ${JSON.stringify(input)}`,
    `answer     ${short(outcome.told)}`,
    detail,
    "records:",
    ...graph.map((record) => `  ${visible.has(record.id) ? "seen  " : "hidden"} ${shown(record)}`),
    ...submissions.map(({ id, record, values }) => `  ${id} about ${record} ${JSON.stringify(values)}`),
  ].join("\n");
}

function shown({ id, properties, pointers, owners, audience, countries, provenance }: GraphRecord): string {
  const { visibility, status, from, to, kind, outcome, proposedOn, date, stance } = properties;
  const said = { status, from, to, kind, outcome, proposedOn, date, stance, owners, audience, countries, ...pointers };
  const marks = Object.entries(said).filter(([, value]) => value != null && String(value) !== "");
  const read = Object.keys(provenance ?? {}).length > 0 ? ` provenance=${JSON.stringify(provenance)}` : "";
  return `${id} ${String(visibility)} ${marks.map(([name, value]) => `${name}=${[value].flat().join()}`).join(" ")}${read}`;
}
