/** What `npm pack` packs; that all commands run from it is shown by `npm run nightly -- package`. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataHome, projectRoot } from "../../config/projectRoot";

const root = projectRoot();

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;

let files: readonly string[];
beforeAll(() => {
  // What is packed was built before the tests began.
  const options = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [packed] = JSON.parse(execFileSync("npm", options, { cwd: root, encoding: "utf8" }));
  files = (packed.files as { path: string }[]).map(({ path }) => path);
});

describe("the package", () => {
  it.each([
    "package.json",
    "LICENSE",
    "NOTICE",
    "README.md",
    "cli/liaison.mjs",
    "cli/endWithNpm.mjs",
    "dist/main.js",
    "dist/cli/program.js",
    "dist/analysis/thread/worker.js",
    "dist/store/embedded/pom.xml",
    "dist/store/embedded/Launcher.java",
    "dist/store/embedded/StoreSizes.java",
    "dist/web/index.html",
    "dist/web/graphiql.html",
    "dist/web/licences.md",
    "seed/data/npms.csv",
    "seed/data/LICENSE",
  ])("holds %s", (file) => {
    expect(files).toContain(file);
  });

  it("holds every file that the pages name, and every file of the dataset", () => {
    const web = ["index.html", "graphiql.html"].map((page) => readFileSync(join(root, "dist", "web", page), "utf8"));
    const named = web.flatMap((page) =>
      [...page.matchAll(/"\/explorer\/([^"]+)"/g)].map(([, file]) => `dist/web/${file}`),
    );
    const dataset = readdirSync(join(root, "seed", "data")).map((file) => `seed/data/${file}`);
    expect(named.length).toBeGreaterThan(4);
    expect([...named, ...dataset].filter((file) => !file.endsWith(".DS_Store") && !files.includes(file))).toEqual([]);
  });

  it("holds no tests, no sources in TypeScript, no tools, no maps and no data of a hub", () => {
    const unwanted =
      /(^|\/)(tests?\/|bench\/|scripts\/|web\/(?!\S+\.(js|css|json|svg|html|md)$)|node_modules|\.\w)|\.(ts|tsx|map|tgz)$|\.liaison|\.env/;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  it("holds nothing built of sources that are gone", () => {
    const compiled = files.filter((file) => /^dist\/(?!web\/).*\.js$/.test(file));
    const sourceOf = (file: string) => file.replace(/^dist\//, "").replace(/\.js$/, ".ts");
    expect(compiled.length).toBeGreaterThan(200);
    expect(compiled.filter((file) => !existsSync(join(root, sourceOf(file))))).toEqual([]);
  });

  it("names as dependencies what is pinned by overrides, which npm heeds in the root package alone", () => {
    const atRunTime = Object.entries(manifest.overrides).filter(([name]) => name.startsWith("@graphql-tools/"));
    expect(atRunTime.length).toBeGreaterThan(0);
    for (const [name, version] of atRunTime)
      expect([name, manifest.dependencies[name.replace(/(?<=.)@\d+$/, "")]]).toEqual([name, version]);
  });
});

describe("data lie by default", () => {
  it("in the project where there is one", () => {
    expect(dataHome("/home/x/liaison")).toBe("/home/x/liaison");
  });

  it("where the command is typed, for a package: npm replaces the folder of its own", () => {
    expect(dataHome("/home/x/node_modules/liaison")).toBe(process.cwd());
  });
});
