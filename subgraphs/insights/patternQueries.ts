/** Root fields about patterns of cooperation: where, when, and how they hold against the evidence. */
import { Int } from "type-graphql";
import type { MatrixBy } from "../../analysis/port";
import type { GapState } from "../../domain/insights/gaps";
import { today, type Where } from "../../store/port";
import type { Kit } from "../shared/build";
import { declareArguments, declareField, type TypeClass } from "../shared/declare";
import { declareQuery } from "../shared/queries";
import { refuseWhere } from "../shared/unreadable";
import { recordIdOf } from "../shared/versions";
import { ask, findingsOf } from "./analyst";
import {
  invalid,
  isAboutCivilSociety,
  mentions,
  pageOf,
  selectionArguments,
  selectionOf,
  within,
  withId,
  withPage,
  type PageArguments,
  type SelectionArguments,
} from "./arguments";
import { listed, shown } from "./listed";
import { patternsOf } from "./types/shared";

interface PatternTypes {
  readonly classification: TypeClass;
  readonly disagreements: TypeClass;
  readonly matrix: TypeClass;
  readonly gaps: TypeClass;
  readonly timeline: TypeClass;
  readonly prompts: TypeClass;
}

const COLLABORATIONS = ["COLLABORATION"] as const;
/** Years that a timeline may span. */
const YEARS = [1900, 2200] as const;

export function patternQueries(owner: TypeClass, kit: Kit, types: PatternTypes): void {
  classification(owner, types.classification);
  disagreements(owner, kit, types.disagreements);
  matrix(owner, kit, types.matrix);
  gaps(owner, kit, types.gaps);
  timeline(owner, kit, types.timeline);
  prompts(owner, types.prompts);
}

const thisYear = (): number => Number(today().slice(0, 4));

function classification(owner: TypeClass, type: TypeClass): void {
  const args = withId(declareArguments("ClassificationArguments"), "collaboration", "Id of the collaboration.");
  declareQuery<{ collaboration: string }>(owner, {
    ...{ name: "classification", args, type: () => type, list: true, nullable: true },
    description:
      "For each of the six patterns, whether the evidence shows it in a collaboration; null where that may not be seen.",
    resolve: ({ collaboration }, context) => findingsOf(context, recordIdOf(collaboration)),
  });
}

function disagreements(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const args = withPage(selectionArguments(kit, "DisagreementArguments"));
  const pattern = patternsOf(kit);
  declareField(args, "patterns", () => pattern, {
    description: "Patterns; all by default.",
    list: true,
    nullable: true,
  });
  type Arguments = SelectionArguments & PageArguments & { patterns?: readonly string[] | null };
  declareQuery<Arguments>(owner, {
    ...{ name: "classificationDisagreements", args, type: () => type, nullable: true },
    description: "Collaborations of which record and evidence say different things, by id; for curators.",
    async resolve({ first, after, patterns, ...selection }, context) {
      const answer = await ask(context, {
        ...{ kind: "disagreements", patterns: patterns ?? [], page: pageOf({ first, after }) },
        selection: selectionOf(selection, context, COLLABORATIONS),
      });
      const agreement = answer.agreement.map(({ met, ...rest }) => ({
        ...rest,
        met: Object.entries(met).map(([one, count]) => ({ pattern: one, count })),
      }));
      return { ...listed(answer, after), agreement };
    },
  });
}

/** The states that a filter on collaborations is about, where it says so outright. */
const statesIn = (where: Where | null | undefined): Where | undefined => {
  const states = where?.["state"] as Where | null | undefined;
  return states == null ? undefined : states;
};

function matrix(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const args = selectionArguments(kit, "PatternMatrixArguments");
  const by = kit.types.enumeration("PatternMatrixBy", {
    description: "What the rows of a matrix of patterns are.",
    values: {
      STATE: "States: parties to the OPCAT, and others of which something is recorded.",
      REGION: "Regions of UN M49.",
      MODEL: "Models of NPM.",
      YEAR: "Years in which cooperation held for sure.",
    },
  });
  declareField(args, "by", () => by, { description: "What the rows are.", defaultValue: "STATE" });
  declareQuery<SelectionArguments & { by: MatrixBy }>(owner, {
    ...{ name: "patternMatrix", args, type: () => type },
    description:
      "How often each of the six patterns is recorded. Civil society partners count, unless `where` says who the partner is; a condition on `state` also chooses the rows.",
    async resolve({ by: rows, ...given }, context) {
      const answer = await ask(context, {
        ...{ kind: "matrix", by: rows, today: today(), civilSocietyOnly: isAboutCivilSociety(given.where) },
        ...{ selection: selectionOf(given, context, COLLABORATIONS), states: statesIn(given.where) },
        onlyRecorded: mentions({ ...given.where, state: undefined }, ["state"]),
      });
      return { rows: answer.rows, ...shown(answer) };
    },
  });
}

function gaps(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const args = withPage(selectionArguments(kit, "GapArguments"));
  const [states, pattern, status] = [kit.inputs.where("State"), patternsOf(kit), kit.types.enumeration("GapState")];
  const optional = { nullable: true };
  declareField(args, "states", () => states, {
    description: "Which states; parties to the OPCAT by default.",
    ...optional,
  });
  declareField(args, "patterns", () => pattern, {
    description: "Patterns; all six by default.",
    list: true,
    ...optional,
  });
  declareField(args, "status", () => status, { description: "Only these; all by default.", list: true, ...optional });
  type Arguments = SelectionArguments &
    PageArguments & { states?: Where | null; patterns?: readonly string[] | null; status?: readonly GapState[] | null };
  declareQuery<Arguments>(owner, {
    ...{ name: "gaps", args, type: () => type },
    description:
      "For each state and pattern: recorded, known absent, or not recorded, and why. What may not be seen looks like what is not recorded.",
    async resolve({ first, after, states: which, patterns, status: wanted, ...given }, context) {
      if (which) refuseWhere(context.viewer, "State", which);
      const answer = await ask(context, {
        ...{ kind: "gaps", patterns: patterns ?? [], status: wanted ?? [], page: pageOf({ first, after }) },
        ...{ selection: selectionOf(given, context, COLLABORATIONS), states: which ?? undefined },
        civilSocietyOnly: isAboutCivilSociety(given.where),
      });
      return listed(answer, after);
    },
  });
}

function yearsOf(first: number | null | undefined, last: number | null | undefined) {
  const from = first == null ? null : within(first, "from", YEARS);
  const to = within(last ?? thisYear(), "to", YEARS);
  if (from !== null && from > to) throw invalid("from must not be after to.", "from");
  return { from, to };
}

function timeline(owner: TypeClass, kit: Kit, type: TypeClass): void {
  const args = selectionArguments(kit, "TimelineArguments");
  const year = (name: string, description: string) =>
    declareField(args, name, () => Int, { description, nullable: true });
  year("from", "First year; the first of which something is recorded by default.");
  year("to", "Last year; this one by default.");
  withId(args, "network", "Id of a network: only its meetings.", true);
  type Arguments = SelectionArguments & { from?: number | null; to?: number | null; network?: string | null };
  declareQuery<Arguments>(owner, {
    ...{ name: "timeline", args, type: () => type },
    description: "Cooperation active, started and ended by year and pattern, and meetings of networks by year.",
    async resolve({ from, to, network, ...given }, context) {
      const answer = await ask(context, {
        ...{ kind: "timeline", selection: selectionOf(given, context, COLLABORATIONS) },
        ...{
          civilSocietyOnly: isAboutCivilSociety(given.where),
          network: network == null ? null : recordIdOf(network),
        },
        ...yearsOf(from, to),
        today: today(),
      });
      const { points, undated } = answer;
      const meetings = answer.meetings.map((one) => ({
        ...one,
        missingYears: one.years.filter((each) => each.meetings.length === 0).map((each) => each.year),
      }));
      return { ...{ points, undated, meetings }, ...shown(answer) };
    },
  });
}

function prompts(owner: TypeClass, type: TypeClass): void {
  const args = withPage(declareArguments("IndependencePromptArguments"));
  withId(args, "npm", "Id of an NPM: only its ties.", true);
  declareQuery<PageArguments & { npm?: string | null }>(owner, {
    ...{ name: "independencePrompts", args, type: () => type },
    description:
      "Advisory seats, joint activities and funding between the same actors, as questions for a person to look at (S4, OPCAT 18(1)); never a verdict.",
    async resolve({ first, after, npm }, context) {
      const question = { kind: "independence", page: pageOf({ first, after }) } as const;
      return listed(await ask(context, { ...question, npm: npm == null ? null : recordIdOf(npm) }), after);
    },
  });
}
