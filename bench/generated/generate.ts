/**
 * A dataset of any size with the shape of the real one: how unequal links are spread, patterns, kinds of partner, periods, and some of
 * every visibility class. All names are numbers, and nothing in it exists.
 */
import type { Label, RecordInput } from "../../store/port";
import { advisoryBody, body, cso, mandate, membership, network, npm, source, state } from "./actors";
import { followUp, OCCASIONS, participations, partsOf, recommendation, type Occasion } from "./activities";
import { absence, collaboration, informationExchange } from "./cooperation";
import { placeOf, type Place } from "./draft";
import { ABSENCES, STATES } from "./shape";
import { World, type Scaled } from "./world";

/** Raise this whenever the generator makes other records, so that databases loaded before are loaded again. */
export const GENERATOR_EDITION = 1;

/** Records of one label; what they point at comes in the same batch or before. */
export interface Batch {
  readonly label: Label;
  readonly records: readonly RecordInput[];
}

/** How large the generated dataset is, and from which seed it is drawn; the same options give the same records. */
export interface GeneratorOptions {
  /** 1: 2,000 actors, 10,000 collaborations, 3,000 projects; any positive number. */
  readonly scale: number;
  readonly seed: number;
  /** Most records of a batch; 500 by default. */
  readonly batchSize?: number;
}

const PER_BATCH = 500;

/** All records, a batch at a time: the same for the same scale and seed. Nothing is kept from one batch to the next. */
export function* generate({ scale, seed, batchSize = PER_BATCH }: GeneratorOptions): Generator<Batch, void, void> {
  const world = new World(scale, seed);
  for (const { label, count, make } of kinds(world)) {
    let records: RecordInput[] = [];
    for (let at = 0; at < count; at += 1) {
      records.push(...make(at));
      if (records.length < batchSize) continue;
      yield { label, records };
      records = [];
    }
    if (records.length > 0) yield { label, records };
  }
}

interface KindOfRecord {
  readonly label: Label;
  /** How often `make` is called: with ranks from 0. */
  readonly count: number;
  readonly make: (at: number) => readonly RecordInput[];
}

/** In an order in which nothing points at what comes later. */
function kinds(world: World): readonly KindOfRecord[] {
  const some = (label: Label, count: number, make: (place: Place) => RecordInput): KindOfRecord => ({
    label,
    count,
    make: (at) => [make(placeOf(world, label, at))],
  });
  const scaled = (label: Scaled, make: (place: Place) => RecordInput) => some(label, world.count(label), make);
  return [
    scaled("Source", source),
    some("State", STATES, state),
    scaled("Npm", npm),
    scaled("Cso", cso),
    scaled("Body", body),
    scaled("Network", network),
    scaled("AdvisoryBody", advisoryBody),
    scaled("Recommendation", recommendation),
    ...(["Project", "Meeting", "Visit"] as const).map((label) => occasions(world, label)),
    some("Mandate", world.count("Npm"), mandate),
    scaled("Membership", membership),
    scaled("Collaboration", collaboration),
    scaled("InformationExchange", informationExchange),
    some("Absence", ABSENCES, absence),
    scaled("FollowUp", followUp),
    ...(["Project", "Meeting", "Visit"] as const).map((label) => partsIn(world, label)),
  ];
}

const occasions = (world: World, label: Occasion): KindOfRecord => ({
  label,
  count: world.count(label),
  make: (at) => {
    const parties = partsOf(world, label, at).map(({ actor }) => actor);
    return [OCCASIONS[label].make(placeOf(world, label, at), parties)];
  },
});

const partsIn = (world: World, label: Occasion): KindOfRecord => ({
  label: OCCASIONS[label].participation,
  count: world.count(label),
  make: (at) => participations(world, label, at),
});
