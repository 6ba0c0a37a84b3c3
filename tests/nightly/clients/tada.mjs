// gql.tada: types of operations inferred from the committed schema, without generated operations.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, folder, schemaFile } from "./common.mjs";

const source = join(folder, "tada");
mkdirSync(source, { recursive: true });
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    compilerOptions: {
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      module: "nodenext",
      target: "es2022",
      plugins: [{ name: "gql.tada/ts-plugin", schema: schemaFile, tadaOutputLocation: "tada/graphql-env.d.ts" }],
    },
    include: ["tada"],
  }),
);
writeFileSync(
  join(source, "app.ts"),
  `import { initGraphQLTada, type ResultOf } from "gql.tada";
import type { introspection } from "./graphql-env.js";
const graphql = initGraphQLTada<{ introspection: introspection; scalars: { PartialDate: string; DateTime: string } }>();
const Members = graphql(\`query { network(id: "network-see-npm") { members(asOf: "2013-03-26") { totalCount nodes { actor { name } status } } } }\`);
type Node = NonNullable<NonNullable<ResultOf<typeof Members>["network"]>["members"]>["nodes"][number];
export const nameOf = ({ actor }: Node): string | undefined => actor?.name;
// @ts-expect-error: the schema has no such value.
export const isFriend = ({ status }: Node): boolean => status === "FRIEND";
`,
);
const bin = (...path) => join(folder, "node_modules", ...path);
execFileSync(process.execPath, [bin("gql.tada", "bin", "cli.js"), "generate-output", "--tsconfig", "tsconfig.json"], {
  cwd: folder,
  stdio: "inherit",
});
execFileSync(process.execPath, [bin("typescript", "bin", "tsc"), "-p", "tsconfig.json"], {
  cwd: folder,
  stdio: "inherit",
});
equal("types are inferred from the schema, and refuse what it lacks", true, true);
