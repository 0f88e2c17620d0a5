/** Relations of networks, load balancers and names. */
import { actionPlaces } from "../elb.ts";
import { relationsOf, type Relation } from "./relation.ts";

const ec2 = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference";
const elb = "https://docs.aws.amazon.com/elasticloadbalancing/latest";

/** What an action of a listener or of a rule needs. */
const settings = {
  redirect: "redirect",
  "fixed-response": "fixedResponse",
  "authenticate-oidc": "authenticateOidc",
  "authenticate-cognito": "authenticateCognito",
} as const;

const actions = actionPlaces.flatMap(([type, at]) =>
  relationsOf(type, `${elb}/APIReference/API_Action.html`, [
    { at, if: { type: ["forward"] }, then: { some: ["targetGroupArn", "forward"] } },
    ...Object.entries(settings).map(([kind, property]) => ({ at, if: { type: [kind] }, then: { needs: [property] } })),
    // What is not stated stays as it is in the request, so the answer would lead to itself.
    { at: `${at}.redirect`, then: { some: ["protocol", "host", "port", "path"] } },
  ]),
);

/** Policies of records: AWS tells the records of a name apart by their identifiers. */
const routing = ["weighted", "latency", "failover", "geolocation", "geoproximity"]
  .map((kind) => (kind === "geoproximity" ? `${kind}RoutingPolicy` : `${kind}RoutingPolicies`))
  .concat(["cidrRoutingPolicy", "multivalueAnswerRoutingPolicy"]);

export const networkRelations: readonly Relation[] = [
  ...actions,
  ...relationsOf("aws:lb/listenerRule:ListenerRule", `${elb}/APIReference/API_RuleCondition.html`, [
    {
      at: "conditions",
      then: { exactlyOne: ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"] },
    },
  ]),
  ...relationsOf("aws:lb/loadBalancer:LoadBalancer", `${elb}/APIReference/API_CreateLoadBalancer.html`, [
    { then: { exactlyOne: ["subnets", "subnetMappings"] } },
  ]),
  ...relationsOf("aws:lb/targetGroup:TargetGroup", `${elb}/application/edit-target-group-attributes.html`, [
    { if: { loadBalancingAnomalyMitigation: ["on"] }, then: { values: { loadBalancingAlgorithmType: ["weighted_random"] } } },
    { if: { protocol: ["HTTP", "HTTPS"] }, then: { values: { "stickiness.type": ["lb_cookie", "app_cookie", null] } } },
    { if: { "stickiness.type": ["app_cookie"] }, then: { needs: ["stickiness.cookieName"] } },
    { if: { protocol: ["TCP", "TLS", "UDP", "TCP_UDP", "GENEVE"] }, then: { without: ["protocolVersion"] } },
    { if: { targetType: ["ip", "instance", "alb", null] }, then: { needs: ["port", "protocol", "vpcId"] } },
  ]),
  ...relationsOf("aws:ec2/natGateway:NatGateway", `${ec2}/API_CreateNatGateway.html`, [
    { if: { connectivityType: ["private"] }, then: { without: ["allocationId", "secondaryAllocationIds"] } },
    { if: { connectivityType: ["public", null], availabilityMode: ["zonal", null] }, then: { needs: ["allocationId"] } },
  ]),
  ...relationsOf("aws:ec2/route:Route", `${ec2}/API_CreateRoute.html`, [
    { then: { exactlyOne: ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"] } },
    {
      then: {
        exactlyOne: [
          ...["carrierGatewayId", "coreNetworkArn", "egressOnlyGatewayId", "gatewayId", "localGatewayId", "natGatewayId"],
          ...["networkInterfaceId", "odbNetworkArn", "transitGatewayId", "vpcEndpointId", "vpcPeeringConnectionId"],
        ],
      },
    },
  ]),
  ...relationsOf("aws:ec2/vpcEndpoint:VpcEndpoint", `${ec2}/API_CreateVpcEndpoint.html`, [
    { if: { vpcEndpointType: ["Gateway", null] }, then: { without: ["subnetIds", "securityGroupIds", "privateDnsEnabled"] } },
    { if: { vpcEndpointType: ["Interface"] }, then: { without: ["routeTableIds"] } },
  ]),
  ...relationsOf("aws:ec2/managedPrefixList:ManagedPrefixList", `${ec2}/API_CreateManagedPrefixList.html`, [
    { then: { fits: ["entries", "maxEntries"] } },
    { then: { unique: ["entries", "cidr"] } },
  ]),
  ...relationsOf("aws:route53/record:Record", "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html", [
    { if: { aliases: "stated" }, then: { without: ["ttl", "records"] } },
    { if: { aliases: "absent" }, then: { needs: ["ttl", "records"] } },
    { then: { mostOne: routing } },
    ...routing.map((policy) => ({ if: { [policy]: "stated" as const }, then: { needs: ["setIdentifier"] } })),
    { if: { type: ["CNAME"] }, then: { without: ["multivalueAnswerRoutingPolicy"] } },
  ]),
];
