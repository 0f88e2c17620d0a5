/** Alarms of each NAT gateway. */
import type { Environment } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { natGateway, natZones, zoneLetter } from "../../vpc/refs.ts";
import { alarm, type Series } from "../alarm.ts";
import { metric, type MetricName } from "../metrics.ts";

/** Spec keys that decide which zones have a NAT gateway. */
export const natKeys = ["vpc.natGateways", "vpc.availabilityZones", "vpc.existingVpc"] as const;

/** Percentage of dropped packets that AWS considers a problem (VPC user guide, "Monitor NAT gateways"). */
const droppedPercent = 0.01;

/** Two alarms per NAT gateway; empty when there is none. */
export function networkAlarms(environment: Environment): readonly Draft[] {
  return natZones(environment).flatMap((zone) => {
    const letter = zoneLetter(environment, zone);
    const dimensions = { NatGatewayId: natGateway(environment, zone).id };
    const of = (name: MetricName<"AWS/NATGateway">): Series => ({ metric: metric("AWS/NATGateway", name, dimensions), stat: "Sum" });
    const shared = { missing: "notBreaching", from: natKeys } as const;
    return [
      alarm(environment, {
        ...shared,
        purpose: `nat-${letter}-ports`,
        description: `The NAT gateway of zone ${letter} has no ports left for one destination: tasks cannot open connections to it. Reuse connections, or add addresses to the gateway.`,
        watch: of("ErrorPortAllocation"),
        period: 60,
        datapoints: [3, 5],
        when: ">",
        threshold: 0,
      }),
      alarm(environment, {
        ...shared,
        purpose: `nat-${letter}-drops`,
        description: `The NAT gateway of zone ${letter} drops packets. Look at AWS's health dashboard, and at its throughput.`,
        watch: {
          expression: "100 * dropped / (sent + received)",
          label: "dropped percent",
          series: { dropped: of("PacketsDropCount"), sent: of("PacketsInFromSource"), received: of("PacketsInFromDestination") },
        },
        period: 300,
        datapoints: [3, 3],
        when: ">",
        threshold: droppedPercent,
      }),
    ];
  });
}
