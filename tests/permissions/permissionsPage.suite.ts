import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/projectRoot";
import { ROLES, type RoleName, SCOPES, scopesFor } from "../../policy";
import type { Requirement } from "../../domain/access/scopes";
import { requirementOf } from "../../subgraphs";
import { FIELDS } from "../support/guarded";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { writeDemonstration } from "../../seed";
import { scratchStore } from "../support/world";

const page = readFileSync(join(projectRoot(), "docs", "permissions.md"), "utf8");
/** Cells of the table rows that begin with code. */
const rows = page
  .split("\n")
  .filter((line) => /^\| `/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** Guarded fields that every record has. */
const OF_EVERY_RECORD = ["owners", "audience", "revision"];

/** How the page says what something takes. */
const told = (takes: Requirement): string =>
  takes === "authenticated"
    ? "a token"
    : takes === "public"
      ? "nothing"
      : scopesFor(takes)
          .map((scope) => `\`${scope}\``)
          .join(" or ");

const namesIn = (cell: string): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
const isOfKind = (mutation: string, kind: string): boolean =>
  ["create", "record", "publish", "update", "archive"].some((verb) => mutation === `${verb}${kind}`);

/** The rows of the table of mutations. */
const mutationRows = (/\| mutations \| takes \|\n.*\n((?:\|.*\n)+)/.exec(page)?.[1] ?? "")
  .trim()
  .split("\n")
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const named = new Set(mutationRows.flatMap(([cell = ""]) => namesIn(cell)));

let hub: PermissionsHub;
beforeAll(async () => {
  const store = await scratchStore();
  await writeDemonstration(store);
  hub = await openPermissionsHub(store);
});
afterAll(() => hub.close());

describe("docs/permissions.md", () => {
  it("lists every role with its scopes", () => {
    const listed = rows.filter((row) => row.length === 3 && Object.hasOwn(ROLES, (row[0] ?? "").replaceAll("`", "")));
    expect(listed).toEqual(
      Object.entries(ROLES).map(([name, { description, scopes }]) => [
        `\`${name}\``,
        description,
        scopes.map((scope) => `\`${scope}\``).join(" "),
      ]),
    );
  });

  it("lists every scope with its meaning", () => {
    const listed = rows.filter((row) => row.length === 2 && Object.hasOwn(SCOPES, (row[0] ?? "").replaceAll("`", "")));
    expect(listed).toEqual(Object.entries(SCOPES).map(([name, meaning]) => [`\`${name}\``, meaning]));
  });

  it("lists every field that takes more than nothing", () => {
    const guarded = Object.entries(FIELDS).flatMap(([type, fields]) =>
      Object.entries(fields).flatMap(([field, takes]) =>
        type === "Mutation" || takes === "public" || OF_EVERY_RECORD.includes(field)
          ? []
          : [`\`${type}.${field}\` ${told(takes)}`],
      ),
    );
    const listed = rows.filter((row) => /^`[A-Z]\w+\.\w+`$/.test(row[0] ?? "")).map((row) => row.join(" "));
    expect(listed).toEqual(guarded.sort());
    for (const field of OF_EVERY_RECORD) {
      const row = rows.find(([cell = ""]) => cell.includes(`\`${field}\``) && cell.endsWith("of every record"));
      expect([field, row?.[1]]).toEqual([field, told(requirementOf("Npm", field) ?? "public")]);
    }
  });

  it("lists what it takes to use every mutation", () => {
    const all = Object.keys(FIELDS["Mutation"] ?? {});
    const listed = new Map<string, string>();
    for (const [cell = "", takes = ""] of mutationRows) {
      for (const name of namesIn(cell)) {
        // A kind of record stands for its mutations that are not named by themselves.
        const meant = /^[A-Z]/.test(name) ? all.filter((one) => isOfKind(one, name) && !named.has(one)) : [name];
        for (const one of meant) expect([one, listed.has(one)]).toEqual([one, false]);
        for (const one of meant) listed.set(one, takes);
      }
    }
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(all.map((name) => [name, told(requirementOf("Mutation", name) ?? "public")])),
    );
  });

  it("names the scopes that guard nothing, and no other", () => {
    const [, told = ""] = /\n((?:(?:, | and )?`[a-z:]+`)+) guard nothing yet/.exec(page) ?? [];
    const used = new Set<string>([
      "own:read",
      "network:read",
      // Guards an argument of mutations.
      "import:write",
      ...Object.values(FIELDS).flatMap((fields) => Object.values(fields).flatMap(scopesFor)),
    ]);
    expect([...told.matchAll(/`([a-z]+:[a-z]+)`/g)].map(([, scope]) => scope).sort()).toEqual(
      Object.keys(SCOPES)
        .filter((scope) => !used.has(scope))
        .sort(),
    );
  });

  it("tells the true answers of the worked example", async () => {
    const example = page.split("\n").filter((line) => /^\| (nobody|an analyst|the |Northland|Alpha)/.test(line));
    expect(example).toHaveLength(7);
    const [, query = ""] = /Asked `([^`]+)`/.exec(page) ?? [];
    for (const line of example) {
      const [who = "", how = "", answer = ""] = line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
      const token = await tokenFor(how);
      const { data, errors } = await hub.ask(query, token);
      expect({ who, errors, found: data.informationExchanges.totalCount }).toEqual({
        who,
        errors: [],
        found: Number(answer[0]),
      });
      if (token === undefined) continue;
      const { auditEvents } = (await hub.ask("{ auditEvents { nodes { kind } } }", token)).data;
      const isNoted = auditEvents.nodes.some(({ kind }: { kind: string }) => kind === "CONFIDENTIAL_READ");
      expect([who, isNoted]).toEqual([who, answer.includes("noted")]);
    }
  });
});

/** The token that a row of the example describes as options of `liaison token issue`. */
async function tokenFor(how: string): Promise<string | undefined> {
  if (how === "–") return undefined;
  if (how === "`breakGlass`") {
    const mutation = `mutation { breakGlass(input: { organisation: "npm-demo-north", reason: "test" }) { jwt } }`;
    return (await hub.ask(mutation, await hub.issue("admin"))).data.breakGlass.jwt;
  }
  const option = (name: string) => new RegExp(`--${name} ([\\w-]+)`).exec(how)?.[1];
  const networks = option("networks");
  return hub.issue(option("role") as RoleName, {
    org: option("org") ?? null,
    networks: networks === undefined ? [] : [networks],
  });
}
