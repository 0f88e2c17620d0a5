import { demand } from "../shared/demand.ts";

/** Public subnets too: the load balancer and NAT gateways bring their own addresses. */
export default demand("SEC-V3", "aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch", "false", (value) => value === false);
