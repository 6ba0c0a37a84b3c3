/** The analyst of a request, made again after the request has written something. */
import DataLoader from "dataloader";
import type { Analyst, Answer, Kind, Question } from "../../analysis/port";
import type { PatternFinding } from "../../domain/patterns/collaboration";
import type { Gap } from "../../domain/insights/gaps";
import type { SubgraphContext } from "../shared/context";

interface Desk {
  readonly analyst: Promise<Analyst>;
  readonly findings: DataLoader<string, readonly PatternFinding[] | null>;
  readonly gaps: DataLoader<string, readonly Gap[]>;
}

/** Loaders are made anew after something was written, so they tell one state of the graph from the next. */
const desks = new WeakMap<SubgraphContext["loaders"], Desk>();

function deskOf({ loaders, services, reader, viewer }: SubgraphContext): Desk {
  const known = desks.get(loaders);
  if (known) return known;
  const analyst = services.analysis.over(reader, viewer.client ?? "");
  analyst.catch(() => desks.delete(loaders));
  const desk: Desk = {
    analyst,
    findings: new DataLoader(async (ids) => (await analyst).ask({ kind: "classification", ids })),
    gaps: new DataLoader(async (ids) => (await analyst).ask({ kind: "gapsOfStates", ids })),
  };
  desks.set(loaders, desk);
  return desk;
}

/** Asks a question over what the viewer may see. */
export async function ask<K extends Kind>(context: SubgraphContext, question: Question<K>): Promise<Answer<K>> {
  return (await deskOf(context).analyst).ask(question);
}

/** The six patterns of a collaboration; all of one request are one question. */
export const findingsOf = (context: SubgraphContext, id: string): Promise<readonly PatternFinding[] | null> =>
  deskOf(context).findings.load(id);

/** The six patterns of a state; all of one request are one question. */
export const gapsOf = (context: SubgraphContext, id: string): Promise<readonly Gap[]> => deskOf(context).gaps.load(id);
