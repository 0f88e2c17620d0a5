/**
 * Errors about specs side by side, the cost of an environment, and edits: those that do not reach a deployed stack, and those that need an
 * approval. Part of `compilerErrors`.
 */
import type { CompilerErrorInfo } from "./error-info.ts";

export const projectErrors = {
  "networks-overlap": {
    area: "project",
    title: "Two networks of an account have the same addresses",
    reason:
      "AWS creates both networks, but can never connect them: a peering connection or a transit gateway needs distinct addresses, and the block of a network cannot be changed later. A warning, which a waiver accepts.",
    waivable: true,
  },
  "assertion-failed": {
    area: "project",
    title: "Assertion about reachability does not hold",
    reason:
      "The plan lets packets arrive that the assertion forbids, or keeps out packets that it requires. The message names one such packet and the steps of its path, and the related lines cause them. What only deployment tells counts as reachable, and never as proof.",
    bad: 'assertions: ["internet !-> alb"]',
  },
  "unknown-endpoint": {
    area: "project",
    title: "Assertion names an endpoint that the plan does not have",
    reason:
      "An assertion about something that is not there proves nothing. Most likely the name is misspelled, or a key that creates the endpoint is off.",
    bad: 'assertions: ["internet !-> databse"]',
  },
  "budget-exceeded": {
    area: "project",
    title: "Estimated monthly cost exceeds the budget",
    reason:
      "The environment costs more per month than `budget` allows. The related lines show the five most expensive decisions, and what the next smaller choice of each would save.",
    bad: "budget: {monthly: 1}",
  },
  "budget-incomplete": {
    area: "project",
    title: "Budget cannot be checked, because prices are missing",
    reason:
      "The price book has no price for some of what the environment is billed for, so the real cost may exceed the budget unnoticed. A hard budget that cannot be checked is an error, a soft one a warning.",
  },
  "region-without-prices": {
    area: "project",
    title: "No price data for the region",
    reason: "There is no price book for the region, so neither the cost nor the budget can be judged.",
  },
  "outdated-prices": {
    area: "project",
    title: "Price data is more than a year old",
    reason: "AWS changes prices several times a year, so the estimated cost may be wrong.",
  },
  "no-effect-after-creation": {
    area: "project",
    title: "Edit has no effect on a deployed stack",
    reason:
      "The property applies when its resource is created. Afterwards something else owns it, such as autoscaling the number of tasks, and `pulumi up` ignores changes of it. The edit is compared with the plan of the last commit.",
  },
  "change-not-approved": {
    area: "project",
    title: "Change needs an approval",
    reason:
      "In class prod, `diff --gate` lets no change through that loses data, destroys what holds it, or is down for longer than `maxDowntime`, unless the spec approves it. What no fact decides counts as well.",
  },
  "change-effect": {
    area: "project",
    title: "What an edited line does",
    reason: "`diff --format github` annotates each edited line with the operations that it causes. A warning, and no fault of the line.",
  },
  "approval-unneeded": {
    area: "project",
    title: "Approval matches nothing",
    reason:
      "An approval that stays after its change would let a later change of the same kind through unseen. Most likely the change is deployed, or the resource has another ID.",
  },
} as const satisfies Readonly<Record<string, CompilerErrorInfo>>;
