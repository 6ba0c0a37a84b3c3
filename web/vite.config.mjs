import { defineConfig } from "vite";
import { atlas } from "./build/atlas.mjs";

export default defineConfig({
  root: import.meta.dirname,
  // The page itself is served at /, its files under this path.
  base: "/explorer/",
  plugins: [atlas()],
  build: {
    outDir: "../dist/web",
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
