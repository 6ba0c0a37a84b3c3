/** What `liaison demo` adds to a hub: made-up records of every class, and a token of each kind to look at them with. */
import { ROLES, type Grant, type RoleName } from "../policy";
import { writeDemonstration } from "../seed";
import type { Store } from "../store/port";
import type { Identity } from "./identity";
import { issueAsOperator } from "./operatorToken";

const DAY = 86_400;
const NETWORK = "network-demo-shores";

/** Who is shown: role, organisation, networks, and what to expect. */
const SHOWN: readonly (readonly [role: RoleName, org: string | null, networks: readonly string[], sees: string])[] = [
  ["analyst", null, [NETWORK], "public records and those for partners of the network of the shores"],
  ["partner", "cso-demo-alpha", [], "what is for this organisation, and the exchanges it is a party of"],
  ["member", "npm-demo-north", [], "its own records in every class, and what is for members of the network"],
  [
    "secretariat",
    "npm-demo-south",
    [NETWORK],
    "what members of the network see, and acts for it while its NPM chairs, until May 2027",
  ],
  ["steward", null, [], "public records, with who owns them"],
  ["admin", null, [], "public records, all tokens and the audit"],
];

/** Writes the made-up records; resolves to a sentence. */
export async function addDemonstration(store: Store): Promise<string> {
  const count = await writeDemonstration(store);
  return `This hub holds ${count} made-up records beside the dataset, marked as such; they are not about anyone real.`;
}

/** Issues the tokens; resolves to a text that shows them and what to try. */
export async function demonstrationTokens(url: string, { keys }: Identity, store: Store): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000);
  const lines: string[] = [];
  for (const [role, org, networks, sees] of SHOWN) {
    const grant: Grant = {
      subject: `demo ${role}`,
      role,
      scopes: ROLES[role].scopes,
      org,
      purpose: "demonstration",
      networks,
      countries: [],
      operations: null,
      breakGlass: null,
      expiresAt: issuedAt + DAY,
    };
    const { jwt } = await issueAsOperator({ keys, store }, grant, issuedAt);
    lines.push(`${role}${org === null ? "" : ` of ${org}`} sees ${sees}:`, jwt, "");
  }
  return [
    "Tokens for a day, one for each kind of viewer:",
    "",
    ...lines,
    "Try one, and then without it; docs/writing.md shows what can be written:",
    `curl ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer TOKEN' \\`,
    `  -d '{"query":"{ viewer { classes } informationExchanges { totalCount nodes { topic } } }"}'`,
  ].join("\n");
}
