/** Ties of different kinds between the same actors, as questions for a person to look at (S4, OPCAT 18(1)). */
import {
  independencePrompts,
  type IndependencePrompt,
  type Tie,
  type TieKind,
} from "../../domain/insights/independence";
import type { GraphRow, GraphRowOf } from "../../store/port";
import { datesOf, type ActorRow, type SeenRecords } from "../graph/seenRecords";
import { boundsOf } from "../graph/ties";
import { basisOf, type Basis } from "./basis";
import { pageOf, type Page, type PageAsked } from "./page";
import { question } from "./question";

/** The NPM, or all of them, for which prompts about independence are asked for. */
export interface IndependenceAsked {
  /** Id of an NPM: only its ties; null: those of all. */
  readonly npm: string | null;
  readonly page: PageAsked;
}

/** A page of prompts for a person to look at; none of them is a verdict. */
export type IndependencePrompts = Page<IndependencePrompt> & Basis;

/** Finds prompts, by name of the NPM. */
export const independence = question(({ facts }, { npm, page }: IndependenceAsked): IndependencePrompts => {
  const ties = [...cooperationTies(facts), ...projectTies(facts), ...visitTies(facts)].filter(
    (tie) => npm === null || tie.npm === npm,
  );
  const items = independencePrompts(ties, (id) => facts.actor(id)?.name ?? id);
  const records = [...new Set(items.flatMap((one) => one.facts.map(({ record }) => record)))].sort();
  const rows = records.map((id) => facts.row(id)).filter((row) => row !== undefined);
  return {
    ...basisOf(facts, rows, 0),
    ...pageOf(items, page, (one) => `${one.npm} ${one.partner}`),
  };
});

const JOINT_PATTERNS = ["SPECIFIC_ACTIVITIES", "OMBUDSMAN_PLUS"];

function cooperationTies(facts: SeenRecords): Tie[] {
  return facts.all("Collaboration").flatMap((row) => {
    const [npm, partner] = [facts.actor(row.npmId), facts.actor(row.partnerId)];
    if (!npm || !partner) return [];
    const body = facts.row(row.advisoryBodyId);
    const { patterns } = row;
    const seat = body?.label === "AdvisoryBody" ? `a seat in the ${body.name}` : "an advisory role";
    return [
      ...(body || patterns.includes("ADVISORY_BODY") ? [tieOf("ADVISORY_SEAT", seat, { npm, partner, row })] : []),
      ...(patterns.some((one) => JOINT_PATTERNS.includes(one))
        ? [tieOf("JOINT_ACTIVITY", row.description ?? "joint activities", { npm, partner, row })]
        : []),
    ];
  });
}

/** Who funds a project that the NPM is part of, and who works in it beside the NPM. */
function projectTies(facts: SeenRecords): Tie[] {
  return facts.all("Project").flatMap((row) => {
    const parts = facts.pointingAt("ProjectParticipation", "projectId", row.id);
    const npms = actorsOf(facts, parts.filter(isWorking)).filter(({ label }) => label === "Npm");
    const name = `the project ${row.name}`;
    const tiesWith = (kind: TieKind, those: readonly GraphRowOf<"ProjectParticipation">[], what: string) =>
      npms.flatMap((npm) =>
        actorsOf(facts, those)
          .filter(({ id, label }) => id !== npm.id && label !== "Npm")
          .map((partner) => tieOf(kind, what, { npm, partner, row })),
      );
    return [
      ...tiesWith(
        "FUNDING",
        parts.filter((part) => !isWorking(part)),
        `funding of ${name}`,
      ),
      ...tiesWith("JOINT_ACTIVITY", parts.filter(isWorking), name),
    ];
  });
}

const isWorking = ({ role }: GraphRowOf<"ProjectParticipation">): boolean => role !== "FUNDER";

function visitTies(facts: SeenRecords): Tie[] {
  return facts.all("Visit").flatMap((row) => {
    const present = actorsOf(facts, facts.pointingAt("VisitParticipation", "visitId", row.id));
    const npms = present.filter(({ label }) => label === "Npm");
    const others = present.filter(({ label }) => label !== "Npm");
    const what = "a joint visit";
    return npms.flatMap((npm) => others.map((partner) => tieOf("JOINT_ACTIVITY", what, { npm, partner, row })));
  });
}

const actorsOf = (facts: SeenRecords, participations: readonly { readonly actorId: string }[]): readonly ActorRow[] =>
  [...new Set(participations.map(({ actorId }) => actorId))]
    .sort()
    .map((id) => facts.actor(id))
    .filter((row) => row !== undefined);

interface Tied {
  readonly npm: ActorRow;
  readonly partner: ActorRow;
  readonly row: GraphRow;
}

function tieOf(kind: TieKind, what: string, { npm, partner, row }: Tied): Tie {
  const { from, to } = datesOf(row);
  return {
    kind,
    npm: npm.id,
    partner: partner.id,
    record: row.id,
    what,
    bounds: boundsOf(row),
    period: { from, to },
    sources: row.sourceIds ?? [],
  };
}
