import js from "@eslint/js";
import tseslint from "typescript-eslint";

const TESTS = ["tests/**", "**/*.test.ts"];
const SCRIPTS = [
  "scripts/**",
  "cli/**/*.mjs",
  "web/**/*.mjs",
  "bench/**/*.cjs",
  "*.{js,mjs,cjs}",
  ".dependency-cruiser.cjs",
];

/** What Node gives to every file; TypeScript files are checked by the compiler instead. */
const TIMERS = ["setTimeout", "clearTimeout", "setInterval", "clearInterval"];
const NODE_GLOBALS = ["Buffer", "URL", "console", "fetch", "performance", "process", ...TIMERS];
/** A leading underscore says that something is left unused on purpose. */
const UNDERSCORE = { argsIgnorePattern: "^_", varsIgnorePattern: "^_" };

/** Guides, where one looks once more: an idea is not split to fit, and a longer one says why it is (eslint-disable with a reason). */
const SIZES = {
  "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
  "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
  "max-params": ["error", 3],
  "max-depth": ["error", 3],
  complexity: ["error", 12],
};

/** Settings are parsed once, in config/environment.ts; everything else is given them. */
const NO_ENVIRONMENT = "Only config/environment.ts reads the environment; take the setting as an argument.";

const NO_DEFAULT = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name: one thing, one name everywhere.",
};
/** What a transaction reads it reads whoever may see it; judged at a bench, none of it is told to whom it is hidden. */
const JUDGED = "Only what writes records has the whole transaction; judge at a bench (judgedAs).";

export default tseslint.config(
  // Clients that are tried at night have packages of their own, elsewhere.
  {
    ignores: [
      "dist/",
      "coverage/",
      ".liaison/",
      "seed/data/",
      "node_modules/",
      "tests/nightly/clients/",
      "web/api/operations.ts",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      ...SIZES,
      // `== null` is the short way to say "null or undefined".
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-unused-vars": ["error", UNDERSCORE],
    },
  },
  {
    files: SCRIPTS,
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, "readonly"])) },
  },
  {
    files: ["**/*.cjs", "**/*.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { module: "writable", require: "readonly", __dirname: "readonly" },
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", UNDERSCORE],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // An async function without await is how a synchronous throw becomes a rejection; transports need that.
      "@typescript-eslint/require-await": "off",
      "no-restricted-properties": ["error", { object: "process", property: "env", message: NO_ENVIRONMENT }],
      "no-restricted-imports": [
        "error",
        { paths: ["process", "node:process"].map((name) => ({ name, importNames: ["env"], message: NO_ENVIRONMENT })) },
      ],
      "no-restricted-syntax": ["error", NO_DEFAULT],
    },
  },
  {
    files: ["subgraphs/**"],
    // Confirmations, objections and restoring write more than a rule judges; what they tell is made of what the viewer sees.
    ignores: [
      "subgraphs/shared/writing/*.ts",
      "subgraphs/shared/revision.ts",
      "subgraphs/access/{parties,restoring,settlement}.ts",
    ],
    rules: {
      "no-restricted-syntax": [
        "error",
        NO_DEFAULT,
        { selector: "ImportSpecifier[imported.name='WriteTransaction']", message: JUDGED },
        { selector: "MemberExpression[property.name='transact']", message: JUDGED },
      ],
    },
  },
  {
    files: ["web/**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { project: "./web/tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A component is mostly what it shows.
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  // Processes that the bench starts need the variables of the one that starts them.
  {
    files: ["config/environment.ts", "bench/server.ts"],
    rules: { "no-restricted-properties": "off", "no-restricted-imports": "off" },
  },
  // Most lines of the model are data.
  { files: ["model/**"], rules: { "max-lines": "off" } },
  // Words for declaring data, parts of a statement, and GraphQL’s resolvers (source, arguments, context, info): an object around four would say less.
  { files: ["model/**", "store/cypher/**", "subgraphs/**"], rules: { "max-params": ["error", 4] } },
  {
    files: TESTS,
    rules: {
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": "off",
      // A row of a table is a case: its callback has as many parameters as the table has columns.
      "max-params": "off",
      "max-depth": "off",
      complexity: "off",
      "no-restricted-properties": "off",
      "no-restricted-imports": "off",
      // Jest takes the start and the end of a run from default exports.
      "no-restricted-syntax": "off",
      // Answers of the API are JSON; the assertions say what is in them.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
