import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../config/projectRoot";
import { SETTINGS } from "../../../config/settings";
import type { Hub } from "../../support/hub";
import { datasetHub } from "../../support/datasetHub";

const readme = readFileSync(join(projectRoot(), "README.md"), "utf8");
const queries = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query]) => query ?? "");

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

describe("the README", () => {
  it("lists every setting with its default and meaning, and no other", () => {
    const rows = SETTINGS.map(
      ({ name, default: standard, meaning }) =>
        `| \`${name}\` | ${standard === undefined ? "" : `\`${standard}\``} | ${meaning} |`,
    );
    const listed = readme.split("\n").filter((line) => /^\| `[A-Z]/.test(line));
    expect(listed.map((line) => line.replace(/\s+/g, " "))).toEqual(rows.map((row) => row.replace(/\s+/g, " ")));
  });

  it("tells the true members of the founding, and who is undetermined", async () => {
    const { data, errors } = await hub.ask(queries[0] ?? "");
    expect(errors).toEqual([]);
    const names = (nodes: { actor: { name: string } }[]) =>
      nodes.map(({ actor }) => actor.name.replace("NPM ", "")).sort();
    const { members } = data.network;
    expect(names(members.nodes)).toEqual(["Albania", "Croatia", "Montenegro", "North Macedonia", "Serbia", "Slovenia"]);
    expect(names(members.undetermined.map(({ node }: { node: unknown }) => node))).toEqual([
      "Bulgaria",
      "Greece",
      "Hungary",
      "Romania",
    ]);
    for (const name of [...names(members.nodes), "Bulgaria", "Greece", "Hungary", "Romania"])
      expect(readme).toContain(name);
  });

  it("tells the true cooperation of Slovenia in 2023", async () => {
    const { data, errors } = await hub.ask(queries[1] ?? "");
    expect(errors).toEqual([]);
    const { totalCount, partnerCount, coverage, nodes } = data.npm.collaborations;
    expect({ totalCount, partnerCount, newest: coverage.newestAttestation }).toEqual({
      totalCount: 10,
      partnerCount: 10,
      newest: "2023-03-27",
    });
    expect(nodes.map(({ period }: { period: object }) => period)).toEqual(Array(10).fill({ from: "2023", to: "2026" }));
    const counted =
      await hub.ask(`{ npm(id: "npm-slovenia") { collaborations(asOf: "2012", where: { pattern: { eq: OMBUDSMAN_PLUS } }) {
      nodes { status period { to } lastAttested } } } }`);
    expect(counted.data.npm.collaborations.nodes).toEqual(
      Array(5).fill({ status: "ENDED", period: { to: null }, lastAttested: "2012" }),
    );
  });

  it("finds the SPT although it is spelt wrongly", async () => {
    const { data } = await hub.ask(queries[2] ?? "");
    expect(data.search[0].node.id).toBe("body-spt");
  });
});
