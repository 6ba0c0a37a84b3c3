/** Fields of what is worked out of the graph as a whole, from what the viewer may see. */
import { GRAPH_EDGE_FIELDS, GRAPH_NODE_FIELDS } from "../../domain/insights/graphShape";
import { value, type TypeFields } from "./shape";

const LIST = "edges nodes pageInfo totalCount coverage undeterminedCount graphVersion";

export const INSIGHT_FIELDS: Readonly<Record<string, TypeFields>> = {
  Path: value("coverage length steps"),
  PathStep: value("actor recordCount records via"),
  Influence: value("actor betweenness degree isArticulationPoint kind rank share weightedDegree"),
  InfluenceConnection: value(`${LIST} isEstimated warning`),
  Community: value("bridging density members number size"),
  CommunityConnection: value(`${LIST} modularity warning`),
  BridgingActor: value("actor communities links"),
  GraphNode: value(GRAPH_NODE_FIELDS.join(" ")),
  GraphEdge: value(GRAPH_EDGE_FIELDS.join(" ")),
  NetworkGraph: value(
    "coverage edgeCount edges graphVersion nodeCount nodes truncated undeterminedCount unnamedPartners viewerClasses",
  ),
  Classification: value("agreesWithRecord clause criteria isRecorded outcome pattern"),
  PatternCriterion: value("because clause facts name result sources"),
  ClassificationDisagreement: value("classification collaboration"),
  ClassificationDisagreementConnection: value(`${LIST} agreement`),
  PatternAgreement: value("agree disagree met pattern recorded undetermined"),
  PatternCount: value("count pattern"),
  PatternMatrix: value("coverage graphVersion rows undeterminedCount"),
  PatternRow: value("cells key model region state year"),
  PatternCell: value("absences count coverage partners pattern state undetermined"),
  Gap: value("absences because coverage pattern reason records sources state status"),
  GapConnection: value(LIST),
  Timeline: value("coverage graphVersion meetings points undated undeterminedCount"),
  TimelinePoint: value("active coverage ended pattern started undetermined year"),
  NetworkMeetings: value("missingYears network years"),
  NetworkMeetingYear: value("count meetings year"),
  IndependencePrompt: value("clause facts kinds npm overlap partner question"),
  IndependencePromptConnection: value(LIST),
  IndependenceFact: value("because kind record sources"),
};
