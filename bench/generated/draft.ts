/** What every generated record has, and how dates, sources and classes are drawn. */
import type { Label, RecordInput, Value } from "../../store/port";
import { Random } from "./random";
import { HAS, PRECISIONS, STATES, VISIBILITIES, YEARS } from "./shape";
import type { World } from "./world";

/** Where a record is made: all of it is drawn from `random`, which belongs to it alone. */
export interface Place {
  readonly world: World;
  readonly random: Random;
  readonly label: Label;
  /** Rank among its kind, from 0. */
  readonly at: number;
}

/** The properties, pointers and parties of one record. */
export interface Draft {
  readonly properties: RecordInput["properties"];
  readonly pointers?: RecordInput["pointers"];
  /** Its parties: where it is not public, they own it, and it is meant for them. None: it is public. */
  readonly parties?: readonly string[];
}

/** The place of the record of a label with this rank (from 0); its random numbers depend on seed, label and rank alone. */
export const placeOf = (world: World, label: Label, at: number): Place => ({
  world,
  label,
  at,
  random: new Random(world.seed, label, at),
});

/** A complete record: adds confidence, unverified fields, sources and visibility to a draft. */
export function recordOf(
  { world, random, label, at }: Place,
  { properties, pointers, parties = [] }: Draft,
): RecordInput {
  const isDoubted = properties.from !== undefined && random.chance(HAS.unverified);
  return {
    id: world.id(label, at),
    pointers: { ...pointers, ...(label === "Source" ? {} : { sources: sourcesOf(world, random) }) },
    ...classified(random, parties, {
      confidence: "VERIFIED",
      unverifiedFields: isDoubted ? ["from"] : [],
      visibility: "PUBLIC",
      ...properties,
    }),
  };
}

function classified(
  random: Random,
  parties: readonly string[],
  properties: Readonly<Record<string, Value | undefined>>,
): Pick<RecordInput, "properties" | "owners" | "audience"> {
  const visibility = parties.length === 0 ? "PUBLIC" : random.drawn(VISIBILITIES);
  if (visibility === "PUBLIC") return { properties };
  const owners = [...new Set(parties)];
  const audience = visibility === "PARTNERS" ? [`state-${random.between(1, STATES)}`, "network-1"] : owners;
  return { properties: { ...properties, visibility }, owners, audience: visibility === "CONFIDENTIAL" ? [] : audience };
}

/** One to three sources, as a rule. */
function sourcesOf(world: World, random: Random): readonly string[] {
  if (!random.chance(HAS.source)) return [];
  const drawn = Array.from({ length: random.between(1, 3) }, () =>
    world.id("Source", random.below(world.count("Source"))),
  );
  return [...new Set(drawn)];
}

/** Draws a year in which cooperation began. */
export const yearOf = (random: Random): number => Number(random.drawn(YEARS));

const two = (number: number): string => String(number).padStart(2, "0");

/** Draws a date in a year, with the precision that dates of the real dataset have. */
export function dateIn(random: Random, year: number): string {
  const precision = random.drawn(PRECISIONS);
  const [month, day] = [two(random.between(1, 12)), two(random.between(1, 28))];
  if (precision === "year") return String(year);
  return precision === "month" ? `${year}-${month}` : `${year}-${month}-${day}`;
}

/** Draws a day in a year. */
export const dayIn = (random: Random, year: number): string =>
  `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
