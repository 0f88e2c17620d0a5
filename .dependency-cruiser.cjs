/**
 * The house: source → validate → model → modules → plan → consumers. A stage imports only stages to its left. `test/project/house.test.ts`
 * runs this and fails when no module, or not every module, was cruised.
 */
const stages = [
  "package", "canonical", "diagnostics", "aws", "source", "edit", "plan", "provider", "model", "pricing", "change", "reach", "drift",
  "rules", "validate", "reference", "modules", "overrides", "cost", "explain", "why", "graph", "permissions", "policy", "docs",
  "explore", "diff", "init",
]; // prettier-ignore
const consumers = ["cost", "explain", "why", "graph", "permissions", "policy", "docs", "explore"];

/** For each stage: what stands to its right. Consumers of the plan do not know each other. */
const oneWay = stages.slice(0, -1).map((stage, index) => ({
  name: `${stage}-imports-only-to-its-left`,
  severity: "error",
  from: { path: `^compiler/${stage}/` },
  to: { path: `^compiler/(${[...stages.slice(index + 1), "cli", "library", "interpreter"].join("|")})/` },
}));

/** What each consumer reads besides the plan; ARCHITECTURE.md says why. Plans of changed specs are made for `cost` by `compiler/what-if.ts`. */
const beside = {
  graph: ["diagnostics/counted\\.ts"],
  explore: ["canonical/", "change/types\\.ts"],
  cost: [
    "aws/", "change/", "diagnostics/", "model/", "modules/registry\\.generated\\.ts", "package/", "pricing/", "reference/", "source/", "validate/schema/",
  ], // prettier-ignore
  explain: ["diagnostics/", "model/types\\.ts", "pricing/", "reference/", "source/", "validate/schema/"],
  why: ["change/types\\.ts", "diagnostics/", "model/(edited-keys|types)\\.ts", "reference/", "source/"],
  permissions: ["aws/", "diagnostics/", "rules/shared/"],
  policy: ["canonical/", "diagnostics/", "model/types\\.ts", "reference/rules\\.ts", "rules/", "source/"],
  docs: ["diagnostics/", "model/types\\.ts", "package/", "reference/", "rules/", "validate/schema/"],
};
const planIsEnough = consumers.map((name) => ({
  name: `${name}-reads-the-plan`,
  severity: "error",
  from: { path: `^compiler/${name}/` },
  to: { path: "^compiler/", pathNot: [name + "/", "plan/", ...beside[name]].map((path) => `^compiler/${path}`) },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    ...planIsEnough,
    {
      name: "consumers-do-not-know-each-other",
      severity: "error",
      from: { path: `^compiler/(${consumers.join("|")})/` },
      to: { path: `^compiler/(${consumers.join("|")})/`, pathNot: "^compiler/$1/" },
    },
    {
      name: "library-is-imported-by-nobody",
      severity: "error",
      from: { path: "^(compiler|bench)/", pathNot: "^compiler/library/" },
      to: { path: "^compiler/library/" },
    },
    {
      name: "library-runs-no-command",
      comment: "Of the command line it knows what the pages are made from, and the definitions that they describe.",
      severity: "error",
      from: { path: "^compiler/library/" },
      to: {
        path: "^compiler/(cli|interpreter)/",
        pathNot: [
          "^compiler/cli/docs/files\\.ts$",
          "^compiler/cli/all-commands\\.ts$",
          "^compiler/cli/targets/(duplicate-environments|project)\\.ts$",
        ],
      },
    },
    {
      name: "modules-know-each-other-by-refs-alone",
      severity: "error",
      from: { path: "^compiler/modules/([^/]+)/" },
      to: { path: "^compiler/modules/[^/]+/", pathNot: ["^compiler/modules/($1|shared)/", "/refs\\.ts$"] },
    },
    {
      name: "pulumi-at-run-time-in-the-interpreter-alone",
      severity: "error",
      from: { path: "^compiler/", pathNot: "^compiler/interpreter/" },
      to: { path: "^node_modules/@pulumi/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "interpreter-stands-alone",
      comment:
        "It reads a plan; of the compiler it knows the plan's types and expressions, the fingerprint, the package's files, what makes text safe to print, and nothing else.",
      severity: "error",
      from: { path: "^compiler/interpreter/" },
      to: {
        path: "^compiler/",
        pathNot: [
          "^compiler/interpreter/", "^compiler/plan/(types|values|expressions|ip-blocks)\\.ts$", "^compiler/source/", "^compiler/canonical/", "^compiler/package/",
          "^compiler/diagnostics/render/printable\\.ts$",
        ], // prettier-ignore
      },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "no-tools-in-the-product", severity: "error", from: { path: "^compiler/" }, to: { path: "^(test|tools|bench)/" } },
    { name: "tests-are-imported-by-tests-alone", severity: "error", from: { path: "^(compiler|tools|bench)/" }, to: { path: "^test/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
