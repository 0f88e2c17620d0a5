/** Security policies of Application Load Balancers. AWS publishes no machine-readable list. */
import type { Table } from "../table.ts";
import { pack } from "../table.ts";

/** Lowest TLS version that a policy accepts, to the policies' names without their prefix. */
const policies: Readonly<Record<string, string>> = {
  "1.0": "2016-08 FS-2018-06 TLS13-1-0-2021-06 TLS13-1-0-FIPS-2023-04 TLS13-1-0-FIPS-PQ-2025-09 TLS13-1-0-PQ-2025-09",
  "1.1": "FS-1-1-2019-08 TLS-1-1-2017-01 TLS13-1-1-2021-06 TLS13-1-1-FIPS-2023-04",
  "1.2": `
    FS-1-2-2019-08 FS-1-2-Res-2019-08 FS-1-2-Res-2020-10 TLS-1-2-2017-01 TLS-1-2-Ext-2018-06
    TLS13-1-2-2021-06 TLS13-1-2-Ext1-2021-06 TLS13-1-2-Ext2-2021-06 TLS13-1-2-Res-2021-06
    TLS13-1-2-FIPS-2023-04 TLS13-1-2-Ext0-FIPS-2023-04 TLS13-1-2-Ext1-FIPS-2023-04 TLS13-1-2-Ext2-FIPS-2023-04 TLS13-1-2-Res-FIPS-2023-04
    TLS13-1-2-PQ-2025-09 TLS13-1-2-Ext1-PQ-2025-09 TLS13-1-2-Ext2-PQ-2025-09 TLS13-1-2-Res-PQ-2025-09
    TLS13-1-2-FIPS-PQ-2025-09 TLS13-1-2-Ext0-FIPS-PQ-2025-09 TLS13-1-2-Ext1-FIPS-PQ-2025-09 TLS13-1-2-Ext2-FIPS-PQ-2025-09
    TLS13-1-2-Res-FIPS-PQ-2025-09
    TLS13-1-2-RFC9151-FIPS-2023-07 TLS13-1-2-Ext0-RFC9151-FIPS-2023-07
    TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07 TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07
    TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07 TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07`,
  "1.3": "TLS13-1-3-2021-06 TLS13-1-3-FIPS-2023-04 TLS13-1-3-PQ-2025-09 TLS13-1-3-FIPS-PQ-2025-09 TLS13-1-3-RFC9151-FIPS-2023-07",
};

/** Policies that satisfy Security Hub control ELB.17. The first is the default of AWS's console. */
const recommended = `
  TLS13-1-2-Res-PQ-2025-09
  TLS13-1-2-Res-FIPS-PQ-2025-09
  TLS13-1-3-PQ-2025-09
  TLS13-1-3-FIPS-PQ-2025-09
  TLS13-1-2-Res-2021-06
  TLS13-1-2-Res-FIPS-2023-04
  TLS13-1-3-2021-06
  TLS13-1-3-FIPS-2023-04`;

/** TLS policies by the lowest version that they accept, and those that Security Hub recommends. */
export function tlsPolicies(): Table {
  return {
    source: "AWS documentation, Application Load Balancer security policies; Security Hub control ELB.17",
    date: "2026-11-24",
    note: "Application Load Balancers only: ELBSecurityPolicy-2015-05, which only Network Load Balancers have, is left out.",
    policies: Object.fromEntries(Object.entries(policies).map(([version, names]) => [version, pack(fullNames(names).sort())])),
    recommended: pack(fullNames(recommended)),
  };
}

function fullNames(names: string): string[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => `ELBSecurityPolicy-${name}`);
}
