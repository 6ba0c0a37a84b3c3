import { join } from "node:path";
import { defineConfig } from "vite";
import { atlas } from "./build/atlas.mjs";

export default defineConfig({
  root: import.meta.dirname,
  // The pages themselves are served at / and /graphql, their files under this path.
  base: "/explorer/",
  plugins: [atlas()],
  build: {
    outDir: "../dist/web",
    rolldownOptions: {
      input: ["index.html", "graphiql.html"].map((page) => join(import.meta.dirname, page)),
      // Packages of React’s world mark what is for browsers; here everything is.
      onLog: (level, log, tell) => log.code !== "MODULE_LEVEL_DIRECTIVE" && tell(level, log),
    },
    emptyOutDir: true,
    target: "es2022",
    assetsDir: ".",
    // Nothing inline: the policy of the page allows files of the hub only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Licences of what is bundled, for whoever passes it on.
    license: { fileName: "licences.md" },
  },
});
