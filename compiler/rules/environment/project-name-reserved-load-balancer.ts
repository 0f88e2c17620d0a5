import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Project name makes a reserved load balancer name",
  reason: "The load balancer's name, which begins with the project's, does not begin with `internal-`: AWS keeps that for itself.",
  source: "Elastic Load Balancing CreateLoadBalancer, Name",
  good: "{projectName: internals}",
  bad: "{projectName: internal}",

  *checkSpec({ projectName }) {
    if (!`${projectName}-`.startsWith("internal-")) return;
    yield {
      key: "projectName",
      message: `the load balancer's name would begin with \`internal-\`, which AWS refuses`,
      help: "begin the project name with another word",
    };
  },
};

export default rule;
