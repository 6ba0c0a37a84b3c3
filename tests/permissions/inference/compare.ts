/** Asks the same in two worlds, one with hidden records and one without, and tells of a difference with as little as shows it. */
import type { Viewpoint } from "../../../domain/access/viewpoint";
import type { Graph, GraphRecord } from "./graph";
import { only, visibleIds, withoutHidden } from "./oracle";
import type { Question } from "./template";
import type { Worlds } from "./worlds";

/** One viewer with all that it asks. */
export interface Inquiry {
  readonly viewer: Viewpoint;
  readonly questions: readonly Question[];
}

interface Case {
  readonly viewer: Viewpoint;
  readonly question: Question;
}

/** Longest time spent on making a difference smaller, milliseconds. */
const SHRINKING_TIME = 40_000;
const AT_ONCE = 4;
const MOST_TOLD = 1_500;

/** Null where every answer is the same in both worlds; otherwise the first difference, told for a person. */
export async function findDifference(
  worlds: Worlds,
  graph: Graph,
  inquiries: readonly Inquiry[],
): Promise<string | null> {
  await worlds.become(graph);
  const before: string[][] = [];
  for (const { viewer, questions } of inquiries) before.push(await answersOf(worlds, viewer, questions));
  for (const [at, { viewer, questions }] of inquiries.entries()) {
    await worlds.become(withoutHidden(graph, viewer));
    const after = await answersOf(worlds, viewer, questions);
    const different = after.findIndex((answer, index) => answer !== before[at]?.[index]);
    const question = questions[different];
    if (question) return report(worlds, await smallest(worlds, graph, { viewer, question }), { viewer, question });
  }
  return null;
}

/** Ids that the store shows and the rules do not, or the other way round, for each viewer. */
export async function misjudgedIds(worlds: Worlds, graph: Graph, inquiries: readonly Inquiry[]): Promise<string[]> {
  await worlds.become(graph);
  const ids = graph.map(({ id }) => id);
  const misjudged: string[] = [];
  for (const { viewer } of inquiries) {
    const rows = await worlds.store.reader(viewer, async () => undefined).byIds(ids);
    const expected = visibleIds(graph, viewer);
    const wrong = ids.filter((id, at) => (rows[at] !== null) !== expected.has(id));
    misjudged.push(
      ...wrong.map((id) => `${id} for ${JSON.stringify(viewer)}: by the rules ${expected.has(id) ? "seen" : "hidden"}`),
    );
  }
  return misjudged;
}

/** Some at a time: while the database works out one answer, the hub reads another. */
async function answersOf(worlds: Worlds, viewer: Viewpoint, questions: readonly Question[]): Promise<string[]> {
  const answers: string[] = [];
  for (let at = 0; at < questions.length; at += AT_ONCE) {
    const some = questions.slice(at, at + AT_ONCE);
    answers.push(...(await Promise.all(some.map((question) => worlds.answer(viewer, question)))));
  }
  return answers;
}

async function bothAnswers(worlds: Worlds, graph: Graph, { viewer, question }: Case): Promise<[string, string]> {
  await worlds.become(graph);
  const withHidden = await worlds.answer(viewer, question);
  await worlds.become(withoutHidden(graph, viewer));
  return [withHidden, await worlds.answer(viewer, question)];
}

/** Takes records away, many at first, as long as the answers stay different. */
async function smallest(worlds: Worlds, graph: Graph, asked: Case): Promise<Graph> {
  const until = Date.now() + SHRINKING_TIME;
  let kept = graph;
  for (let share = Math.ceil(graph.length / 2); share >= 1; share = share === 1 ? 0 : Math.ceil(share / 2)) {
    for (let at = 0; at < kept.length && Date.now() < until;) {
      const fewer = reduced(kept, new Set(kept.slice(at, at + share).map(({ id }) => id)));
      const [one, other] = await bothAnswers(worlds, fewer, asked);
      if (one === other) at += share;
      else kept = fewer;
    }
  }
  return kept;
}

function reduced(graph: Graph, without: ReadonlySet<string>): Graph {
  const ids = new Set(graph.map(({ id }) => id).filter((id) => !without.has(id)));
  return graph.filter(({ id }) => ids.has(id)).map((record) => only(record, ids));
}

async function report(worlds: Worlds, graph: Graph, asked: Case): Promise<string> {
  const [withHidden, without] = await bothAnswers(worlds, graph, asked);
  const visible = visibleIds(graph, asked.viewer);
  const { template, variables } = asked.question;
  return [
    `An answer depends on hidden records: ${template.name}`,
    `viewer     ${JSON.stringify(asked.viewer)}`,
    `query      ${template.query.replace(/\s+/g, " ")}`,
    `variables  ${JSON.stringify(variables)}`,
    `with hidden records     ${cut(withHidden)}`,
    `without hidden records  ${cut(without)}`,
    "records:",
    ...graph.map((record) => `  ${visible.has(record.id) ? "seen  " : "hidden"} ${told(record)}`),
  ].join("\n");
}

const cut = (json: string): string => {
  const text = JSON.stringify(JSON.parse(json));
  return text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text;
};

function told({ id, properties, pointers, owners, audience, countries }: GraphRecord): string {
  const marks = { owners, audience, countries, ...pointers };
  const shown = Object.entries(marks).filter(([, value]) => value !== undefined && value.length > 0);
  return `${id} ${String(properties["visibility"])} ${shown.map(([name, value]) => `${name}=${[value].flat().join()}`).join(" ")}`;
}
