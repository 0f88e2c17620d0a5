import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Overrides keep what protects data from deletion",
  reason:
    "Pulumi refuses to delete a protected resource, and a final snapshot or a recovery window outlives one that was deleted by mistake. Without them a wrong change of the spec loses the data at once.",
  source: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
  good: "{overrides: {rds-instance: {set: {deleteAutomatedBackups: false}, options: {protect: true}}}}",
  bad: "{overrides: {rds-instance: {options: {protect: false}}}}",
  security: {
    optional: "in-dev",
    demand: "overrides keep what protects data from deletion",
    prodWaiver: "conflict",
    note: "whoever retires an environment turns protection off, deploys, and then destroys it",
  },
};

export default rule;
