/**
 * How strict each row is in a dev environment: the column "Dev" of the merged table of security rules (Checkov, Security Hub, CIS, Trivy,
 * cdk-nag, Prowler), and where this project differs from it.
 */
import type { Strictness } from "../../../../../compiler/rules/security-rows.ts";

const column: Readonly<Record<Strictness, string>> = {
  N: "V2 V3 V11 G1 G4 G5 G6 R1 R3 R4 R5 R9 R10 R12 R16 R17 R18 E1 E2 E3 E7 E8 E9 Q1 Q2 Q3 Q4 Q6 I1 I2 I3 I4 I6 I7 C2 C4 C5 S5 S6 S7 S8 S9 S10 S11 L2 L3 L5 L6 L8 L10 L13 L14 L15 L16 L17 W5 O1 O4 B1 B2 B4 B7 B9 B10 K3 K5",
  W: "V4 V5 V9 G3 R6 R7 R11 R15 R22 E6 I5 C1 C6 S2 S3 S4 L1 L7 B3 K1",
  D: "V1 V8 R2 R8 R13 R14 R20 R21 E4 E5 E11 Q5 C3 S1 L4 L9 W1 W2 W4 W6 O3 K2 K6 K7",
  X: "V10 R19 E10 L11 L12 L18 W3 B5 B6 B8 B11",
};

/** Cells that are no letter, or more than one, and what holds here. */
const decided: Readonly<Record<string, Strictness>> = {
  // No cell: the sources do not say. They cost nothing, so nothing waives them.
  V6: "N",
  V7: "N",
  K4: "N",
  // "X for port 80 when it only redirects": the rule lets 80 pass, and nothing else.
  G2: "N",
  // "X in dev; prod 365 days, or 30 to 90 with a waiver": off in dev without a waiver, as D is.
  O2: "D",
};

/** Strictness by row code, `SEC-R1`. */
export const reference: Readonly<Record<string, Strictness>> = Object.fromEntries([
  ...Object.entries(column).flatMap(([strictness, codes]) => codes.split(" ").map((code) => [`SEC-${code}`, strictness as Strictness])),
  ...Object.entries(decided).map(([code, strictness]) => [`SEC-${code}`, strictness]),
]);
