/** States, sources, actors and what hangs on them. Everyone is called by a number. */
import type { RecordInput } from "../../store/port";
import { dayIn, recordOf, yearOf, type Place } from "./draft";
import type { Random } from "./random";
import {
  ADVISORY_ROLES,
  BODY_TYPES,
  CSO_TYPES,
  MANDATES,
  MEMBERSHIPS,
  NPM_MODELS,
  OPCAT_STATUSES,
  REGIONS,
} from "./shape";

const named = ({ world, label, at }: Place, kind: string): string => `${kind} ${world.numberOf(label, at)}`;

/** A web page with a title and a date. */
export function source(place: Place): RecordInput {
  const title = named(place, "Source");
  return recordOf(place, { properties: { title, kind: "WEB_PAGE", date: dayIn(place.random, yearOf(place.random)) } });
}

/** A state with its OPCAT status; its code is from the range that ISO 3166-1 leaves to users. */
export function state(place: Place): RecordInput {
  const { random, at } = place;
  const opcatStatus = random.drawn(OPCAT_STATUSES);
  const region = random.drawn(REGIONS);
  return recordOf(place, {
    properties: {
      name: named(place, "State"),
      iso3: userAssigned(at),
      kind: "UN_MEMBER",
      opcatStatus,
      region,
      npmStatus: opcatStatus === "PARTY" ? "DESIGNATED" : "NOT_APPLICABLE",
      npmStatusAsOf: "2024",
      lat: random.between(-55, 70),
      lon: random.between(-180, 180),
      coeMember: region === "Europe",
      ...(opcatStatus === "PARTY" ? { ratificationYear: random.between(2003, 2024) } : {}),
    },
  });
}

/** Codes that ISO 3166-1 leaves to users and never gives to a state: XAA to XZZ. */
function userAssigned(at: number): string {
  const letter = (number: number) => String.fromCharCode(65 + number);
  return `X${letter(Math.floor(at / 26) % 26)}${letter(at % 26)}`;
}

/** The NPM of a state, hosted by an institution, with the standing of its mandate. */
export function npm(place: Place): RecordInput {
  const { world, random, at } = place;
  return recordOf(place, {
    properties: {
      name: named(place, "NPM"),
      model: random.drawn(NPM_MODELS),
      isCivilSociety: false,
      hostInstitution: named(place, "Institution"),
      ...mandateOf(random),
    },
    pointers: { state: world.id("State", world.stateOfNpm(at)) },
  });
}

function mandateOf(random: Random): { status: string; from: string; to?: string } {
  const status = random.drawn(MANDATES);
  const year = random.between(2006, 2020);
  return { status, from: String(year), ...(status === "DISSOLVED" ? { to: String(year + 4) } : {}) };
}

/** The mandate of the NPM of the same rank. */
export function mandate(place: Place): RecordInput {
  const { world, random, at } = place;
  const drawn = mandateOf(random);
  const actingAs = drawn.status === "NOT_YET_OPERATIONAL" ? "FUTURE_NPM" : "NPM";
  const pointers = { npm: world.id("Npm", at), state: world.id("State", world.stateOfNpm(at)) };
  return recordOf(place, { properties: { institution: named(place, "Institution"), actingAs, ...drawn }, pointers });
}

/** A civil society organisation; one that works internationally belongs to no state. */
export function cso(place: Place): RecordInput {
  const { world, random, at } = place;
  const type = random.drawn(CSO_TYPES);
  return recordOf(place, {
    properties: { name: named(place, "Organisation"), type, isCivilSociety: true, focus: "detention" },
    pointers: type === "INTERNATIONAL_NGO" ? {} : { state: world.id("State", world.stateOfCso(at)) },
  });
}

/** A public or international body; some are part of another. */
export function body(place: Place): RecordInput {
  const { world, random, at } = place;
  const type = random.drawn(BODY_TYPES);
  return recordOf(place, {
    properties: { name: named(place, "Body"), type, isCivilSociety: type === "INTERNATIONAL_NGO" },
    // Only earlier ones have parts, so that no chain ends where it began.
    pointers: at > 0 && random.chance(0.28) ? { parent: world.id("Body", random.rank(at, 1)) } : {},
  });
}

/** An active network of NPMs, founded between 2004 and 2012. */
export function network(place: Place): RecordInput {
  const foundedDate = dayIn(place.random, place.random.between(2004, 2012));
  return recordOf(place, {
    properties: {
      name: named(place, "Network"),
      type: "NPM_NETWORK",
      status: "ACTIVE",
      isCivilSociety: false,
      foundedDate,
    },
  });
}

/** The membership of an NPM in a network. */
export function membership(place: Place): RecordInput {
  const { world, random, at } = place;
  const lastAttested = String(random.between(2018, 2025));
  return recordOf(place, {
    properties: { status: random.drawn(MEMBERSHIPS), from: dayIn(random, random.between(2013, 2018)), lastAttested },
    // Half of the members have joined two.
    pointers: { network: world.id("Network", world.network(random)), actor: world.id("Npm", Math.floor(at / 1.5)) },
  });
}

/** The advisory council of an NPM. */
export function advisoryBody(place: Place): RecordInput {
  const { world, random, at } = place;
  return recordOf(place, {
    properties: {
      name: named(place, "Council"),
      roles: [random.drawn(ADVISORY_ROLES)],
      establishedYear: random.between(2009, 2022),
      memberCount: random.between(5, 20),
    },
    pointers: { npm: world.id("Npm", at % world.count("Npm")) },
  });
}
