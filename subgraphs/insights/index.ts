import { Resolver } from "type-graphql";
import type { Disagreement } from "../../analysis/port";
import type { Gap } from "../../domain/insights/gaps";
import { PAGE_SIZE } from "../../domain/pageSize";
import type { Row } from "../../store/port";
import type { Kit, OwnPart } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { declareField, namedClass } from "../shared/declare";
import { recordOf, recordsOf } from "../shared/loaders";
import { recordIdOf } from "../shared/versions";
import { findingsOf, gapsOf } from "./analyst";
import { networkQueries } from "./networkQueries";
import { patternQueries } from "./patternQueries";
import { communityType, influenceType, networkType, pathType } from "./types/network";
import {
  classificationType,
  disagreementType,
  gapsType,
  gapType,
  matrixType,
  promptType,
  timelineType,
} from "./types/patterns";

/** What the graph says as a whole: paths, influence, communities, patterns, gaps, time and independence. */
export function insights(kit: Kit): OwnPart {
  const [classification, gap] = [classificationType(kit), gapType(kit)];
  const owner = namedClass("Insights");
  Resolver()(owner);
  networkQueries(owner, kit, {
    ...{ path: pathType(kit), influence: influenceType(kit) },
    ...{ communities: communityType(kit), network: networkType(kit) },
  });
  patternQueries(owner, kit, {
    ...{ classification, disagreements: disagreementType(kit, classification), matrix: matrixType(kit) },
    ...{ gaps: gapsType(kit, gap), timeline: timelineType(kit), prompts: promptType(kit) },
  });
  declareField(kit.records.of("Collaboration"), "classification", () => classification, {
    description: "For each of the six patterns, whether the evidence shows it, and why.",
    list: true,
    nullable: true,
  });
  declareField(kit.records.of("State"), "gaps", () => gap, {
    description: "What is recorded of each of the six patterns, with civil society partners.",
    list: true,
  });
  return { resolvers: [owner], fields: FIELDS };
}

type Context = SubgraphContext;
type Parent<Name extends string, Value> = Readonly<Record<Name, Value>>;

/** Resolves to the record whose id a property holds; null where it may not be seen. */
const one =
  <Name extends string>(name: Name) =>
  (parent: Parent<Name, string | null>, _: object, { loaders }: Context) =>
    recordOf(loaders, parent[name]);

/** Resolves to the records whose ids a property holds; the ids are of records that may be seen. */
const several =
  <Name extends string>(name: Name) =>
  (parent: Parent<Name, readonly string[]>, _: object, { loaders }: Context) =>
    recordsOf(loaders, parent[name].slice(0, PAGE_SIZE.largest));

/** Sources are no part of the graph: which of them may be seen is found out here. */
const sources = async (parent: Parent<"sources", readonly string[]>, _: object, { loaders }: Context) =>
  (await recordsOf(loaders, parent.sources)).slice(0, PAGE_SIZE.largest);

const FIELDS = {
  Collaboration: { classification: (row: Row, _: object, context: Context) => findingsOf(context, recordIdOf(row.id)) },
  State: {
    gaps: (row: Row, _: object, context: Context): Promise<readonly Gap[]> => gapsOf(context, recordIdOf(row.id)),
  },
  PathStep: { actor: one("actor"), via: one("via"), records: several("records") },
  Influence: { actor: one("actor") },
  Community: {
    size: ({ members }: { members: readonly string[] }) => members.length,
    members: several("members"),
  },
  BridgingActor: { actor: one("actor") },
  GraphNode: { state: one("state") },
  PatternCriterion: { facts: several("facts"), sources },
  ClassificationDisagreement: {
    collaboration: one("collaboration"),
    classification: ({ finding }: Disagreement) => finding,
  },
  PatternCell: { absences: several("absences") },
  PatternRow: { state: one("state") },
  Gap: {
    state: one("state"),
    ...{ absences: several("absences"), records: several("records"), sources },
  },
  NetworkMeetings: { network: one("network") },
  NetworkMeetingYear: {
    count: ({ meetings }: { meetings: readonly string[] }) => meetings.length,
    meetings: several("meetings"),
  },
  IndependencePrompt: { npm: one("npm"), partner: one("partner") },
  IndependenceFact: { record: one("record"), sources },
};
