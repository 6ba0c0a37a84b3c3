// graphql-codegen: types from the hub itself, by introspection; what they say is checked by TypeScript, and the typed operation is asked.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, folder, url } from "./common.mjs";

const source = join(folder, "codegen");
mkdirSync(source, { recursive: true });
writeFileSync(
  join(source, "app.ts"),
  `import { graphql } from "./gql";
import type { ResultOf } from "@graphql-typed-document-node/core";
export const Profile = graphql(\`query Profile { npm(id: "npm-slovenia") { name state { name } collaborations(asOf: "2023", first: 3) { totalCount nodes { partner { __typename name } period { from to } status } } } }\`);
export const nameOf = ({ npm }: ResultOf<typeof Profile>): string | undefined => npm?.name;
export const totalOf = ({ npm }: ResultOf<typeof Profile>): number | undefined => npm?.collaborations?.totalCount;
// @ts-expect-error: the schema has no such field.
export const noneOf = ({ npm }: ResultOf<typeof Profile>): unknown => npm?.nothing;
`,
);
writeFileSync(
  join(folder, "codegen.json"),
  JSON.stringify({
    schema: url,
    documents: ["codegen/*.ts"],
    generates: { "codegen/gql/": { preset: "client", config: { useTypeImports: true, documentMode: "string" } } },
  }),
);
execFileSync(
  process.execPath,
  [realpathSync(join(folder, "node_modules", ".bin", "graphql-codegen")), "--config", "codegen.json"],
  { cwd: folder, stdio: "inherit" },
);
const tsc = join(folder, "node_modules", "typescript", "bin", "tsc");
const options = [
  "--strict",
  "--skipLibCheck",
  "--noEmit",
  "--module",
  "esnext",
  "--moduleResolution",
  "bundler",
  "--target",
  "es2022",
];
execFileSync(process.execPath, [tsc, ...options, "codegen/app.ts"], { cwd: folder, stdio: "inherit" });
equal(
  "generated types compile, and refuse what the schema lacks",
  readFileSync(join(source, "gql", "graphql.ts"), "utf8").includes("ProfileQuery"),
  true,
);
