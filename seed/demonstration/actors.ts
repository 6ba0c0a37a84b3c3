/** Made-up states, NPMs with their mandates, civil society organisations, bodies, and where all of it was “read”. */
import type { LabelledRecord } from "../rowRecords";
import { confidential, madeUp, partners, restricted, SOURCE } from "./madeUp";

const [source, state, npm, mandate] = [madeUp("Source"), madeUp("State"), madeUp("Npm"), madeUp("Mandate")];
const [cso, body, alias] = [madeUp("Cso"), madeUp("Body"), madeUp("Alias")];

const sources: readonly LabelledRecord[] = [
  source(SOURCE, {
    title: "Demonstration of the hub, stands for no document",
    publisher: "nobody",
    url: "https://demonstration.invalid/",
    citedAddress: "no address",
    date: "2026",
    accessedVia: "nothing was read",
    kind: "UNVERIFIED",
    note: "Every record that names this source is made up.",
  }),
  source(
    "src-demo-letter",
    { title: "Letter to the members, stands for no document", date: "2024-02", kind: "UNVERIFIED" },
    restricted(["network-demo-shores"]),
  ),
];

// Codes that ISO 3166-1 leaves to its users, so that they are never those of a state.
const states: readonly LabelledRecord[] = [
  state("state-demo-northland", {
    name: "Northland",
    nameFootnote: "There is no such state.",
    iso2: "XA",
    iso3: "XXA",
    kind: "UN_MEMBER",
    region: "Nowhere",
    subregion: "Northern Nowhere",
    capital: "Northhaven",
    lat: 0.5,
    lon: -30.5,
    opcatStatus: "PARTY",
    signatureDate: "2008-03-01",
    signatureType: "SIGNATURE",
    ratificationDate: "2010-09-15",
    ratificationYear: 2010,
    ratificationType: "RATIFICATION",
    article24Declared: true,
    article24Part: "PART_IV",
    coeMember: true,
    cptConventionParty: true,
    npmStatus: "DESIGNATED",
    npmStatusAsOf: "2024-02",
    npmDesignationYear: 2012,
    npmStatusNote: "Two institutions share the work.",
    note: "Shows every field of a state.",
  }),
  state("state-demo-southland", {
    name: "Southland",
    iso2: "XB",
    iso3: "XXB",
    kind: "UN_MEMBER",
    region: "Nowhere",
    capital: "Southmouth",
    opcatStatus: "PARTY",
    ratificationYear: 2013,
    ratificationType: "ACCESSION",
    article24Declared: false,
    coeMember: false,
    cptConventionParty: false,
    npmStatus: "DESIGNATED",
  }),
];

const npms: readonly LabelledRecord[] = [
  npm("npm-demo-north", {
    name: "NPM of Northland",
    nameLocal: "Nordwacht",
    hostInstitution: "Ombuds Office of Northland",
    model: "OMBUDSMAN_PLUS",
    aptTypeLabel: "Ombuds institution with civil society",
    designationYear: 2012,
    designationDate: "2012-01-20",
    operationalYear: 2013,
    legalBasis: "Prevention Act",
    languages: ["en", "fr"],
    status: "ACTIVE",
    isCivilSociety: false,
    from: "2012-01-20",
    note: "Member of the network of the shores.",
    state: "state-demo-northland",
  }),
  npm("npm-demo-south", {
    name: "Prevention Board of Southland",
    model: "NEW_SPECIALISED_BODY",
    status: "ACTIVE",
    isCivilSociety: false,
    from: "2021-07",
    state: "state-demo-southland",
  }),
  npm("npm-demo-east", {
    name: "Inspectorate of the East",
    model: "HUMAN_RIGHTS_INSTITUTION",
    status: "DISSOLVED",
    isCivilSociety: false,
    from: "2014",
    to: "2021-07",
    state: "state-demo-southland",
  }),
  npm("npm-demo-coast", {
    name: "Coastal Commissioner",
    model: "SEVERAL_INSTITUTIONS",
    status: "ACTIVE",
    isCivilSociety: false,
    from: "2018",
    state: "state-demo-northland",
  }),
  npm(
    "npm-demo-isle",
    {
      name: "Island Observatory, not yet announced",
      model: "NEW_SPECIALISED_BODY",
      status: "NOT_YET_OPERATIONAL",
      isCivilSociety: false,
      state: "state-demo-northland",
    },
    restricted(["network-demo-shores", "npm-demo-isle"], ["npm-demo-isle"]),
  ),
];

const mandates: readonly LabelledRecord[] = [
  mandate("mandate-demo-north", {
    institution: "Ombuds Office of Northland",
    actingAs: "NPM",
    status: "ACTIVE",
    legalBasis: "Prevention Act",
    from: "2012-01-20",
    state: "state-demo-northland",
    npm: "npm-demo-north",
  }),
  mandate("mandate-demo-south", {
    institution: "Prevention Board",
    actingAs: "NPM",
    status: "ACTIVE",
    from: "2021-07",
    state: "state-demo-southland",
    npm: "npm-demo-south",
  }),
  mandate("mandate-demo-east", {
    institution: "Inspectorate of the East",
    actingAs: "NPM",
    status: "DISSOLVED",
    from: "2014",
    to: "2021-07",
    state: "state-demo-southland",
    npm: "npm-demo-east",
  }),
  // Public by itself, hidden with the NPM that is not yet announced.
  mandate("mandate-demo-isle", {
    institution: "Island Observatory",
    actingAs: "FUTURE_NPM",
    status: "NOT_YET_OPERATIONAL",
    state: "state-demo-northland",
    npm: "npm-demo-isle",
  }),
];

const csos: readonly LabelledRecord[] = [
  cso("cso-demo-alpha", {
    name: "Alpha Association",
    nameLocal: "Alfabund",
    acronym: "DEMAA",
    type: "NGO",
    isCivilSociety: true,
    focus: "Monitoring",
    note: "Party of a confidential exchange.",
    state: "state-demo-northland",
  }),
  cso(
    "cso-demo-beta",
    { name: "Beta Circle", acronym: "DEMBC", type: "COALITION", isCivilSociety: true, state: "state-demo-southland" },
    confidential("cso-demo-beta", "npm-demo-south"),
  ),
  cso(
    "cso-demo-gamma",
    { name: "Gamma Institute", type: "ACADEMIC_OR_RESEARCH", isCivilSociety: true, state: "state-demo-southland" },
    restricted(["network-demo-shores", "cso-demo-gamma"], ["cso-demo-gamma"]),
  ),
  cso(
    "cso-demo-delta",
    { name: "Delta Relief", type: "HUMANITARIAN_ORGANISATION", isCivilSociety: true },
    partners(["network-demo-shores"], ["cso-demo-delta"]),
  ),
];

const bodies: readonly LabelledRecord[] = [
  body("body-demo-assembly", { name: "Assembly of Nowhere", type: "UN_BODY", isCivilSociety: false }),
  body("body-demo-committee", {
    name: "Committee that visits states",
    acronym: "DEMCV",
    type: "UN_TREATY_BODY",
    isCivilSociety: false,
    seat: "Northhaven",
    establishedYear: 2007,
    note: "Its contacts with NPMs are confidential.",
    parent: "body-demo-assembly",
  }),
  body("body-demo-fund", { name: "Prevention Fund", type: "INTERNATIONAL_NGO", isCivilSociety: true }),
  body(
    "body-demo-patron",
    { name: "Patron who stays unnamed", type: "DONOR", isCivilSociety: false, parent: "body-demo-assembly" },
    confidential("body-demo-patron", "npm-demo-north"),
  ),
];

const aliases: readonly LabelledRecord[] = [
  alias("alias-demo-north", {
    name: "Kingdom of the North",
    language: "en",
    from: "1990",
    to: "2001-05-01",
    entity: "state-demo-northland",
  }),
  // Public by itself, hidden with the organisation that bears the name.
  alias("alias-demo-beta", { name: "Bird Ringing Society", language: "en", entity: "cso-demo-beta" }),
  alias(
    "alias-demo-alpha",
    { name: "Working title Windmill", from: "2023", entity: "cso-demo-alpha" },
    restricted(["network-demo-shores", "cso-demo-alpha"], ["cso-demo-alpha"]),
  ),
];

/** States, actors, mandates, aliases and sources of the demonstration. */
export const actors: readonly LabelledRecord[] = [
  ...sources,
  ...states,
  ...npms,
  ...csos,
  ...bodies,
  ...mandates,
  ...aliases,
];
