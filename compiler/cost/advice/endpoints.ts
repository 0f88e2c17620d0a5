/** NAT gateway or interface endpoints: hours of one against gigabytes of the other. */
import { decimal, decimalText, minus, over, times, type Decimal } from "../../pricing/decimal.ts";
import { priceOf } from "../../pricing/price-book.ts";
import { Traffic } from "../../pricing/traffic.ts";
import { costOf } from "../index.ts";
import { quantityOf, saving, withWaivers } from "./try.ts";
import type { Advice, Situation } from "./types.ts";

const key = "vpc.enableInterfaceEndpoints";

export function endpointAdvice(situation: Situation): readonly Advice[] {
  const { report, alternatives } = situation;
  const nat = report.plan.resources.some(({ type }) => type === "aws:ec2/natGateway:NatGateway");
  if (!nat) return [];
  const there = quantityOf(report.lines, "interface endpoint hours") > 0n;
  const tried = saving(situation, key, !there);
  const other = alternatives.change(key, !there);
  if (tried === undefined || other === undefined) return [];
  const hours = quantityOf(there ? report.lines : costOf(other.plan, report.book).lines, "interface endpoint hours");
  const gigabytes = new Traffic(report.plan.usage).perThousandUsers("awsGigabytesPerThousandUsers");
  const why = arithmetic(situation, hours, gigabytes);
  if (why === undefined) return [];
  return [
    {
      title: there ? "AWS traffic through NAT instead of interface endpoints" : "interface endpoints instead of NAT for AWS traffic",
      key,
      saves: tried.saves,
      why,
      givesUp: there
        ? withWaivers("traffic to AWS services leaves the VPC, encrypted with TLS", tried.waivers)
        : "none; NAT still carries all other traffic",
    },
  ];
}

/** Endpoints cost their hours and save the difference between the two prices per GB: they pay off above the quotient. */
function arithmetic({ report: { book } }: Situation, hours: Decimal, gigabytes: Decimal): string | undefined {
  const price = (item: string, unit: string) => priceOf(book, "vpc", item, unit).usd;
  const [hour, endpointGb, natGb] = [
    price("interface_endpoint_hour", "hour"),
    price("interface_endpoint_gb", "GB"),
    price("nat_gateway_gb", "GB"),
  ];
  if (hour === undefined || endpointGb === undefined || natGb === undefined || natGb <= endpointGb) return undefined;
  const monthly = times(hours, hour);
  const breakEven = over(monthly, minus(natGb, endpointGb));
  const text = (value: Decimal, digits: number) => decimalText(value, digits);
  return (
    `endpoints have a fixed cost of ${text(monthly, 2)} a month and cost ${text(minus(natGb, endpointGb), 3)} less per GB than NAT: ` +
    `they pay off above ${text(breakEven, 0)} GB a month; this environment has ${text(gigabytes, gigabytes < decimal(10) ? 2 : 0)} GB`
  );
}
