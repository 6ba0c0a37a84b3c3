/** Lets a plain `node -r tests/support/register.js` require the project's TypeScript, translated with the project's own .swcrc. */
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const { transformSync } = require("@swc/core");

require("reflect-metadata");

const root = join(__dirname, "..", "..");
const { $schema: _schema, ...settings } = JSON.parse(readFileSync(join(root, ".swcrc"), "utf8"));

Module._extensions[".ts"] = (module, filename) => {
  const source = readFileSync(filename, "utf8");
  const { code } = transformSync(source, {
    ...settings,
    swcrc: false,
    configFile: false,
    filename,
    sourceMaps: "inline",
  });
  module._compile(code, filename);
};
