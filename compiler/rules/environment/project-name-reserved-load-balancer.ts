/**
 * The load balancer's name, which begins with the project's, does not begin with `internal-`: AWS keeps that for itself.
 *
 * Good: `{projectName: internals}`
 * Bad: `{projectName: internal}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-B1",
  severity: "error",
  title: "The project name is not the word `internal` and does not begin with it and a hyphen",
  source: "Elastic Load Balancing CreateLoadBalancer, Name",
  *check({ projectName }) {
    if (!`${projectName}-`.startsWith("internal-")) return;
    yield {
      key: "projectName",
      message: `the load balancer's name would begin with \`internal-\`, which AWS refuses`,
      help: "begin the project name with another word",
    };
  },
};

export default rule;
