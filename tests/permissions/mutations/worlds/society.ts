/** Graphs in which something can be written: networks that have members, chairs and decisions, and records that were changed before. */
import fc from "fast-check";
import { isActorLabel, pointersOf, records, type ProposedValue, type Submission } from "../../../../store/port";
import { graphs, type Graph, type GraphRecord } from "../../inference/graph";
import { only } from "../../inference/oracle";
import { livesOf, NOW, OF_NETWORKS } from "./lives";
import { archivalsIn, type Archival } from "./archivals";
import { submissionsAbout, withObjections } from "./submissions";

/** A pointer that was added after the record was made. */
export interface Addition {
  readonly record: string;
  readonly pointer: string;
}

/** A world before anything is written in it. */
export interface Society {
  readonly graph: Graph;
  /** What was added later, in a second writing. */
  readonly added: readonly Addition[];
  readonly submissions: readonly Submission[];
  /** What was archived, with what went along; the graph holds it as it was before. */
  readonly archived: readonly Archival[];
  /** When it is asked, ISO 8601. */
  readonly now: string;
}

/** Names that could be anybody’s would hide which record is told of, so each names its record. */
const titled = (record: GraphRecord): GraphRecord => {
  const { title } = records[record.label];
  const isNamed = title !== undefined && record.properties[title] !== undefined;
  // An update states what is unverified anew, and only fields of the record.
  const properties = { ...record.properties, unverifiedFields: [] };
  return { ...record, properties: isNamed ? { ...properties, [title]: `Sample called ${record.id}` } : properties };
};

/** Worlds of some 40 to 80 records. */
export const societies = (): fc.Arbitrary<Society> =>
  graphs()
    .chain(opened)
    .chain((graph) => livesOf(graph).map((lives) => complete([...graph.map(able), ...lives])))
    .chain((graph) => provenanceOf(graph))
    .chain((graph) =>
      fc.record({
        graph: fc.constant(graph),
        now: fc.constant(NOW),
        added: additionsTo(graph),
        handed: submissionsAbout(graph),
        archived: archivalsIn(graph),
      }),
    )
    .map(({ handed, ...society }) => ({ ...society, ...withObjections(society.graph, handed) }));

/** The society in which only some records ever were. */
export function among(society: Society, ids: ReadonlySet<string>): Society {
  const graph = society.graph.filter(({ id }) => ids.has(id)).map((record) => only(record, ids));
  const submissions = society.submissions
    .filter(({ record }) => ids.has(record))
    .map((one) => ({ ...one, values: one.values.map((value) => knowing(value, society.graph, ids)) }))
    .map((one) => (one.kind === "OBJECTION" && !ids.has(String(one.org)) ? { ...one, org: null } : one));
  const added = society.added.filter(({ record }) => ids.has(record));
  const archived = society.archived
    .filter(({ id }) => ids.has(id))
    .map(({ id, along }) => ({ id, along: along.filter((one) => ids.has(one)) }));
  return { ...society, graph, added, submissions, archived };
}

/** Ids of what is archived. */
export const archivedIn = ({ archived }: Society): ReadonlySet<string> =>
  new Set(archived.flatMap(({ id, along }) => [id, ...along]));

/** The graph with other hidden records in the places of those that a viewer does not see: other names, days and positions, for others. */
export const disguised = (graph: Graph, visible: ReadonlySet<string>): Graph =>
  graph.map((record) => {
    if (visible.has(record.id)) return record;
    const { title = "" } = records[record.label];
    const others = { ...OTHER_VALUES, visibility: "CONFIDENTIAL", [title]: `Another name of ${record.id}` };
    const held = Object.entries(others).filter(([name]) => record.properties[name] != null);
    return {
      ...record,
      owners: ["npm-elsewhere"],
      audience: [],
      properties: { ...record.properties, ...Object.fromEntries(held) },
    };
  });

const OTHER_VALUES = {
  from: "2012-04-05",
  to: "2016-07-08",
  date: "2013-09-10",
  statedOn: "2014-05-11",
  stance: "OBJECTION",
};

/** A proposed value without ids of records that are not there. */
function knowing({ field, before, after }: ProposedValue, graph: Graph, ids: ReadonlySet<string>): ProposedValue {
  const gone = new Set(graph.map(({ id }) => id).filter((id) => !ids.has(id)));
  const kept = (texts: readonly string[] | null) => {
    const left = texts?.filter((text) => !gone.has(text)) ?? [];
    return left.length > 0 ? left : null;
  };
  return { field, before: kept(before), after: kept(after) };
}

/** The graph as it was first written, before the additions. */
export function beginningOf({ graph, added }: Society): Graph {
  return graph.map((record) => {
    const later = added.filter(({ record: id }) => id === record.id).map(({ pointer }) => pointer);
    if (later.length === 0) return record;
    const pointers = Object.fromEntries(Object.entries(record.pointers).filter(([name]) => !later.includes(name)));
    return { ...record, pointers };
  });
}

/** Who is hidden takes everything along that it takes part in, so most are not; an organisation sees itself. */
function opened(graph: Graph): fc.Arbitrary<Graph> {
  const parties = graph.filter(({ label }) => label === "State" || isActorLabel(label)).map(({ id }) => id);
  return fc.subarray(parties, { minLength: Math.floor(parties.length / 2) }).map((open) =>
    graph.map((record) => {
      if (!parties.includes(record.id)) return record;
      const visibility = open.includes(record.id) ? "PUBLIC" : record.properties["visibility"];
      const self = isActorLabel(record.label) ? [record.id] : [];
      const owners = [...new Set([...(record.owners ?? []), ...self])];
      return { ...record, owners, properties: { ...record.properties, visibility } };
    }),
  );
}

/** States, NPMs and networks that stand in nobody’s way: what hinders is drawn beside them. */
function able(record: GraphRecord): GraphRecord {
  const set = (properties: GraphRecord["properties"]) => ({
    ...record,
    properties: { ...record.properties, ...properties },
  });
  switch (record.label) {
    case "State":
      return set({ opcatStatus: "PARTY", ratificationDate: "2010-05-05", ratificationYear: 2010 });
    case "Npm":
      return set({ status: "ACTIVE", from: "2011-01-01", to: undefined });
    case "Network":
      return set({ foundedDate: "2012-03-01", objectionPeriodDays: 30 });
    default:
      return record;
  }
}

/** Names it, takes away what networks came with by chance, and whatever points at it. */
function complete(graph: Graph): Graph {
  const lives = graph.filter(({ id, label }) => !OF_NETWORKS.includes(label) || id.includes("-of-"));
  let kept = lives.map(titled);
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    const ids = new Set(kept.map(({ id }) => id));
    kept = kept.map((record) => ({ ...only(record, ids), countries: record.countries })).filter(isWhole);
  }
  return kept;
}

const isWhole = ({ label, pointers }: GraphRecord): boolean =>
  Object.entries(pointersOf(label)).every(([name, { required }]) => !required || pointers[name] !== undefined);

/** Now and then a single value was read elsewhere. */
function provenanceOf(graph: Graph): fc.Arbitrary<Graph> {
  const sources = graph.filter(({ label }) => label === "Source").map(({ id }) => id);
  if (sources.length === 0) return fc.constant(graph);
  const stated = (record: GraphRecord) =>
    fc.option(
      fc.record({
        field: fc.constantFrom(...Object.keys(records[record.label].properties)),
        sources: fc.subarray(sources, { minLength: 1 }),
        confidence: fc.constantFrom("VERIFIED", "SEED"),
      }),
      { nil: undefined, freq: 3 },
    );
  return fc.tuple(...graph.map(stated)).map((drawn) =>
    graph.map((record, at) => {
      const one = drawn[at];
      return one
        ? { ...record, provenance: { [one.field]: { sources: one.sources, confidence: one.confidence } } }
        : record;
    }),
  );
}

/** Pointers on which no other record’s visibility rests: whoever sees the record saw it before. */
const additionsTo = (graph: Graph): fc.Arbitrary<readonly Addition[]> =>
  fc.subarray(
    graph.flatMap(({ id, label, pointers }) =>
      Object.entries(pointersOf(label)).flatMap(([pointer, { required, derived, country }]) => {
        const isEnd = country || (pointer !== "sources" && records[label].isRelation === true);
        return required || derived || isEnd || pointers[pointer] === undefined ? [] : [{ record: id, pointer }];
      }),
    ),
  );
