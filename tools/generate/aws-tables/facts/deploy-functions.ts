/** Functions that the provider runs, and what they call. */
export const deployFunctions: Readonly<Record<string, string>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": "",
  "aws:route53/getZone:getZone": "route53:ListHostedZones route53:GetHostedZone route53:ListTagsForResource",
  "aws:secretsmanager/getSecretVersion:getSecretVersion": "secretsmanager:GetSecretValue",
  "aws:ssm/getParameter:getParameter": "ssm:GetParameter",
  "aws:ec2/getPrefixList:getPrefixList": "ec2:DescribePrefixLists",
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": "ec2:DescribeManagedPrefixLists ec2:GetManagedPrefixListEntries",
};
