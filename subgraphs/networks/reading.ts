/** What follows about a network from the records that a viewer may see. */
import { judgeAccession, type Accession } from "../../domain/networks/accession";
import { chairGaps, chairOn, departuresOfTerms, type ChairTermFacts } from "../../domain/networks/chair";
import { explainCosts, type CostStatement } from "../../domain/networks/costs";
import { languageParity, type LanguageParity } from "../../domain/networks/languageParity";
import { meetingYears, type MeetingYear } from "../../domain/networks/meetingYears";
import { whoMaySpeak, type Representation } from "../../domain/networks/representation";
import { AS_RECORDED } from "../../domain/time/partialDate";
import type { Breach } from "../../domain/ruling";
import { isRowOf, today, type Row, type RowOf } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { nameOf, recordOfLabel, recordsOf } from "../shared/loaders";
import { allRelatedRows } from "../shared/related";
import { agreementOn } from "./agreement";
import {
  decisionOf,
  delegationOf,
  mandateOf,
  membershipOf,
  membershipsOf,
  named,
  standingIn,
  standingOf,
  stateOf,
  termOf,
  termYearsOf,
} from "../shared/facts";

const membershipsIn = allRelatedRows("Network", "memberships");
const termsIn = allRelatedRows("Network", "chairTerms");
const decisionsIn = allRelatedRows("Network", "decisions");
const delegationsIn = allRelatedRows("Network", "delegations");
const meetingsIn = allRelatedRows("Network", "meetings");
const projectsOf = allRelatedRows("Network", "projects");
const fundersOf = allRelatedRows("Project", "participants", { role: { eq: "FUNDER" } });
const mandatesOf = allRelatedRows("Npm", "mandates");
const positionsOn = allRelatedRows("Decision", "positions");

type Loaders = SubgraphContext["loaders"];

async function namesOf(loaders: Loaders, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await recordsOf(loaders, [...new Set(ids)])).map((one) => [one.id, nameOf(one)]));
}

async function termFacts(network: RowOf<"Network">, context: SubgraphContext): Promise<readonly ChairTermFacts[]> {
  const terms = await termsIn(network, context);
  const names = await namesOf(
    context.loaders,
    terms.map(({ npmId }) => npmId),
  );
  return terms.map((term) => termOf(term, names));
}

/** Whether an NPM may accede on a date (D5). */
export async function accessionOf(
  npm: RowOf<"Npm">,
  { network, on }: { network: RowOf<"Network">; on: string },
  context: SubgraphContext,
): Promise<Accession> {
  const [state, decisions, mandates, memberships] = await Promise.all([
    recordOfLabel(context.loaders, "State", npm.stateId),
    decisionsIn(network, context),
    mandatesOf(npm, context),
    membershipsIn(network, context),
  ]);
  return judgeAccession(
    {
      network: named(network),
      npm: named(npm),
      state: stateOf(state),
      decisions: decisions.map(decisionOf),
      mandates: mandates.map(mandateOf),
      memberships: membershipsOf(memberships, npm.id),
    },
    on,
    today(),
  );
}

/** Who chairs on a date (D13). */
export const chairOf = async (network: RowOf<"Network">, on: string, context: SubgraphContext) =>
  chairOn(await termFacts(network, context), on, today());

/** Who may speak on a date (D14). */
export async function representativeOf(
  network: RowOf<"Network">,
  on: string,
  context: SubgraphContext,
): Promise<Representation> {
  const [terms, delegations, memberships] = await Promise.all([
    termFacts(network, context),
    delegationsIn(network, context),
    membershipsIn(network, context),
  ]);
  const actors = new Set(delegations.map(({ actorId }) => actorId));
  const standing = Object.fromEntries(
    [...actors].map((actor) => [actor, standingIn(memberships, actor, { on, today: today() })]),
  );
  return whoMaySpeak({ terms, delegations: delegations.map(delegationOf), standing }, on, today());
}

/** Whether the members agree on a proposal, on the day it was closed or today (D12); null for recorded history. */
export async function agreementOf(decision: RowOf<"Decision">, context: SubgraphContext) {
  if (decision.proposedOn == null) return null;
  const network = await recordOfLabel(context.loaders, "Network", decision.networkId);
  if (!network) return null;
  const [memberships, positions] = await Promise.all([membershipsIn(network, context), positionsOn(decision, context)]);
  const subjects = decision.subjectIds ?? [];
  const actors = [...new Set(memberships.map(({ actorId }) => actorId))].sort();
  const names = await namesOf(context.loaders, [...actors, ...subjects]);
  const members = {
    actors,
    standing: (actor: string, on: string) => standingIn(memberships, actor, { on, today: today() }),
    nameOf: (actor: string) => names.get(actor) ?? actor,
  };
  const on = decision.date ?? today();
  // Founders that may not be seen have no voice in what is told.
  const shown = { ...decision, subjectIds: subjects.filter((id) => names.has(id)) };
  return { on, ...agreementOn(on, { decision: shown, network, positions, members }) };
}

/** Where recorded history departs from the rules for certain; recorded facts are kept as they are (D13, D14). */
export async function departuresOf(network: RowOf<"Network">, context: SubgraphContext): Promise<readonly Breach[]> {
  const [terms, memberships] = await Promise.all([termFacts(network, context), membershipsIn(network, context)]);
  return departuresOfTerms(
    terms.map((term) => ({
      ...term,
      membershipAtStart: term.period.from
        ? standingIn(memberships, term.npm, { on: term.period.from, today: AS_RECORDED })
        : "UNDETERMINED",
    })),
    termYearsOf(network),
  );
}

/** Periods for which no chair is recorded, from the founding to a day (D13). */
export async function chairGapsOf(network: RowOf<"Network">, until: string, context: SubgraphContext) {
  const founded = network.foundedDate;
  if (founded == null) return [];
  return chairGaps(await termFacts(network, context), { from: founded, until });
}

/** Years with and without a recorded annual meeting (D8). */
export async function meetingYearsOf(
  network: RowOf<"Network">,
  context: SubgraphContext,
): Promise<readonly MeetingYear[]> {
  const meetings = await meetingsIn(network, context);
  return meetingYears({
    founded: network.foundedDate ?? null,
    until: today(),
    meetings: meetings.map(({ id, type, from, to }) => ({ id, type, from: from ?? null, to: to ?? null })),
  });
}

/** What is recorded of who bears costs: the rule, and funds from outside (D15, D16). */
export async function costsOf(network: RowOf<"Network">, context: SubgraphContext): Promise<CostStatement> {
  const projects = await projectsOf(network, context);
  const funded = await Promise.all(
    projects.map(async (project) => {
      const funders = await fundersOf(project, context);
      const names = await namesOf(
        context.loaders,
        funders.map(({ actorId }) => actorId),
      );
      return { id: project.id, donors: [...names.values()], isFunded: funders.length > 0 };
    }),
  );
  return explainCosts({ funding: funded.filter(({ isFunded }) => isFunded) });
}

/** In which languages the founding document exists, and in which it ought to (D17). */
export async function languageParityOf(
  network: RowOf<"Network">,
  context: SubgraphContext,
): Promise<LanguageParity | null> {
  const original = await recordOfLabel(context.loaders, "Document", network.foundingDocumentId);
  const memberships = (await membershipsIn(network, context)).filter(
    (one) => standingOf([membershipOf(one)], { on: today(), today: today() }) === "CERTAIN",
  );
  const members = await recordsOf(
    context.loaders,
    memberships.map(({ actorId }) => actorId),
  );
  const languages = new Map<string, Row[]>();
  for (const member of members)
    for (const language of languagesOf(member)) languages.set(language, [...(languages.get(language) ?? []), member]);
  const versions = original ? await translationsOf(original, context) : [];
  const version = ({ id, language, date }: RowOf<"Document">) => ({ id, language: language ?? "", date: date ?? null });
  return languageParity({
    required: [...languages].sort().map(([language, speakers]) => ({
      language,
      because: `It is a language of ${speakers.map(nameOf).join(", ")} (D17).`,
      members: speakers.map(({ id }) => id),
    })),
    membersWithoutLanguages: members.filter((one) => languagesOf(one).length === 0).map(nameOf),
    versions: versions.map(version),
    original: original?.language != null ? version(original) : null,
  });
}

/** Languages in which a member works; only NPMs have them recorded one by one. */
const languagesOf = (member: Row): readonly string[] => (isRowOf("Npm", member) ? (member.languages ?? []) : []);

const translationsOf = allRelatedRows("Document", "translations");
