/** `rds.rdsInstanceClass` → `rdsInstanceClass`: what a reader writes inside the section that a finding is shown in. */
export function withoutSection(key: string): string {
  return key.slice(key.indexOf(".") + 1);
}
