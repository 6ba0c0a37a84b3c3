/** Collaborations, what is exchanged, and what is known to be absent. */
import type { RecordInput } from "../../store/port";
import { dateIn, dayIn, recordOf, yearOf, type Place } from "./draft";
import type { Random } from "./random";
import {
  FORMALITIES,
  HAS,
  PARTNER_KINDS,
  PATTERNS,
  REGULARITIES,
  SAME_STATE,
  SECOND_PATTERN,
  STATES,
  STATUSES,
} from "./shape";

/** What is done, by pattern, in words of the kind that descriptions use: the rules read them. */
const DESCRIPTIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  OMBUDSMAN_PLUS: [
    "Chosen in a public tender to take part in visits of the NPM for two years",
    "Agreement to join visits, draft proposals and reports under the plan of the NPM",
    "Works with the NPM under a yearly contract",
  ],
  ADVISORY_BODY: [
    "Seat in the advisory committee of the NPM",
    "Member of the consultative body: comments on plans, priorities and reports",
    "Sits on the council beside the NPM",
  ],
  CAPACITY_STRENGTHENING: [
    "Training for the NPM on methods of monitoring",
    "Expertise on the medical documentation of ill-treatment",
    "Workshops and help with the rules of procedure",
  ],
  INFORMATION_EXCHANGE: [
    "Yearly meeting at which baseline information is shared",
    "Reports passed on before visits",
    "Round table on topics to address",
  ],
  SPECIFIC_ACTIVITIES: [
    "Joint visits to places of detention",
    "Conference organised together",
    "Thematic study made together",
  ],
  INSTITUTIONAL_SUPPORT: ["Advice to the NPM and a peer visit", "Study visit", "Seminar on the mandate"],
  MUTUAL_SUPPORT: ["Speaks for the recommendations of the NPM", "Joint statement on prison conditions"],
};
const ELSE = ["Cooperation of several years"] as const;

/** A collaboration of an NPM, with patterns, partner and period in the shares of the real dataset. */
export function collaboration(place: Place): RecordInput {
  const { world, random, at } = place;
  const npm = world.npm(random);
  const { partner, ...kind } = partnerOf(place, npm);
  const patterns = patternsOf(random);
  const seat = patterns.includes("ADVISORY_BODY") && npm < world.count("AdvisoryBody");
  const described = random.pick(DESCRIPTIONS[patterns[0] ?? ""] ?? ELSE);
  return recordOf(place, {
    properties: {
      description: `${described}, round ${at + 1}`,
      patterns,
      ...kind,
      ...periodOf(random),
      formality: random.drawn(FORMALITIES),
      regularity: random.drawn(REGULARITIES),
      ...(random.chance(HAS.instrument) ? { instrument: "memorandum" } : {}),
    },
    pointers: {
      npm: world.id("Npm", npm),
      partner,
      ...(seat ? { advisoryBody: world.id("AdvisoryBody", npm) } : {}),
    },
    parties: [world.id("Npm", npm), ...(partner === undefined ? [] : [partner])],
  });
}

function patternsOf(random: Random): string[] {
  const drawn = [random.drawn(PATTERNS), ...(random.chance(SECOND_PATTERN) ? [random.drawn(PATTERNS)] : [])];
  return [...new Set(drawn)];
}

interface Partner {
  readonly partnerKind: string;
  readonly partner?: string;
  readonly partnerLabel?: string;
}

function partnerOf({ world, random }: Place, npm: number): Partner {
  const partnerKind = random.drawn(PARTNER_KINDS);
  switch (partnerKind) {
    case "CSO": {
      const isNear = random.chance(SAME_STATE);
      const cso = isNear ? world.csoIn(random, world.stateOfNpm(npm)) : world.cso(random);
      return { partnerKind, partner: world.id("Cso", cso) };
    }
    case "BODY":
      return { partnerKind, partner: world.id("Body", world.body(random)) };
    case "NPM": {
      const other = world.npm(random);
      return { partnerKind, partner: world.id("Npm", other === npm ? (npm + 1) % world.count("Npm") : other) };
    }
    case "UNNAMED_CSO_GROUP":
      return { partnerKind, partnerLabel: "several organisations" };
    case "INDIVIDUAL_EXPERTS":
      return { partnerKind, partnerLabel: "experts" };
  }
}

/** Status, first and last year, and what dated sources show between them. */
function periodOf(random: Random): Record<string, string> {
  const status = random.drawn(STATUSES);
  const first = yearOf(random);
  const last = Math.min(2025, first + random.rank(8, 1));
  const period: Record<string, string> = { status };
  if (random.chance(HAS.from)) period.from = String(first);
  if (random.chance(status === "ENDED" ? 0.8 : 0.1)) period.to = String(status === "ENDED" ? last + 1 : 2027);
  if (!random.chance(HAS.attestation)) return period;
  const attested = dateIn(random, first);
  const isOnce = random.chance(HAS.oneAttestation) || last === first;
  return { ...period, firstAttested: attested, lastAttested: isOnce ? attested : dateIn(random, last) };
}

/** A confidential exchange between an NPM and a civil society organisation of its state. */
export function informationExchange(place: Place): RecordInput {
  const { world, random } = place;
  const npm = world.npm(random);
  const [one, other] = [world.id("Npm", npm), world.id("Cso", world.csoIn(random, world.stateOfNpm(npm)))];
  const drawn = recordOf(place, {
    properties: { kind: "TOPIC_SUGGESTED", topic: "a topic", date: dayIn(random, yearOf(random)) },
    pointers: { npm: one, partner: other },
  });
  // Never public: visible to its two parties only until both agree (OPCAT 21(1)).
  return {
    ...drawn,
    properties: { ...drawn.properties, visibility: "CONFIDENTIAL" },
    owners: [one, other],
    audience: [],
  };
}

/** The statement that one pattern does not exist in a state. */
export function absence(place: Place): RecordInput {
  const { world, random, at } = place;
  const pattern = random.drawn(PATTERNS);
  return recordOf(place, {
    properties: {
      statement: `What does not exist, statement ${at + 1}`,
      pattern,
      asOf: dateIn(random, yearOf(random)),
    },
    pointers: { state: world.id("State", STATES - 1 - at) },
  });
}
