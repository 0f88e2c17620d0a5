import type { PlanResource } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { isForOwnAccount } from "../shared/principals.ts";

const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const separate = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";

const rule: Rule = {
  severity: "error",
  title: "VPC endpoint policies allow only this account",
  reason:
    "The default endpoint policy gives everybody access to every resource of the service. A compromised task could copy data to a bucket of another account.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  good: "{overrides: {vpc-endpoint-s3: {merge: {tags: {Team: chat}}}}}",
  bad: "{overrides: {vpc-endpoint-s3: {remove: [policy]}}}",
  security: {
    optional: "with-waiver",
    demand: "VPC endpoint policies allow only this account",
    ids: { checkov: ["CKV_AWS_123"], prowler: ["vpc_endpoint_connections_trust_boundaries"] },
  },

  // What overrides change in the policies of planned endpoints needs a waiver whatever it says; here are the endpoints that a spec adds.
  *checkPlan(view) {
    const extra = view.ofModule("extraResources");
    const policies = extra.filter(({ type }) => type === separate);
    const guarded = new Set(policies.map(({ inputs }) => view.target(inputs["vpcEndpointId"])?.id));
    for (const { id, type, inputs } of extra) {
      if (type === endpoint && takesPolicy(inputs) && inputs["policy"] === undefined && !guarded.has(id))
        yield {
          resource: id,
          property: "policy",
          message: "without a policy, the endpoint lets everybody use every resource of the service",
        };
    }
    for (const { resource, property, effect, condition } of view.statements()) {
      if (resource.module !== "extraResources" || (resource.type !== endpoint && resource.type !== separate)) continue;
      if (effect === "Allow" && !isForOwnAccount(view, condition))
        yield {
          resource: resource.id,
          property,
          message: "the endpoint lets principals of other accounts pass: limit `aws:PrincipalAccount`",
        };
    }
  },
};

/** Endpoints of Gateway Load Balancers have no policy. */
function takesPolicy(inputs: PlanResource["inputs"]): boolean {
  return inputs["vpcEndpointType"] !== "GatewayLoadBalancer";
}

export default rule;
