/** The demonstration as a society, and who writes in it. */
import { ROLES, viewpointOf, type RoleName, type Viewer } from "../../../../policy";
import { demonstrationRecords } from "../../../../seed";
import type { Submission } from "../../../../store/port";
import { partiesOf } from "../../../../subgraphs/shared/writing/draft";
import { viewerWith } from "../../../support/viewers";
import { visibleIds } from "../../inference/oracle";
import { apart, archivalOf } from "./archivals";
import { tokenOf } from "../askers";
import type { Society } from "./society";
import { withObjections } from "./submissions";

const NETWORKS = ["network-demo-shores", "network-demo-inland"];
const graph = demonstrationRecords().flatMap(({ label, records }) => records.map((record) => ({ ...record, label })));

/** Something handed in about a record, so that a hidden record has hidden proposals and reports too. */
const submissionAbout = (kind: Submission["kind"], record: string, org: string | null = null): Submission => ({
  id: `${kind.toLowerCase()}-on-${record}`,
  kind,
  record,
  label: graph.find(({ id }) => id === record)?.label ?? "Source",

  field: null,
  message: "Sample",
  subject: "test",
  org,
  client: null,
  at: "2026-06-01T00:00:00.000Z",
  status: "OPEN",
  answer: null,
  answeredAt: null,
  values: kind !== "PROPOSAL" ? [] : [{ field: "confidence", before: ["UNVERIFIED"], after: ["SEED"] }],
});

const archivable = (label: string) =>
  graph.flatMap((record) => (record.label === label ? (archivalOf(record, graph) ?? []) : []));

/** On a day on which the South chairs. */
export const DEMONSTRATION: Society = {
  added: [],
  now: "2026-06-15T12:00:00.000Z",
  // Of each kind the first that nothing else needs: some that are seen, some that are hidden.
  archived: apart(["Collaboration", "Document"].flatMap((label) => archivable(label).slice(0, 2))),
  ...withObjections(graph, [
    ...graph
      .filter(({ label }) => label === "Document" || label === "InformationExchange")
      .flatMap(({ id }) => [submissionAbout("PROPOSAL", id), submissionAbout("REPORT", id)]),
    ...graph
      .filter(({ label }) => label === "Collaboration")
      .flatMap((record) =>
        partiesOf(record.label, record)
          .slice(-1)
          .map((org) => submissionAbout("OBJECTION", record.id, org)),
      ),
  ]),
};

function someone(role: RoleName, org: string | null, memberOf: readonly string[] = []): Viewer {
  const { scopes } = ROLES[role];
  const grant = { scopes, org, networks: NETWORKS, countries: [] };
  const whole = {
    ...grant,
    role,
    subject: "someone",
    tokenId: tokenOf(org),
    expiresAt: Date.parse("2026-12-31") / 1000,
  };
  return viewerWith({ ...whole, viewpoint: viewpointOf(grant, memberOf) });
}

const SHORES = NETWORKS.slice(0, 1);

/** Who writes, by a name for it; together the first two may use every mutation. */
export const DEMONSTRATION_VIEWERS: readonly (readonly [who: string, viewer: Viewer])[] = [
  ["the operator", someone("admin", null)],
  ["the secretariat", someone("secretariat", "npm-demo-south", SHORES)],
  ["a partner", someone("partner", "cso-demo-alpha")],
  ["a member", someone("member", "npm-demo-north", SHORES)],
  ["an observer", someone("member", "npm-demo-coast")],
  ["a steward", someone("steward", null)],
];

/** Ids that are hidden from a viewer: of records, of what was handed in about them, and of the tokens of others. */
export function hiddenFrom({ viewpoint, org, scopes }: Viewer): readonly string[] {
  const visible = visibleIds(graph, viewpoint);
  const records = graph.map(({ id }) => id).filter((id) => !visible.has(id));
  const submissions = DEMONSTRATION.submissions.filter(({ record }) => !visible.has(record)).map(({ id }) => id);
  if (scopes.includes("tokens:administer")) return [...records, ...submissions];
  return [...records, ...submissions, ...["npm-1", "cso-1"].filter((one) => one !== org).map(tokenOf)];
}
